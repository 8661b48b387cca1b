import type { Grid } from '../grid/grid.ts';
import type { LabelTest } from '../recognise/label-test.ts';
import { recogniseView } from '../recognise/recognise.ts';
import { viewOf } from '../recognise/sheet-view.ts';
import { assembleTable } from './assemble.ts';
import type { InspectContext } from './context.ts';
import { inspectSheet, noAnnex, tablePlaces } from './inspect-sheet.ts';
import type { SheetInspection } from './inspection.ts';
import { type Kept, keep } from './kept-table.ts';
import { readSheetTable } from './table.ts';

/** How a sheet reads. */
export interface SheetReading {
  /** Kept for a sheet that holds one list and nothing else; all others are small and read again whole. */
  readonly kept: Kept | undefined;
  readonly inspections: readonly SheetInspection[];
}

/** A sheet that is inspected while it is edited, by edit-sheet.ts. */
export interface LiveSheet {
  /** The sheet with all edits so far. */
  readonly grid: Grid;
  readonly context: InspectContext;
  /** Equal to `inspectGrid(grid, context)`. */
  readonly inspection: SheetInspection;
  /** One inspection for each table of the sheet. */
  readonly inspections: readonly SheetInspection[];
  reading: SheetReading;
  /** Rows that were edited, 1-based; all others are those of the grid that it was opened with. */
  readonly edited: Set<number>;
  /** Made when it is first needed. */
  known?: LabelTest;
}

/** Reads a sheet whole, and keeps of it what a single row is read again with. */
export function readWhole(grid: Grid, context: InspectContext): SheetReading {
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

/** Opens a sheet for editing. The grid it is made of stays as it is. */
export function openSheet(grid: Grid, context: InspectContext): LiveSheet {
  const own = { ...grid, rows: [...grid.rows] };
  return {
    ...{ grid: own, context, reading: readWhole(own, context), edited: new Set<number>() },
    get inspection() {
      return this.reading.inspections[0] ?? noAnnex(own);
    },
    get inspections() {
      return this.reading.inspections;
    },
  };
}
