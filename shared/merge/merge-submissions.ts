import type { AnnexDefinition } from '../annex/definition.ts';
import type { Divisions } from '../regions/divisions.ts';
import { coverageOf } from './coverage.ts';
import { possibleDuplicates } from './duplicates.ts';
import { addMatrix, matrixRows } from './matrix.ts';
import type { Expected, Merge, MergeInput } from './merge.ts';
import { concatenate } from './register.ts';
import { countedInputs } from './unit-order.ts';

export interface MergeRequest {
  /** The unit that merges what lies directly below it. */
  readonly unit: string;
  /** Who must fill the annex. */
  readonly expected: readonly Expected[];
  /** What is counted, in any order. */
  readonly inputs: readonly MergeInput[];
  readonly divisions: Divisions;
}

/**
 * 汇总: lists end to end and renumbered, matrices added per region row, forms as a register. The same submissions
 * give the same Merge in any order; nothing is dropped, and a blank is not a 0.
 */
export function mergeSubmissions(annex: AnnexDefinition, request: MergeRequest): Merge {
  const { unit, expected, divisions } = request;
  const inputs = countedInputs(request.inputs);
  const records = annex.matrix ? addMatrix(annex, matrixRows(annex, inputs, divisions)) : concatenate(annex, inputs);
  return {
    annex: annex.id,
    unit,
    coverage: coverageOf(expected, inputs, divisions),
    records,
    duplicates: annex.matrix ? [] : possibleDuplicates(annex, records, divisions),
  };
}
