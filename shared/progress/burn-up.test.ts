import { expect, test } from 'vitest';
import { burnUp, type SeriesDecision, type SeriesVersion } from './burn-up.ts';

const DEADLINE = '2026-06-08T15:59:59.999Z';
const version = (id: number, unit: string, at: string): SeriesVersion => ({ id, unit, at, deadline: DEADLINE });
const decision = (submission: number, kind: SeriesDecision['kind'], at: string): SeriesDecision => ({
  submission,
  kind,
  at,
});
const span = { from: '2026-06-01T00:00:00.000Z', until: '2026-06-10T04:00:00.000Z', step: 'day' } as const;

test('days are Beijing’s: what comes at 00:30 there is of the next day', () => {
  const versions = [version(1, 'a', '2026-06-02T15:59:00.000Z'), version(2, 'b', '2026-06-02T16:30:00.000Z')];
  const points = burnUp({ ...span, versions, decisions: [] });
  expect(points[0]?.at).toBe('2026-06-01T15:59:59.999Z');
  expect(points.slice(0, 3).map(({ received, reported }) => [received, reported])).toEqual([
    [0, 0],
    [1, 1],
    [1, 2],
  ]);
  expect(points.at(-1)?.at).toBe(span.until);
});

test('what was returned goes down again, and comes up with the next version', () => {
  const versions = [version(1, 'a', '2026-06-01T01:00:00.000Z'), version(2, 'a', '2026-06-03T01:00:00.000Z')];
  const decisions = [
    decision(1, 'return', '2026-06-02T01:00:00.000Z'),
    decision(2, 'accept', '2026-06-04T01:00:00.000Z'),
  ];
  const points = burnUp({ ...span, versions, decisions });
  expect(points.slice(0, 4).map(({ reported, accepted }) => [reported, accepted])).toEqual([
    [1, 0],
    [0, 0],
    [1, 0],
    [1, 1],
  ]);
});

test('late is not on time; a correction after acceptance does not make a unit late', () => {
  const versions = [
    version(1, 'a', '2026-06-01T01:00:00.000Z'),
    version(2, 'b', '2026-06-09T01:00:00.000Z'),
    version(3, 'a', '2026-06-09T02:00:00.000Z'),
  ];
  const points = burnUp({ ...span, versions, decisions: [decision(1, 'accept', '2026-06-01T02:00:00.000Z')] });
  expect(points.at(-1)).toMatchObject({ reported: 2, onTime: 1, accepted: 1 });
});

test('of a long time in hours the last thousand', () => {
  const points = burnUp({ ...span, from: '2020-01-01T00:00:00.000Z', step: 'hour', versions: [], decisions: [] });
  expect(points).toHaveLength(1_000);
});
