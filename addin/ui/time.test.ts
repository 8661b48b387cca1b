import { describe, expect, it } from 'vitest';
import { daysLeft, dayText, momentText, shortMomentText } from './time.ts';

describe('time is Beijing time wherever the browser is', () => {
  it.each([
    ['2026-07-05T15:59:59Z', '2026-07-02T02:00:00Z', 3],
    ['2026-07-05T15:59:59Z', '2026-07-05T15:00:00Z', 0],
    ['2026-07-05T15:59:59Z', '2026-07-05T16:00:00Z', -1],
    ['2026-07-05T08:00:00Z', '2026-07-05T09:00:00Z', -1],
    ['2026-07-05T15:59:59Z', '2026-07-04T16:30:00Z', 0],
  ])('from %s at %s %i days are left', (deadline, now, days) => {
    expect(daysLeft(deadline, new Date(now))).toBe(days);
  });

  it('names the day, and the year only where it is another', () => {
    expect(dayText('2026-07-05T15:59:59Z', 'zh-CN', new Date('2026-01-01T00:00:00Z'))).toBe('7月5日');
    expect(dayText('2021-07-05T15:59:59Z', 'zh-CN', new Date('2026-01-01T00:00:00Z'))).toBe('2021年7月5日');
    expect(dayText('2026-07-05T15:59:59Z', 'en', new Date('2026-01-01T00:00:00Z'))).toBe('July 5');
  });

  it('shows a moment to the minute', () => {
    expect(momentText('2026-07-05T01:41:10Z', 'zh-CN')).toContain('09:41');
    const now = new Date('2026-01-01T00:00:00Z');
    expect(shortMomentText('2026-07-05T01:41:10Z', 'zh-CN', now)).toBe('7月5日 09:41');
  });
});
