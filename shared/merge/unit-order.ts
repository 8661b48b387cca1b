import type { Divisions } from '../regions/divisions.ts';
import type { Expected, MergeInput } from './merge.ts';
import { compareText } from './name-key.ts';

type Ordered = Pick<MergeInput, 'unit' | 'kind'>;

/** Division order is code order; organisations stand after the divisions. */
export function compareUnits(a: Ordered, b: Ordered): number {
  if (a.kind !== b.kind) return a.kind === 'division' ? -1 : 1;
  return compareText(a.unit, b.unit);
}

/** An `Expected` does not say what it is: what the tree does not hold is an organisation. */
export function inDivisionOrder(expected: readonly Expected[], divisions: Divisions): Expected[] {
  const kinds = new Map(expected.map((e) => [e.unit, divisions.get(e.unit) ? 'division' : 'organisation'] as const));
  const ordered = (e: Expected): Ordered => ({ unit: e.unit, kind: kinds.get(e.unit) ?? 'organisation' });
  return [...new Map(expected.map((e) => [e.unit, e])).values()].sort((a, b) => compareUnits(ordered(a), ordered(b)));
}

/** One input a unit, the latest, in division order: whatever arrives twice is counted once. */
export function countedInputs(inputs: readonly MergeInput[]): MergeInput[] {
  const latest = new Map<string, MergeInput>();
  for (const input of inputs) {
    const known = latest.get(input.unit);
    if (!known || compareVersions(known, input) < 0) latest.set(input.unit, input);
  }
  return [...latest.values()].sort(compareUnits);
}

function compareVersions(a: MergeInput, b: MergeInput): number {
  return (
    a.version - b.version ||
    compareText(a.receivedAt, b.receivedAt) ||
    compareText(a.receiptNumber, b.receiptNumber) ||
    compareText(JSON.stringify(a.records), JSON.stringify(b.records))
  );
}
