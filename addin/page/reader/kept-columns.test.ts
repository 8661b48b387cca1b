import { expect, it } from 'vitest';
import type { SheetInspection } from '../../../shared/inspect/inspection.ts';
import { keptCells, withKept } from './kept-columns.ts';

const record = (projectName: string, row: number | null, extra: Record<string, string> = {}) => {
  return { row, values: { orgName: `${projectName}协会`, projectName }, source: {}, extra };
};
const inspection = (records: SheetInspection['records'], unmapped: string[] = []) =>
  ({
    annex: 'js2021-annex2',
    records,
    unmapped: unmapped.map((label) => ({ cell: 'J5', label })),
  }) as unknown as SheetInspection;
const kept = {
  annex: 'js2021-annex2',
  records: [record('助学', null, { 备注: '续办' }), record('助老', null), record('助残', null, { 备注: '新办' })],
};

it('brings each row its own column back, through changes of its cells', () => {
  const opened = [inspection([record('助学', 6), record('助老', 7), record('助残', 8)])];
  const cells = keptCells(kept, opened);
  const edited = inspection([record('改了名', 6), record('助老', 7), record('助残', 8)]);
  expect(withKept(0, edited, cells).map(({ extra }) => extra)).toEqual([{ 备注: '续办' }, {}, { 备注: '新办' }]);
});

it('lets a column that the sheet has count as it stands, blank or not', () => {
  const opened = [inspection([record('助学', 6), record('助残', 8, { 备注: '改了' })], ['备注'])];
  const cells = keptCells(kept, opened);
  expect(withKept(0, opened[0] as SheetInspection, cells).map(({ extra }) => extra)).toEqual([{}, { 备注: '改了' }]);
});

it('gives nothing to another table, nor to a row that was put in', () => {
  const cells = keptCells(kept, [inspection([record('助学', 6)])]);
  expect(withKept(1, inspection([record('助学', 6)]), cells)[0]?.extra).toEqual({});
  expect(withKept(0, inspection([record('新增', 9)]), cells)[0]?.extra).toEqual({});
});
