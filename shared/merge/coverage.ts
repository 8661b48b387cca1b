import type { Divisions } from '../regions/divisions.ts';
import type { Coverage, Expected, MergeInput } from './merge.ts';
import { inDivisionOrder } from './unit-order.ts';

/** Who is counted among those who must report. An input nobody expects is merged, but raises no rate above 100%. */
export function coverageOf(
  expected: readonly Expected[],
  inputs: readonly MergeInput[],
  divisions: Divisions,
): Coverage {
  const units = inDivisionOrder(expected, divisions);
  const received = new Map(inputs.map((input) => [input.unit, input]));
  return {
    expected: units.length,
    counted: units.filter((e) => received.has(e.unit)).length,
    nil: units.filter((e) => received.get(e.unit)?.nil).length,
    missing: units.filter((e) => !received.has(e.unit)),
  };
}
