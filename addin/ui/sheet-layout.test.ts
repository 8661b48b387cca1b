import { describe, expect, it } from 'vitest';
import { gridOf } from '../../shared/grid/grid.ts';
import { emWidth, indexAt, layoutOf } from './sheet-layout.ts';

describe('the layout of a sheet', () => {
  it('gives every row and column room, and two blank rows at the end', () => {
    const layout = layoutOf(
      gridOf('s', [
        ['序号', '项目名称'],
        [1, '西固区社工站志愿服务项目'],
      ]),
      1,
    );
    expect(layout.rows).toBe(4);
    expect(layout.columns).toBe(2);
    expect([...layout.rowTop].every((top, i, all) => i === 0 || top > (all[i - 1] ?? 0))).toBe(true);
  });

  it('makes a column of long texts wider than one of figures', () => {
    const { columnLeft } = layoutOf(
      gridOf('s', [
        ['甲', '乙'],
        [1, '西固区社工站志愿服务项目'],
      ]),
      1,
    );
    expect((columnLeft[2] ?? 0) - (columnLeft[1] ?? 0)).toBeGreaterThan(columnLeft[1] ?? 0);
  });

  it('does not let a title merged across the table widen its first column', () => {
    const title = '社会组织援藏援疆项目需求清单省级汇总表';
    const rows = [[title], ['序号', '金额'], [1, 2]];
    const merged = layoutOf(gridOf('s', rows, { merges: [{ top: 1, left: 1, bottom: 1, right: 2 }] }), 2);
    const plain = layoutOf(gridOf('s', rows), 2);
    expect(merged.columnLeft[1]).toBeLessThan(plain.columnLeft[1] ?? 0);
  });

  it('ignores a merge that claims the whole sheet', () => {
    const layout = layoutOf(gridOf('s', [[1]], { merges: [{ top: 1, left: 1, bottom: 1_048_576, right: 16_384 }] }), 0);
    expect(layout.rows).toBe(3);
    expect(layout.columns).toBe(1);
  });

  it('limits a long text to four lines, so that the next row stays in view', () => {
    const long = '长'.repeat(5000);
    expect(layoutOf(gridOf('s', [['甲', '乙', '丙', '丁', long]]), 0).rowTop[1]).toBeLessThan(100);
  });

  it('gives a form, with its few columns, room for a whole abstract', () => {
    const abstract = '本项目由社会组织联合当地民政部门实施。'.repeat(16);
    const { rowTop, columnLeft } = layoutOf(gridOf('s', [['案例摘要', abstract]]), 0);
    const perLine = ((columnLeft[2] ?? 0) - (columnLeft[1] ?? 0)) / 13;
    expect(((rowTop[1] ?? 0) / 18) * perLine).toBeGreaterThan(abstract.length);
  });

  it.each([
    [0, 1],
    [27, 1],
    [28, 2],
    [10_000, 4],
    [-5, 1],
  ])('finds the row at offset %i: %i', (offset, row) => {
    expect(indexAt(Float64Array.of(0, 28, 56, 84, 112), offset)).toBe(row);
  });

  it('counts a Chinese character as one em and a Latin letter as about half', () => {
    expect(emWidth('附表')).toBe(2);
    expect(emWidth('ab')).toBeCloseTo(1.12);
  });
});
