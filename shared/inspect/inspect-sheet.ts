import { readForm } from '../extract/form.ts';
import { titleTop } from '../extract/table-shape.ts';
import type { Grid } from '../grid/grid.ts';
import { byPlace } from '../issue/place-order.ts';
import type { Match } from '../recognise/match.ts';
import { recogniseView } from '../recognise/recognise.ts';
import { type SheetView, viewOf } from '../recognise/sheet-view.ts';
import { recordRules } from '../validate/record-rules.ts';
import { readAround } from './around.ts';
import { assembleTable, matchParts } from './assemble.ts';
import { type InspectContext, readingContext } from './context.ts';
import type { SheetInspection } from './inspection.ts';
import { readSheetTable, type Table } from './table.ts';

/** A sheet that is no annex. */
export function noAnnex(grid: Grid): SheetInspection {
  return {
    sheet: grid.sheet,
    annex: null,
    confidence: 0,
    unit: null,
    header: {},
    columns: [],
    unmapped: [],
    missing: [],
    records: [],
    issues: [],
  };
}

/** The rows of each table of a sheet: its titles go with it. */
export function tablePlaces(view: SheetView, matches: readonly Match[]): { top: number; bottom: number }[] {
  const box = view.box ?? { top: 1, bottom: 0 };
  const tops = matches.map((match, i) => {
    const before = matches[i - 1];
    return before ? titleTop(view, match.headerTop, before.headerBottom) : box.top;
  });
  return tops.map((top, i) => ({ top, bottom: (tops[i + 1] ?? box.bottom + 1) - 1 }));
}

function inspectForm(view: SheetView, match: Match, context: InspectContext): SheetInspection {
  const { annex } = match;
  const box = view.box ?? { top: 1, bottom: 0 };
  const rows = [];
  for (let row = box.top; row < match.headerTop; row += 1) rows.push(row);
  const around = readAround(view, annex, rows, context);
  const { records, issues } = readForm(view, match, readingContext(annex, around.unit, context), recordRules(annex));
  return {
    sheet: view.grid.sheet,
    ...matchParts(match),
    unit: around.unit,
    header: around.header,
    records,
    issues: [...match.issues, ...around.issues, ...issues].sort(byPlace),
  };
}

/** The tables of a sheet, read. */
export function readTables(view: SheetView, matches: readonly Match[], context: InspectContext): Table[] {
  const places = tablePlaces(view, matches);
  return matches.map((match, i) => readSheetTable(view, match, places[i] as { top: number; bottom: number }, context));
}

/** Every annex a sheet holds; one inspection that says so for a sheet that holds none. */
export function inspectSheet(grid: Grid, context: InspectContext): SheetInspection[] {
  const view = viewOf(grid);
  const matches = recogniseView(view, context.catalogue);
  if (matches.length === 0) return [noAnnex(grid)];
  const [first] = matches;
  if (first?.annex.layout === 'form') return matches.map((match) => inspectForm(view, match, context));
  return readTables(view, matches, context).map(assembleTable);
}
