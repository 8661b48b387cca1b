import { describe, expect, it } from 'vitest';
import { gridOf } from '../../shared/grid/grid.ts';
import { anchorOf, moved } from './sheet-keys.ts';
import { layoutOf } from './sheet-layout.ts';
import { mergeIndex } from './sheet-merges.ts';

const grid = gridOf(
  's',
  [
    ['标题', null, null],
    ['a', 'b', 'c'],
    ['d', 'e', 'f'],
  ],
  { merges: [{ top: 1, left: 1, bottom: 1, right: 3 }] },
);
const layout = layoutOf(grid, 0);
const merges = mergeIndex(grid, layout);
const press = (key: string, ctrl = false) => ({ key, ctrl });

describe('moving about a sheet by keyboard', () => {
  it.each([
    ['ArrowDown', { row: 2, column: 2 }, { row: 3, column: 2 }],
    ['ArrowLeft', { row: 2, column: 1 }, { row: 2, column: 1 }],
    ['ArrowRight', { row: 2, column: 2 }, { row: 2, column: 3 }],
    ['Home', { row: 3, column: 3 }, { row: 3, column: 1 }],
    ['End', { row: 2, column: 1 }, { row: 2, column: 3 }],
    ['PageDown', { row: 2, column: 1 }, { row: 5, column: 1 }],
  ])('%s', (key, from, to) => {
    expect(moved(from, press(key), layout, merges, 10)).toEqual(to);
  });

  it('enters a merged cell at its first cell', () => {
    expect(moved({ row: 2, column: 3 }, press('ArrowUp'), layout, merges, 10)).toEqual({ row: 1, column: 1 });
    expect(anchorOf({ row: 1, column: 3 }, merges)).toEqual({ row: 1, column: 1 });
  });

  it('goes to the corners with Ctrl', () => {
    expect(moved({ row: 3, column: 3 }, press('Home', true), layout, merges, 10)).toEqual({ row: 1, column: 1 });
    expect(moved({ row: 2, column: 2 }, press('End', true), layout, merges, 10)).toEqual({ row: 5, column: 3 });
  });

  it('leaves every other key alone', () => {
    expect(moved({ row: 2, column: 2 }, press('a'), layout, merges, 10)).toBeUndefined();
    expect(moved({ row: 2, column: 2 }, press('Tab'), layout, merges, 10)).toBeUndefined();
  });
});
