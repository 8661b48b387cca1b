import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHINA_HOLIDAYS } from './china-holidays.ts';
import { addDays, beijingClock, beijingDay, daysBetween, isWorkday, nearestWorkday } from './workday.ts';

describe('a workday', () => {
  it.each([
    ['2026-06-08', true, 'a Monday'],
    ['2026-06-06', false, 'a Saturday'],
    ['2026-02-16', false, '春节, a Monday'],
    ['2026-02-28', true, '调休, a Saturday'],
    ['2026-01-04', true, '调休, a Sunday'],
    ['2026-06-19', false, '端午, a Friday'],
    ['2026-10-08', true, 'after 国庆'],
    ['2025-10-08', false, '国庆 and 中秋 of 2025'],
    ['2025-10-11', true, '调休 of 2025'],
    ['2031-10-01', true, 'a Wednesday of a year not announced yet'],
    ['2031-10-04', false, 'a Saturday of such a year'],
  ])('%s: %s (%s)', (day, worked) => {
    expect(isWorkday(day)).toBe(worked);
  });

  it.each([...CHINA_HOLIDAYS])('only weekend days of %i are worked in exchange', (year, { work, off }) => {
    for (const date of work) {
      expect([0, 6], date).toContain(new Date(`${year}-${date}T00:00:00Z`).getUTCDay());
      expect(off.some(([from, to]) => from <= date && date <= to)).toBe(false);
    }
    for (const [from, to] of off) expect(from <= to).toBe(true);
  });

  // Days off of the law (全国年节及纪念日放假办法, from 2025 on 13); the rest are weekends and exchanged ones.
  it.each([...CHINA_HOLIDAYS])(
    'of %i: as many weekdays are free beyond the exchanged ones as holidays fall on',
    (year) => {
      const days = Array.from({ length: daysBetween(`${year}-01-01`, `${year + 1}-01-01`) }, (_, i) =>
        addDays(`${year}-01-01`, i),
      );
      const weekdays = days.filter((day) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())).length;
      expect(weekdays - days.filter(isWorkday).length).toBeGreaterThanOrEqual(11);
      expect(weekdays - days.filter(isWorkday).length).toBeLessThanOrEqual(13);
    },
  );

  it('is found before or after a holiday', () => {
    expect(nearestWorkday('2026-10-05', -1)).toBe('2026-09-30');
    expect(nearestWorkday('2026-10-05', 1)).toBe('2026-10-08');
    expect(nearestWorkday('2026-02-15', -1)).toBe('2026-02-14');
    expect(nearestWorkday('2026-06-08', 1)).toBe('2026-06-08');
  });
});

describe('Beijing dates', () => {
  it('turn at 16:00 UTC', () => {
    expect(beijingDay('2026-06-08T15:59:59.999Z')).toBe('2026-06-08');
    expect(beijingDay('2026-06-08T16:00:00Z')).toBe('2026-06-09');
    expect(beijingClock('2026-06-08T01:05:00Z')).toBe('09:05');
  });

  it('are added to and taken from each other', () => {
    fc.assert(
      fc.property(fc.integer({ min: -2000, max: 2000 }), (days) => {
        expect(daysBetween('2026-02-28', addDays('2026-02-28', days))).toBe(days);
      }),
    );
  });
});
