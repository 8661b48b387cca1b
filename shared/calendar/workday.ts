import { CHINA_HOLIDAYS } from './china-holidays.ts';

const DAY = 86_400_000;
/** Beijing time has had no daylight saving since 1991. */
const BEIJING = 8 * 3_600_000;

/** `beijingDay('2026-06-08T15:59:59.999Z')` is `"2026-06-08"`. */
export function beijingDay(iso: string): string {
  return new Date(Date.parse(iso) + BEIJING).toISOString().slice(0, 10);
}

/** `beijingClock('2026-06-08T01:05:00Z')` is `"09:05"`. */
export function beijingClock(iso: string): string {
  return new Date(Date.parse(iso) + BEIJING).toISOString().slice(11, 16);
}

/** `addDays('2026-02-28', 1)` is `"2026-03-01"`. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** Days from one date to another: `daysBetween('2026-06-05', '2026-06-08')` is 3. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}

/** Whether offices work on a date (`2026-02-28`, a Saturday, is worked). In a year not announced yet: no weekends. */
export function isWorkday(day: string): boolean {
  const year = CHINA_HOLIDAYS.get(Number(day.slice(0, 4)));
  const date = day.slice(5);
  if (year?.work.includes(date)) return true;
  if (year?.off.some(([from, to]) => from <= date && date <= to)) return false;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** The day itself where it is worked, else the next workday before it (`step` -1) or after it (1). */
export function nearestWorkday(day: string, step: -1 | 1): string {
  let found = day;
  while (!isWorkday(found)) found = addDays(found, step);
  return found;
}
