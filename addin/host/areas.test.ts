import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlap, without } from '../../shared/grid/area.ts';
import { cellsIn, shifted } from './areas.ts';

const area = fc
  .tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 }), fc.nat(9), fc.nat(9))
  .map(([top, left, down, across]) => ({ top, left, bottom: top + down, right: left + across }));

describe('an area', () => {
  it('loses exactly what it shares with the hole cut into it', () => {
    fc.assert(
      fc.property(area, area, (block, hole) => {
        const rest = without(block, hole);
        const common = overlap(block, hole);
        const sum = rest.reduce((cells, each) => cells + cellsIn(each), common ? cellsIn(common) : 0);
        expect(sum).toBe(cellsIn(block));
        for (const each of rest) expect(overlap(each, hole)).toBeUndefined();
      }),
    );
  });

  it.each([
    ['below the rows put in', 3, 2, { top: 7, bottom: 11 }],
    ['with the rows put in inside it', 7, 2, { top: 5, bottom: 11 }],
    ['above the rows put in', 10, 2, { top: 5, bottom: 9 }],
    ['below the rows taken out', 2, -2, { top: 3, bottom: 7 }],
    ['with its first rows taken out', 4, -3, { top: 4, bottom: 6 }],
    ['with its last rows taken out', 8, -5, { top: 5, bottom: 7 }],
    ['with rows taken out of its middle', 6, -2, { top: 5, bottom: 7 }],
  ])('%s moves along', (_, at, by, expected) => {
    expect(shifted({ top: 5, left: 1, bottom: 9, right: 1 }, at, by)).toMatchObject(expected);
  });

  it('is gone when all of its rows are taken out', () => {
    expect(shifted({ top: 5, left: 1, bottom: 9, right: 1 }, 4, -10)).toBeUndefined();
  });
});
