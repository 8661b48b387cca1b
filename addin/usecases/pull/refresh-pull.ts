import { fail, ok } from '../../../shared/result.ts';
import type { Pull } from '../metadata.ts';
import { findBlock } from './block.ts';
import { fetchMerge } from './fetch-merge.ts';
import { fillBlock } from './fill-block.ts';
import { refreshForms } from './forms.ts';
import { type Pulled, pullOf } from './pull-of.ts';
import { fromHost, keptIfCancelled, type PullResult } from './pull-problem.ts';
import type { PullRequest } from './request.ts';
import { behind } from './sources.ts';

/** Brings a pulled block up to date where it stands; what the reviewer wrote beside a record stays beside it. */
export async function refreshPull(request: PullRequest, before: Pull): PullResult<Pulled> {
  const { host, book, annex } = request;
  if (annex.layout === 'form') return refreshForms(request, before);
  const fetched = await fetchMerge(request);
  if (!fetched.ok) return keptIfCancelled(fetched.error);
  request.onStage('writing');
  const name = book.sheets.get(before.sheet)?.name ?? '';
  const block = await findBlock(host, book, { id: before.sheet, name }, annex);
  if (!block.ok) return fromHost(block.error);
  if (!block.value) return fail({ kind: 'gone' });
  // Rows that the reviewer put in or took out would be taken for records: nothing of theirs is overwritten.
  const pulled = before.rows.reduce((sum, [count]) => sum + count, 0);
  if (block.value.rows.length !== pulled) return fail({ kind: 'changed' });
  const units = new Map(block.value.rows.map(({ row }, at) => [row, behind(before, at)[0]?.unit ?? '']));
  const filled = await fillBlock(request, block.value, fetched.value.merged, units);
  if (!filled.ok) return filled;
  // Once it is written it counts, also where it can't be looked at again.
  const now = await findBlock(host, book, { id: before.sheet, name }, annex);
  const standing = (now.ok ? now.value : undefined) ?? block.value;
  const pull = pullOf(request, before.sheet, standing, fetched.value.merged);
  return ok({ pull: { ...pull, beside: before.beside }, merged: fetched.value.merged, moved: filled.value });
}
