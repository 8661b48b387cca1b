import { fail, ok } from '../../../shared/result.ts';
import { fromApi, type PullResult } from './pull-problem.ts';
import type { Fetched, PullRequest } from './request.ts';

/** The merge of a unit, and who has reported: two requests at once. */
export async function fetchMerge({ api, annex, unit, onStage, signal }: PullRequest): PullResult<Fetched> {
  onStage('fetching');
  const [merged, progress] = await Promise.all([
    api.merged(annex.notice, annex.id, { unit }),
    api.progress(annex.notice, unit),
  ]);
  if (signal.aborted) return fail({ kind: 'cancelled' });
  if (!merged.ok) return fromApi(merged.error);
  if (!progress.ok) return fromApi(progress.error);
  const own = progress.value.annexes.find(({ id }) => id === annex.id);
  if (!own || merged.value.records.length === 0) return fail({ kind: 'empty' });
  return ok({ merged: merged.value, progress: own });
}
