import type { CellDate, CellError, CellValue } from '../grid/grid.ts';

export const isCellError = (raw: NonNullable<CellValue>): raw is CellError => typeof raw === 'object' && 'error' in raw;

export const isCellDate = (raw: NonNullable<CellValue>): raw is CellDate => typeof raw === 'object' && 'serial' in raw;

/** Milliseconds of 1899-12-30, day 0 of the 1900 system from March 1900 on. */
const DAY_ZERO = Date.UTC(1899, 11, 30);

/** `dateOfSerial(44348)` is `{year: 2021, month: 6, day: 1}`. A time of day is dropped. */
export function dateOfSerial(serial: number): { year: number; month: number; day: number } {
  const date = new Date(DAY_ZERO + Math.floor(serial) * 86_400_000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The cell as words for a message: a date as 2021-06-01, an error as #REF!, true as TRUE. */
export function cellText(raw: NonNullable<CellValue>): string {
  if (typeof raw === 'boolean') return raw ? 'TRUE' : 'FALSE';
  if (typeof raw !== 'object') return String(raw);
  if ('error' in raw) return raw.error;
  const { year, month, day } = dateOfSerial(raw.serial);
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
