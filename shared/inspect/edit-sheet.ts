import type { CellValue } from '../grid/grid.ts';
import { mayBeHeader } from '../recognise/header.ts';
import { type LabelTest, labelTest } from '../recognise/label-test.ts';
import type { SheetView } from '../recognise/sheet-view.ts';
import { assembleTable } from './assemble.ts';
import type { Kept } from './kept-table.ts';
import { type LiveSheet, readWhole } from './live.ts';
import { rereadRow } from './reread.ts';

/** A changed cell, 1-based. */
export interface CellChange {
  readonly row: number;
  readonly column: number;
  readonly value: CellValue;
}

/** Takes changes into a sheet and judges it again. One cell of a list costs its row, not the sheet. */
export function editSheet(sheet: LiveSheet, changes: readonly CellChange[]): LiveSheet {
  if (changes.length === 0) return sheet;
  const { kept } = sheet.reading;
  const taken = takeRows(sheet, kept, changes);
  sheet.reading =
    taken && kept ? { kept, inspections: [assembleTable(kept.table)] } : readWhole(sheet.grid, sheet.context);
  return sheet;
}

/** Takes the changes in; false where the sheet must be read whole. */
function takeRows(sheet: LiveSheet, kept: Kept | undefined, changes: readonly CellChange[]): boolean {
  sheet.known ??= labelTest(sheet.context.catalogue);
  const { known } = sheet;
  const rows = [...new Set(changes.map(({ row }) => row))].sort((a, b) => a - b);
  const before = !kept || rows.some((row) => bearsOnTable(kept, row, known));
  for (const change of changes) write(sheet, change);
  if (before || rows.some((row) => bearsOnTable(kept, row, known) || isBeyond(kept.view, row))) return false;
  return rows.every((row) => rereadRow(kept, row));
}

function write({ grid, edited }: LiveSheet, { row, column, value }: CellChange): void {
  const rows = grid.rows as (readonly CellValue[])[];
  while (rows.length < row) rows.push([]);
  if (!edited.has(row)) rows[row - 1] = [...(rows[row - 1] ?? [])];
  edited.add(row);
  const cells = rows[row - 1] as CellValue[];
  while (cells.length < column) cells.push(null);
  cells[column - 1] = value;
}

/** Whether a row, as it stands, may bear on where the table is, not only on its records. */
function bearsOnTable({ table, view }: Kept, row: number, known: LabelTest): boolean {
  const { top } = table.reader.shape;
  if (row < top) return true;
  if (row > top + 1) return mayBeHeader(view, row, known);
  // The first rows may be taken for the second row of the header.
  return (view.grid.rows[row - 1] ?? []).some((cell) => typeof cell === 'string' && cell.length <= 60 && known(cell));
}

/** A row below the box the view was made of: its merges were not looked at. */
function isBeyond(view: SheetView, row: number): boolean {
  const bottom = view.box?.bottom ?? 0;
  return row > bottom && view.grid.merges.some((area) => area.bottom > bottom);
}
