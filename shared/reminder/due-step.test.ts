import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, beijingDay, isWorkday } from '../calendar/workday.ts';
import { dateOfStep, dueStep, isQuiet } from './due-step.ts';

/** 24:00 Beijing time of Monday, 8 June 2026. */
const DEADLINE = '2026-06-08T15:59:59.999Z';
const STEPS = [-3, -1, 0, 1, 3];

describe('the quiet', () => {
  const night = { from: '18:00', to: '08:30' };
  it.each([
    ['2026-06-08T00:29:59Z', true, 'Monday 08:29'],
    ['2026-06-08T00:30:00Z', false, 'Monday 08:30'],
    ['2026-06-08T09:59:59Z', false, 'Monday 17:59'],
    ['2026-06-08T10:00:00Z', true, 'Monday 18:00'],
    ['2026-06-06T02:00:00Z', true, 'a Saturday morning'],
    ['2026-02-28T02:00:00Z', false, 'a Saturday that is worked'],
    ['2026-10-02T02:00:00Z', true, 'a Friday of 国庆'],
  ])('at %s: %s (%s)', (now, quiet) => expect(isQuiet(now, night)).toBe(quiet));

  it('within a day, and none at all', () => {
    const noon = { from: '12:00', to: '14:00' };
    expect(isQuiet('2026-06-08T04:30:00Z', noon)).toBe(true);
    expect(isQuiet('2026-06-08T06:00:00Z', noon)).toBe(false);
    expect(isQuiet('2026-06-08T18:00:00Z', { from: '00:00', to: '00:00' })).toBe(false);
  });
});

describe('the step to tell', () => {
  it.each<[string, number | null, string]>([
    ['2026-06-04T02:00:00Z', null, 'Thursday: nothing yet'],
    ['2026-06-05T02:00:00Z', -1, 'Friday: both -3 and -1 (a Sunday) fall on it; the later one'],
    ['2026-06-08T02:00:00Z', 0, 'the day itself'],
    ['2026-06-08T16:00:00Z', 1, 'midnight: the day after has come; the quiet hours hold it back'],
    ['2026-06-09T02:00:00Z', 1, 'the day after'],
    ['2026-06-10T02:00:00Z', 1, 'a day late, the robot was down'],
    ['2026-06-11T02:00:00Z', 3, 'three days after'],
    ['2026-06-15T02:00:00Z', null, 'Monday: 3 fell on Thursday, too long ago'],
  ])('at %s: %s (%s)', (now, step, _why) => expect(dueStep(STEPS, DEADLINE, now)).toBe(step));

  it('is none of a deadline long past, for a group set up today', () => {
    expect(dueStep(STEPS, '2026-01-08T15:59:59.999Z', '2026-06-08T02:00:00Z')).toBeNull();
  });

  it('comes before a holiday where it has to be in time, and after it where it follows', () => {
    expect(dateOfStep('2026-10-09T15:59:59.999Z', -3)).toBe('2026-09-30');
    expect(dateOfStep('2026-09-30T15:59:59.999Z', 1)).toBe('2026-10-08');
  });

  it('falls on workdays only, before the deadline or after it as it says', () => {
    const instant = fc.date({ min: new Date('2025-01-01'), max: new Date('2029-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(instant, fc.integer({ min: -30, max: 30 }), (date, step) => {
        const deadline = date.toISOString();
        const found = dateOfStep(deadline, step);
        expect(isWorkday(found)).toBe(true);
        const exact = addDays(beijingDay(deadline), step);
        expect(step <= 0 ? found <= exact : found >= exact).toBe(true);
      }),
    );
  });
});
