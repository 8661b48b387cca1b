import { type ColumnSums, columnSums } from '../extract/column-sums.ts';
import type { RowReading } from '../extract/read-row.ts';
import { readTable } from '../extract/read-table.ts';
import { type RowReader, rowReader } from '../extract/row-reader.ts';
import { shapeOf } from '../extract/table-shape.ts';
import type { Match } from '../recognise/match.ts';
import type { SheetView } from '../recognise/sheet-view.ts';
import { type DuplicateIndex, duplicateIndex, duplicateKey, tellingFields } from '../validate/duplicates.ts';
import { recordRules } from '../validate/record-rules.ts';
import { type Around, readAround } from './around.ts';
import { type InspectContext, readingContext } from './context.ts';
import { type Gatherer, gatherer } from './gather.ts';

/** A list or matrix, read: what its inspection is assembled from, and what a live sheet keeps. */
export interface Table {
  readonly match: Match;
  readonly reader: RowReader;
  readonly around: Around;
  /** One a row, from the first below the header. */
  readonly readings: RowReading[];
  readonly gatherer: Gatherer;
  readonly sums: ColumnSums;
  readonly telling: readonly string[];
  readonly duplicates: DuplicateIndex;
}

const range = (from: number, to: number) => Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);

/** Keeps what is known of all rows in step with one of them. `before`: its reading until now. */
export function rowChanged(table: Table, at: number, before: RowReading | undefined): void {
  const reading = table.readings[at] as RowReading;
  const { row, record } = reading;
  table.gatherer.changed(at);
  table.sums.replace(before, reading);
  table.duplicates.put(row, record ? duplicateKey(table.telling, record.values) : undefined);
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
  const readAs = (unit: string | null) => {
    const reader = rowReader(shape, readingContext(annex, unit, context), recordRules(annex));
    return { reader, readings: readTable(reader) };
  };
  let read = readAs(first.unit);
  // The unit may stand under the table, where its line looks like a heading.
  const kinds = first.unit === null ? ['footer', 'group'] : ['footer'];
  const below = read.readings.filter(({ kind }) => kinds.includes(kind.kind)).map(({ row }) => row);
  const around = below.length === 0 ? first : readAround(view, annex, [...above, ...below], context);
  // A unit that stands only under the table: its places are read once more, in its area.
  if (around.unit !== first.unit) read = readAs(around.unit);
  const { reader, readings } = read;
  const telling = tellingFields(annex);
  const sums = columnSums(shape.columns);
  const duplicates = duplicateIndex();
  const table = { match, reader, around, readings, gatherer: gatherer(readings), sums, telling, duplicates };
  for (let at = 0; at < readings.length; at += 1) rowChanged(table, at, undefined);
  return table;
}
