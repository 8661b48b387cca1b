import type { PageSay } from '../../words.ts';

/** `截止前 3 天`, `截止当天`, `截止后 1 天`; `day`: from the deadline's day. */
export function dayWord(day: number, say: PageSay): string {
  if (day === 0) return say('admin.reminder.onDay');
  return say(day < 0 ? 'admin.reminder.before' : 'admin.reminder.after', { count: Math.abs(day) });
}
