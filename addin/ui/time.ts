import type { Locale } from '../../shared/i18n/i18n.ts';

/** Deadlines are Beijing days wherever the browser is. */
const ZONE = 'Asia/Shanghai';
const DAY = 86_400_000;

/** `2021年7月5日 09:41`. */
export function momentText(iso: string, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: ZONE }).format(
    new Date(iso),
  );
}

/** `7月5日 09:41`, with the year only where it is another than now's: for a column of many. */
export function shortMomentText(iso: string, locale: Locale, now: Date): string {
  const year = (date: Date) => new Intl.DateTimeFormat('en', { year: 'numeric', timeZone: ZONE }).format(date);
  const date = new Date(iso);
  return new Intl.DateTimeFormat(locale, {
    ...{ month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: ZONE },
    ...(year(date) === year(now) ? {} : { year: 'numeric' }),
  }).format(date);
}

/** `7月5日`, with the year only where it is another than now's. */
export function dayText(iso: string, locale: Locale, now: Date): string {
  const year = (date: Date) => new Intl.DateTimeFormat('en', { year: 'numeric', timeZone: ZONE }).format(date);
  const date = new Date(iso);
  return new Intl.DateTimeFormat(locale, {
    month: 'long',
    day: 'numeric',
    timeZone: ZONE,
    ...(year(date) === year(now) ? {} : { year: 'numeric' }),
  }).format(date);
}

/** Whole Beijing days from now to the deadline's day: 0 on the day itself, negative after it. */
export function daysLeft(iso: string, now: Date): number {
  const dayOf = (date: Date) => Math.floor((date.getTime() + 8 * 3_600_000) / DAY);
  const left = dayOf(new Date(iso)) - dayOf(now);
  return left === 0 && new Date(iso) < now ? -1 : left;
}
