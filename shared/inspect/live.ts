import type { CellValue, Grid } from '../grid/grid.ts';
import { mayBeHeader } from '../recognise/header.ts';
import { type LabelTest, labelTest } from '../recognise/label-test.ts';
import { recogniseView } from '../recognise/recognise.ts';
import { type SheetView, viewOf } from '../recognise/sheet-view.ts';
import { assembleTable } from './assemble.ts';
import type { InspectContext } from './context.ts';
import { inspectSheet, noAnnex, tablePlaces } from './inspect-sheet.ts';
import type { SheetInspection } from './inspection.ts';
import { type Kept, keep, rereadRow } from './reread.ts';
import { readSheetTable } from './table.ts';

/** A changed cell, 1-based. */
export interface CellChange {
  readonly row: number;
  readonly column: number;
  readonly value: CellValue;
}

/** A sheet that is inspected while it is edited. */
export interface LiveSheet {
  /** The sheet with all edits so far. */
  readonly grid: Grid;
  /** Equal to `inspectGrid(grid, context)`. */
  readonly inspection: SheetInspection;
  /** One inspection for each table of the sheet. */
  readonly inspections: readonly SheetInspection[];
  /** Takes the changes in and gives itself. One cell of a list costs its row, not the sheet. */
  edit(changes: readonly CellChange[]): LiveSheet;
}

interface State {
  /** Kept for a sheet that holds one list and nothing else; all others are small and read again whole. */
  readonly kept: Kept | undefined;
  readonly inspections: readonly SheetInspection[];
}

function readWhole(grid: Grid, context: InspectContext): State {
  const view = viewOf(grid);
  const matches = recogniseView(view, context.catalogue);
  const [match] = matches;
  const [place] = tablePlaces(view, matches);
  if (matches.length !== 1 || !place || match?.annex.layout !== 'list') {
    return { kept: undefined, inspections: inspectSheet(grid, context) };
  }
  const table = readSheetTable(view, match, place, context);
  return { kept: keep(table, view), inspections: [assembleTable(table)] };
}

/** A grid that can be written to, apart from the one it was made of. */
function writable(grid: Grid): { grid: Grid; write(change: CellChange): void } {
  const rows = [...grid.rows];
  const own = new Set<number>();
  return {
    grid: { ...grid, rows },
    write({ row, column, value }) {
      while (rows.length < row) rows.push([]);
      if (!own.has(row)) rows[row - 1] = [...(rows[row - 1] ?? [])];
      own.add(row);
      const cells = rows[row - 1] as CellValue[];
      while (cells.length < column) cells.push(null);
      cells[column - 1] = value;
    },
  };
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

/** Opens a sheet for editing: reads it whole once, and then row by row. */
export function openSheet(grid: Grid, context: InspectContext): LiveSheet {
  const { grid: live, write } = writable(grid);
  const known = labelTest(context.catalogue);
  let state = readWhole(live, context);

  /** Takes the changes in; false where the sheet must be read whole. */
  const takeRows = (kept: Kept | undefined, changes: readonly CellChange[]): boolean => {
    const rows = [...new Set(changes.map(({ row }) => row))].sort((a, b) => a - b);
    const before = !kept || rows.some((row) => bearsOnTable(kept, row, known));
    for (const change of changes) write(change);
    if (before || rows.some((row) => bearsOnTable(kept, row, known) || isBeyond(kept.view, row))) return false;
    return rows.every((row) => rereadRow(kept, row));
  };

  const sheet: LiveSheet = {
    grid: live,
    get inspection() {
      return state.inspections[0] ?? noAnnex(live);
    },
    get inspections() {
      return state.inspections;
    },
    edit(changes) {
      const { kept } = state;
      if (changes.length === 0) return sheet;
      const taken = takeRows(kept, changes);
      state = taken && kept ? { kept, inspections: [assembleTable(kept.table)] } : readWhole(live, context);
      return sheet;
    },
  };
  return sheet;
}
