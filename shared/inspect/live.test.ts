import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CellValue, type Grid, gridOf } from '../grid/grid.ts';
import { editSheet } from './edit-sheet.ts';
import { inspectGrid } from './inspect.ts';
import { openSheet } from './live.ts';
import {
  CONTEXT,
  matrixSheet,
  NEEDS_HEADER,
  need,
  needsSheet,
  PROJECTS_HEADER,
  printedRows,
  project,
  projectsSheet,
} from './testing/sheets.ts';

const CONTENT: CellValue[] = [
  null,
  '',
  ' ',
  20,
  500000,
  '约50万',
  '200-300',
  '合计',
  '小计',
  '备注：',
  '填表人：张三',
  '一、产业类',
  '同上',
  '例：某项目',
  '甲；乙项目',
  '1.卫生室设备 2.助学金发放',
  '甘肃省临夏州',
  '甘肃省陇南市两当县',
  '138 1234 5678',
  '卫生室设备项目',
  '项目名称',
  '项目拟投入资金(元)',
  '医疗帮扶',
  '其 他',
  { error: '#REF!' },
  { serial: 44348 },
];

const merges = [
  { top: 7, left: 2, bottom: 9, right: 2 },
  { top: 12, left: 1, bottom: 12, right: 8 },
];
const SHEETS: readonly Grid[] = [
  needsSheet(
    [
      ...Array.from({ length: 8 }, (_, i) => need({ 0: i + 1, 1: `项目${i % 5}` })),
      ['合计', null, null, null, null, 160],
      ['备注：'],
    ],
    { merges, hiddenRows: new Set([8]) },
  ),
  needsSheet([need(), need({ 1: '同上' }), need({ 1: '〃' }), ['二、教育类'], need({ 1: '助学' }), [], [5]], {
    header: [...NEEDS_HEADER, '备注'],
  }),
  projectsSheet([project(), project({ 0: null }), project({ 2: '助学' })], {
    merges: [{ top: 5, left: 1, bottom: 6, right: 1 }],
  }),
  matrixSheet(printedRows()),
  gridOf('两表', [
    ...needsSheet([need()]).rows,
    [],
    ['2021年社会组织开展乡村振兴项目明细表'],
    PROJECTS_HEADER,
    project(),
  ]),
  gridOf('空', []),
];

const change = fc.record({
  row: fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 6, max: 16 }) }, fc.integer({ min: 1, max: 24 })),
  column: fc.integer({ min: 1, max: 10 }),
  value: fc.constantFrom(...CONTENT),
});

describe('openSheet', () => {
  it('says after any edits what a full inspection says', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SHEETS),
        fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), { maxLength: 8 }),
        (grid, edits) => {
          const live = openSheet(grid, CONTEXT);
          for (const edit of edits) {
            editSheet(live, edit);
            expect(live.inspection).toEqual(inspectGrid(live.grid, CONTEXT));
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('leaves the grid it was given as it was', () => {
    const grid = needsSheet([need()]);
    const before = JSON.stringify(grid.rows);
    editSheet(openSheet(grid, CONTEXT), [{ row: 6, column: 6, value: '200-300' }]);
    expect(JSON.stringify(grid.rows)).toBe(before);
  });

  it('marks a cell while it is typed and clears it when it is put right', () => {
    const live = openSheet(needsSheet([need(), need({ 1: '助学' })]), CONTEXT);
    editSheet(live, [{ row: 7, column: 6, value: '200-300' }]);
    expect(live.inspection.issues.map(({ code, cell, record }) => [code, cell, record])).toEqual([
      ['money.range', 'F7', 1],
    ]);
    expect(editSheet(live, [{ row: 7, column: 6, value: 250 }]).inspection.issues.map(({ code }) => code)).toEqual([
      'softCap.above',
    ]);
  });
});
