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

/** Two lists in place order as one; linear, so that a live sheet of 10,000 rows need not be sorted at every edit. */
export function mergeByPlace(a: readonly Issue[], b: readonly Issue[]): readonly Issue[] {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  const merged: Issue[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const left = a[i] as Issue;
    const right = b[j] as Issue;
    if (byPlace(left, right) <= 0) {
      merged.push(left);
      i += 1;
    } else {
      merged.push(right);
      j += 1;
    }
  }
  while (i < a.length) merged.push(a[i++] as Issue);
  while (j < b.length) merged.push(b[j++] as Issue);
  return merged;
}
