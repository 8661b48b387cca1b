import type { CellValue } from '../../shared/grid/grid.ts';

const DAY = 86_400_000;
/** Serial 25569 is 1970-01-01 in the 1900 system. */
const EPOCH = 25_569;

/** What a cell shows. A date is `2021-07-05`, with hours only where it has some. */
export function shownText(value: CellValue): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(Number(value.toPrecision(15)));
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if ('error' in value) return value.error;
  const iso = new Date(Math.round((value.serial - EPOCH) * DAY)).toISOString();
  return value.serial % 1 === 0 ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 16)}`;
}
