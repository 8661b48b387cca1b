import { type AnnexDefinition, fieldOf } from '../annex/definition.ts';
import { type CellValue, type Grid, valueAt } from '../grid/grid.ts';
import type { Match } from '../recognise/match.ts';
import type { SheetXml } from './sheet-xml.ts';

/** The blank's rows for records, 1-based inclusive; `last` is `first - 1` where it has none. */
export interface DataBlock {
  readonly first: number;
  readonly last: number;
}

const isBlank = (value: CellValue): boolean => value === null || (typeof value === 'string' && value.trim() === '');

/** Columns the officer fills: a row of the blank is a row for records while these are empty. */
function filledColumns(annex: AnnexDefinition, match: Match): number[] {
  const labels = new Set([annex.matrix?.groupField, annex.matrix?.nameField]);
  return match.fields.filter((f) => !labels.has(f.field) && !fieldOf(annex, f.field).generated).map((f) => f.column);
}

/** Finds the data block below the header: rows drawn across the table whose cells are empty. */
export function dataBlock(annex: AnnexDefinition, match: Match, grid: Grid, sheet: SheetXml): DataBlock {
  const columns = filledColumns(annex, match);
  const drawn = new Map(sheet.rows.map((row) => [row.row, new Set(row.cells.map((cell) => cell.column))]));
  const first = match.headerBottom + 1;
  let last = match.headerBottom;
  for (let row = first; ; row++) {
    const cells = drawn.get(row);
    const isRow = cells && columns.every((c) => cells.has(c)) && columns.every((c) => isBlank(valueAt(grid, row, c)));
    if (!isRow) return { first, last };
    last = row;
  }
}
