import { type Above, type RowReading, readRow } from './read-row.ts';
import type { RowReader } from './row-reader.ts';

/** What the row below must know of the rows above it. */
export interface Carry extends Above {}

export const START: Carry = { cells: null, group: null, region: null, below: false };

function regionGroup(reader: RowReader, reading: RowReading): string | null {
  const { matrix } = reader.shape.match.annex;
  if (!matrix) return null;
  const i = reader.shape.columns.findIndex(({ key }) => key === matrix.groupField);
  const raw = reading.cells[i]?.raw;
  return typeof raw === 'string' && raw.trim() !== '' ? raw : null;
}

/** What this row hands down. */
export function carryOn(reader: RowReader, before: Carry, reading: RowReading): Carry {
  const { kind } = reading.kind;
  if (kind === 'group') return { ...before, group: (reading.kind as { text: string }).text };
  if (kind === 'footer') return before.below ? before : { ...before, below: true };
  if (kind !== 'data') return before;
  return { ...before, cells: reading.cells, region: regionGroup(reader, reading) ?? before.region };
}

/** Reads all rows of a table, from the top. */
export function readTable(reader: RowReader): RowReading[] {
  const readings: RowReading[] = [];
  let carry = START;
  for (let row = reader.shape.top; row <= reader.shape.bottom; row += 1) {
    const reading = readRow(reader, row, carry);
    readings.push(reading);
    carry = carryOn(reader, carry, reading);
  }
  return readings;
}
