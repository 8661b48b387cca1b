import type { RowReading } from '../extract/read-row.ts';
import { readRow } from '../extract/read-row.ts';
import { carryOn, START } from '../extract/read-table.ts';
import type { CellValue, Grid } from '../grid/grid.ts';
import { mayBeHeader } from '../recognise/header.ts';
import { labelTest } from '../recognise/label-test.ts';
import { recogniseView } from '../recognise/recognise.ts';
import { type SheetView, viewOf } from '../recognise/sheet-view.ts';
import { assembleTable } from './assemble.ts';
import type { InspectContext } from './context.ts';
import { inspectSheet, noAnnex, tablePlaces } from './inspect-sheet.ts';
import type { SheetInspection } from './inspection.ts';
import { readSheetTable, rowChanged, type Table } from './table.ts';

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
  readonly view: SheetView;
  /** Kept for a sheet that holds one list and nothing else; all others are small and read again whole. */
  readonly table: Table | undefined;
  readonly inspections: readonly SheetInspection[];
}

function whole(grid: Grid, context: InspectContext): State {
  const view = viewOf(grid);
  const matches = recogniseView(view, context.catalogue);
  const [match] = matches;
  if (matches.length !== 1 || match?.annex.layout !== 'list') {
    return { view, table: undefined, inspections: inspectSheet(grid, context) };
  }
  const [place] = tablePlaces(view, matches);
  const table = readSheetTable(view, match, place as { top: number; bottom: number }, context);
  return { view, table, inspections: [assembleTable(table)] };
}

const STRUCTURAL = new Set(['footer', 'group']);

/** Re-reads rows of a kept table. False where more than rows has changed. */
function rereader(table: Table, view: SheetView) {
  const { reader, readings } = table;
  const { top } = reader.shape;
  const footer = readings.findIndex(({ kind }) => kind.kind === 'footer');
  const groups = readings.flatMap(({ kind }, i) => (kind.kind === 'group' ? [i] : []));

  const carryInto = (at: number) => {
    const group = groups.findLast((i) => i < at);
    let data = at - 1;
    while (data >= 0 && readings[data]?.kind.kind !== 'data') data -= 1;
    const from = { ...START, below: footer >= 0 && footer < at };
    const headed = group === undefined ? from : carryOn(reader, from, readings[group] as RowReading);
    const above = readings[data];
    return above ? { ...headed, cells: above.cells } : headed;
  };

  const put = (at: number): boolean => {
    const before = readings[at];
    const after = readRow(reader, top + at, carryInto(at));
    if (STRUCTURAL.has(after.kind.kind) || (before && STRUCTURAL.has(before.kind.kind))) return false;
    readings[at] = after;
    rowChanged(table, at, before);
    return true;
  };

  /** The rows that show a merge's first cell, and those that say 同上 of it. */
  const dependents = (at: number): boolean => {
    for (const area of view.areasOf(top + at)) {
      if (area.top !== top + at) continue;
      for (let row = area.top + 1; row <= area.bottom && row - top < readings.length; row += 1) {
        if (!put(row - top)) return false;
      }
    }
    for (let i = at + 1; i < readings.length; i += 1) {
      const reading = readings[i] as RowReading;
      if (reading.kind.kind !== 'data') continue;
      if (!reading.usesAbove && view.areasOf(top + i).length === 0) break;
      if (!put(i)) return false;
    }
    return true;
  };

  return (row: number): boolean => {
    const at = row - top;
    for (let i = readings.length; i <= at; i += 1) if (!put(i)) return false;
    return put(at) && dependents(at);
  };
}

/** Opens a sheet for editing: reads it whole once, and then row by row. */
export function openSheet(grid: Grid, context: InspectContext): LiveSheet {
  const rows = [...grid.rows];
  const own = new Set<number>();
  const live: Grid = { ...grid, rows };
  const known = labelTest(context.catalogue);
  let state = whole(live, context);
  let reread = state.table && rereader(state.table, state.view);

  const write = ({ row, column, value }: CellChange) => {
    while (rows.length < row) rows.push([]);
    if (!own.has(row)) {
      rows[row - 1] = [...(rows[row - 1] ?? [])];
      own.add(row);
    }
    const cells = rows[row - 1] as CellValue[];
    while (cells.length < column) cells.push(null);
    cells[column - 1] = value;
  };

  /** Whether a row may bear on where the table is, not only on its records. */
  const bearsOnTable = (row: number, table: Table) => {
    if (row < table.reader.shape.top) return true;
    const labels = (rows[row - 1] ?? []).some((cell) => typeof cell === 'string' && cell.length <= 60 && known(cell));
    return row <= table.reader.shape.top + 1 ? labels : mayBeHeader(state.view, row, known);
  };

  const takeRows = (changes: readonly CellChange[]): boolean => {
    const { table } = state;
    if (!table || !reread) {
      changes.forEach(write);
      return false;
    }
    const touched = [...new Set(changes.map(({ row }) => row))].sort((a, b) => a - b);
    const before = touched.some((row) => bearsOnTable(row, table));
    changes.forEach(write);
    if (before || touched.some((row) => bearsOnTable(row, table) || mergedBelow(state.view, row))) return false;
    return touched.every((row) => reread?.(row));
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
      if (changes.length === 0) return sheet;
      if (takeRows(changes)) {
        state = { ...state, inspections: [assembleTable(state.table as Table)] };
      } else {
        state = whole(live, context);
        reread = state.table && rereader(state.table, state.view);
      }
      return sheet;
    },
  };
  return sheet;
}

/** A row below the box the view was made of: its merges were not looked at. */
function mergedBelow(view: SheetView, row: number): boolean {
  return row > (view.box?.bottom ?? 0) && view.grid.merges.some(({ bottom }) => bottom > (view.box?.bottom ?? 0));
}
