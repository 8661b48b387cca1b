import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { burnShape, turningPoints } from './burn-up-shape.ts';

const day = (n: number) => new Date(Date.UTC(2021, 5, n)).toISOString();
const point = (n: number, reported: number, accepted = 0) => ({ at: day(n), reported, accepted, received: 0 });
const plot = { width: 100, height: 50 };

describe('the burn-up', () => {
  it('goes in steps from none below to all above, with the deadline where it falls', () => {
    const points = [point(1, 0), point(3, 5), point(6, 10)];
    expect(burnShape({ points, expected: 10, deadline: day(11), ...plot })).toMatchObject({
      reported: 'M0 50H20V25H50V0',
      accepted: 'M0 50H20V50H50V50',
      now: { x: 50, y: 0 },
      deadlineX: 100,
    });
  });

  it('shows a deadline that has passed inside the plot, and none where there is none', () => {
    const points = [point(1, 0), point(11, 3)];
    expect(burnShape({ points, expected: 4, deadline: day(6), ...plot })?.deadlineX).toBe(50);
    expect(burnShape({ points, expected: 4, deadline: null, ...plot })?.deadlineX).toBeNull();
  });

  it('draws nothing where nobody is expected: empty is not complete', () => {
    expect(burnShape({ points: [point(1, 0)], expected: 0, deadline: null, ...plot })).toBeNull();
  });

  it('never leaves the plot', () => {
    const points = fc
      .array(fc.nat(200), { minLength: 1, maxLength: 30 })
      .map((counts) => counts.map((c, i) => point(i + 1, c)));
    fc.assert(
      fc.property(points, fc.integer({ min: 1, max: 100 }), (given, expected) => {
        const shape = burnShape({ points: given, expected, deadline: day(10), ...plot });
        const numbers = (shape?.reported.match(/-?[\d.]+/g) ?? []).map(Number);
        expect(numbers.every((n) => n >= 0 && n <= 100)).toBe(true);
      }),
    );
  });
});

describe('its table', () => {
  it('has the points at which something changed, and the last', () => {
    const points = [point(1, 0), point(2, 0), point(3, 2), point(4, 2), point(5, 2, 1), point(6, 2, 1)];
    expect(turningPoints(points).map(({ at }) => at)).toEqual([day(3), day(5), day(6)]);
  });
});
