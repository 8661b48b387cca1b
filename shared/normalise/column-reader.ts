import type { ReadingContext } from '../field/field-type.ts';
import type { PreparedField } from '../field/prepared-field.ts';
import type { CellValue } from '../grid/grid.ts';
import { type CellReading, readCell } from './read-cell.ts';

/** Categories, places and organisations repeat down a column; more than this and they no longer do. */
const REMEMBERED = 5_000;

/** Reads the cells of one column, each distinct text once. */
export function columnReader(prepared: PreparedField, context: ReadingContext): (raw: CellValue) => CellReading {
  const seen = new Map<CellValue, CellReading>();
  return (raw) => {
    if (raw !== null && typeof raw === 'object') return readCell(raw, prepared, context);
    const known = seen.get(raw);
    if (known !== undefined) return known;
    const reading = readCell(raw, prepared, context);
    if (seen.size < REMEMBERED) seen.set(raw, reading);
    return reading;
  };
}
