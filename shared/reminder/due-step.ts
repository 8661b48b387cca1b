import { addDays, beijingClock, beijingDay, isWorkday, nearestWorkday } from '../calendar/workday.ts';

/** From and to as Beijing time, `18:00`. `from` after `to` runs over midnight; equal ones are no quiet at all. */
export interface Quiet {
  readonly from: string;
  readonly to: string;
}

/** Whether nobody is to be disturbed: in the quiet hours, and on days that offices do not work. */
export function isQuiet(now: string, { from, to }: Quiet): boolean {
  if (!isWorkday(beijingDay(now))) return true;
  const clock = beijingClock(now);
  return from <= to ? from <= clock && clock < to : clock >= from || clock < to;
}

/**
 * The date a step falls on. A step that would fall on a free day comes earlier where it is to be in time for the
 * deadline, and later where it follows it.
 */
export function dateOfStep(deadline: string, step: number): string {
  return nearestWorkday(addDays(beijingDay(deadline), step), step <= 0 ? -1 : 1);
}

/** A step missed on its day (the robot was down, the server was) may follow on the next workday, no later. */
const isStillFresh = (date: string, today: string) => today <= nearestWorkday(addDays(date, 1), 1);

/**
 * The step of a deadline that is to be told now, if any: the latest that has come, for of two that were missed only the
 * later one still says something; none where a step for before the deadline would come after it.
 * `dueStep([-3, -1, 1], '2026-06-08T15:59:59.999Z', '2026-06-05T02:00:00Z')` is -3.
 */
export function dueStep(steps: readonly number[], deadline: string, now: string): number | null {
  const today = beijingDay(now);
  const passed = now > deadline;
  const come = steps.filter((step) => dateOfStep(deadline, step) <= today && step > 0 === passed);
  if (come.length === 0) return null;
  const latest = Math.max(...come);
  return isStillFresh(dateOfStep(deadline, latest), today) ? latest : null;
}
