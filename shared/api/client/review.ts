import type { Forwarded, ForwardInput } from '../contracts/forward.ts';
import type { Lineage, LineageQuery } from '../contracts/lineage.ts';
import type { Merged, MergedQuery } from '../contracts/merged.ts';
import type { Progress, ProgressSeries } from '../contracts/progress.ts';
import type { DecisionInput } from '../contracts/review.ts';
import type { Decided } from '../contracts/submission.ts';
import { type Calls, part, posted } from './call.ts';

const annexPath = (notice: string, annex: string) => `/notices/${part(notice)}/annexes/${part(annex)}`;

/** What those above see of it: progress, decisions, merges, and where a figure comes from. */
export const reviewCalls = ({ json, bytes }: Calls) => ({
  /** By a reviewer of the unit directly above. `key`: the Idempotency-Key. */
  decide: (submission: string, input: DecisionInput, key: string) =>
    json<Decided>(`/submissions/${part(submission)}/decisions`, posted(input, key)),
  /** The merge of what was accepted below, handed up. `key`: the Idempotency-Key. */
  forward: (notice: string, annex: string, input: ForwardInput, key: string) =>
    json<Forwarded>(`${annexPath(notice, annex)}/forward`, posted(input, key)),
  /** Where a merged figure comes from, down to the row somebody filled in. */
  lineage: (notice: string, annex: string, query: Omit<LineageQuery, 'record'> & { record?: number } = {}) =>
    json<Lineage>(`${annexPath(notice, annex)}/lineage`, { query }),
  merged: (notice: string, annex: string, query: Pick<MergedQuery, 'unit' | 'basis'> = {}) =>
    json<Merged>(`${annexPath(notice, annex)}/merged`, { query: { ...query, format: 'json' } }),
  /** Beyond 20,000 rows the Worker answers `merge.tooLargeForServer`: render from `merged` then. */
  mergedFile: (
    notice: string,
    annex: string,
    format: 'xlsx' | 'csv',
    query: Pick<MergedQuery, 'unit' | 'basis'> = {},
  ) => bytes(`${annexPath(notice, annex)}/merged`, { query: { ...query, format } }),
  /** `depth`: levels of the tree below the unit; 1, those directly below, by default. */
  progress: (notice: string, unit?: string, depth?: number, annex?: string) =>
    json<Progress>(`/notices/${part(notice)}/progress`, { query: { unit, depth, annex } }),
  progressSeries: (notice: string, query: { unit?: string; step?: 'hour' | 'day' } = {}) =>
    json<ProgressSeries>(`/notices/${part(notice)}/progress/series`, { query }),
});
