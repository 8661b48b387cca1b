import type { HostProblem } from '../../host/host-problem.ts';
import { findBlock, type StandingBlock } from './block.ts';
import type { Journal } from './journal.ts';
import type { PullProblem } from './pull-problem.ts';
import type { PullRequest } from './request.ts';

/** A block could not be brought up to date: it is put back, looked at, and what came of that is said. */
export async function undone(
  { host, book, annex }: PullRequest,
  journal: Journal,
  block: StandingBlock | undefined,
  problem: HostProblem,
): Promise<PullProblem> {
  const untouched = journal.isEmpty;
  const isBack = await journal.putBack();
  if (problem.code === 'gone') return { kind: 'host', problem };
  if (!isBack) return { kind: 'half', problem };
  if (block && !untouched) {
    const name = book.sheets.get(block.sheet)?.name ?? '';
    const now = await findBlock(host, book, { id: block.sheet, name }, annex);
    if (!now.ok || !isSame(block, now.value)) return { kind: 'half', problem };
  }
  if (problem.code === 'cancelled') return { kind: 'kept' };
  return untouched ? { kind: 'host', problem } : { kind: 'restored', problem };
}

function isSame(before: StandingBlock, now: StandingBlock | undefined): boolean {
  return JSON.stringify(before.rows) === JSON.stringify(now?.rows);
}
