import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { AnnexProgress, ProgressEntry } from '../../../shared/api/contracts/progress.ts';
import { movedBetween, pauseOf } from './live.ts';

const annexOf = (...units: Partial<ProgressEntry>[]) => ({ units }) as unknown as AnnexProgress;
const unit = (code: string, state: ProgressEntry['state'], submission: string | null) => {
  return { unit: code, unitName: code, state, submission };
};

it('a board asks about twice a minute, less often the longer an answer takes, and the less the oftener it fails', () => {
  expect(pauseOf({ failures: 0, tookMs: 100 }, 0.5)).toBe(30_000);
  expect(pauseOf({ failures: 0, tookMs: 3_000 }, 0.5)).toBe(60_000);
  expect(pauseOf({ failures: 2, tookMs: 100 }, 0.5)).toBe(120_000);
});

it('however it goes, it waits 27 seconds at least and five and a half minutes at most', () => {
  fc.assert(
    fc.property(
      fc.nat(1_000),
      fc.nat(10 ** 7),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (failures, tookMs, random) => {
        const pause = pauseOf({ failures, tookMs }, random);
        expect(pause).toBeGreaterThanOrEqual(27_000);
        expect(pause).toBeLessThanOrEqual(330_000);
      },
    ),
  );
});

it('tells the units whose state or version is another, and no others', () => {
  const before = annexOf(unit('a', 'missing', null), unit('b', 'submitted', '1'), unit('c', 'accepted', '2'));
  const after = annexOf(unit('a', 'submitted', '3'), unit('b', 'submitted', '4'), unit('c', 'accepted', '2'));
  expect(movedBetween(before, after).map((moved) => [moved.unit, moved.state])).toEqual([
    ['a', 'submitted'],
    ['b', 'submitted'],
  ]);
});

it('has nothing to tell of a unit that was not there before, or where there was no board', () => {
  expect(movedBetween(annexOf(), annexOf(unit('a', 'submitted', '1')))).toEqual([]);
  expect(movedBetween(undefined, annexOf(unit('a', 'submitted', '1')))).toEqual([]);
});
