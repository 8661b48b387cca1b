import { columnNumber } from '../grid/address.ts';
import type { Issue } from './issue.ts';

function columnOf(issue: Issue): number {
  if (issue.cell === null) return 0;
  return columnNumber(/^[A-Z]+/.exec(issue.cell)?.[0] ?? '');
}

/** The order people read findings in: the sheet's own first, then from the top, in a row from the left. */
export function byPlace(a: Issue, b: Issue): number {
  return (a.row ?? 0) - (b.row ?? 0) || columnOf(a) - columnOf(b);
}

function positionFor(issue: Issue, list: readonly Issue[], from: number): number {
  let low = from;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (byPlace(list[middle] as Issue, issue) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Puts a few issues into many, both in place order; of equal places the few come first. By halves, so that the issues
 * of 10,000 rows need not be compared at every edit.
 */
export function mergeByPlace(few: readonly Issue[], many: readonly Issue[]): readonly Issue[] {
  if (few.length === 0) return many;
  const merged: Issue[] = [];
  let from = 0;
  for (const issue of few) {
    const at = positionFor(issue, many, from);
    for (let i = from; i < at; i += 1) merged.push(many[i] as Issue);
    merged.push(issue);
    from = at;
  }
  return from === 0 ? merged.concat(many) : merged.concat(many.slice(from));
}
