import { type RowReader, type RowReading, rowReader } from '../extract/read-row.ts';
import { readTable } from '../extract/read-table.ts';
import { shapeOf } from '../extract/table-shape.ts';
import type { Match } from '../recognise/match.ts';
import type { SheetView } from '../recognise/sheet-view.ts';
import { type DuplicateIndex, duplicateIndex, duplicateKey, tellingFields } from '../validate/duplicates.ts';
import { recordRules } from '../validate/record-rules.ts';
import { type Around, readAround } from './around.ts';
import { type InspectContext, readingContext } from './context.ts';

/** A list or matrix, read: what its inspection is assembled from, and what a live sheet keeps. */
export interface Table {
  readonly match: Match;
  readonly reader: RowReader;
  readonly around: Around;
  /** One a row, from the first below the header. */
  readonly readings: RowReading[];
  readonly telling: readonly string[];
  readonly duplicates: DuplicateIndex;
}

const range = (from: number, to: number) => Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);

/** The rows of notes under a table; the header is read before the rows, so they are found by a first look. */
function footerRows(view: SheetView, match: Match, bottom: number): number[] {
  // Notes stand at the end; 40 rows hold every footer and keep a sheet of 100,000 rows cheap.
  return range(Math.max(match.headerBottom + 1, bottom - 40), bottom).filter(
    (row) => (view.grid.rows[row - 1]?.length ?? 0) > 0,
  );
}

/** Reads one table of a sheet. `top`: its first title row; `bottom`: its last row. */
export function readSheetTable(
  view: SheetView,
  match: Match,
  place: { top: number; bottom: number },
  context: InspectContext,
): Table {
  const { annex } = match;
  const shape = shapeOf(view, match, place.bottom);
  const above = range(place.top, match.headerTop - 1);
  const first = readAround(view, annex, above, context);
  const reader = rowReader(shape, readingContext(annex, first.unit, context), recordRules(annex));
  const readings = readTable(reader);
  const below = footerRows(view, match, place.bottom).filter(
    (row) => readings[row - shape.top]?.kind.kind === 'footer',
  );
  const around = below.length === 0 ? first : readAround(view, annex, [...above, ...below], context);
  const telling = tellingFields(annex);
  const duplicates = duplicateIndex();
  for (const { row, record } of readings) {
    if (record) duplicates.put(row, duplicateKey(telling, record.values));
  }
  return { match, reader, around, readings, telling, duplicates };
}
