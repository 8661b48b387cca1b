import type { AnnexDefinition } from '../annex/definition.ts';
import { recognise } from '../recognise/recognise.ts';
import { readWorkbook } from '../workbook/read.ts';

/**
 * The sheet row that the first record of a rendered list stands in, for 来源: not every list has a 序号 to go by.
 * Undefined for a matrix (its rows go by their names) and a form.
 */
export function firstRecordRow(annex: AnnexDefinition, blank: Uint8Array): number | undefined {
  if (annex.layout !== 'list') return undefined;
  const book = readWorkbook(blank);
  const grid = book.ok ? book.value.grids[0] : undefined;
  const match = grid && recognise(grid, [annex])[0];
  return match && match.headerBottom + 1;
}
