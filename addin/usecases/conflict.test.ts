import { expect, it } from 'vitest';
import { js2021Annex2 } from '../../shared/annex/catalogue/js2021-annex2/definition.ts';
import type { SubmissionJson } from '../../shared/api/contracts/submission.ts';
import type { Grid } from '../../shared/grid/grid.ts';
import type { AnnexRecord } from '../../shared/record/record.ts';
import type { Table } from './book.ts';
import { conflictOf } from './conflict.ts';

const project = (projectName: string, row: number, fundsWan: number): AnnexRecord => {
  return { row, values: { orgName: '徐州公益协会', projectName, fundsWan }, source: {}, extra: {} };
};

function tableOf(records: readonly AnnexRecord[]): Table {
  const columns = [
    { field: 'projectName', cell: 'C4', label: '项目名称' },
    { field: 'fundsWan', cell: 'F4', label: '投入资金' },
  ];
  return { key: 's#0', sheet: 's', annex: js2021Annex2, inspection: { records, columns } } as unknown as Table;
}

it('sets both sides of each cell against each other, at the cell it stands in now', () => {
  const mine = [project('助老', 5, 3), project('助学', 6, 44)];
  const theirs = { records: [project('助学', 5, 36.8), project('助老', 6, 3)] } as unknown as SubmissionJson;
  const [row, ...others] = conflictOf([tableOf(mine)], mine, theirs, null, () => undefined);
  expect(others).toEqual([]);
  expect(row).toMatchObject({ kind: 'changed', name: '助学' });
  expect(row?.cells).toMatchObject([{ theirs: 36.8, mine: 44, whose: null, place: { sheet: 's', cell: 'F6' } }]);
});

it('tells the rows that only one side has, and names no cell for those that are not in the sheet', () => {
  const mine = [project('助学', 5, 1)];
  const theirs = {
    records: [
      project('助学', 5, 1),
      { ...project('引水工程', 6, 9), values: { projectName: '引水工程', fundsWan: 9 } },
    ],
  };
  const rows = conflictOf([tableOf(mine)], mine, theirs as unknown as SubmissionJson, null, () => undefined);
  expect(rows.map(({ kind, name }) => [kind, name])).toEqual([['removed', '引水工程']]);
  expect(rows[0]?.cells.every(({ place }) => place === null)).toBe(true);
});

const gridOf =
  (rows: Grid['rows'], merges: Grid['merges'] = []) =>
  () =>
    ({ sheet: 's', rows, merges }) as Grid;
const FULL = [[], [], [], ['单位', '项目名称'], ['徐州公益协会', null, '助学', null, null, 1]];

function roomIn(grid: () => Grid): (string | null)[] {
  const mine = [project('助学', 5, 1)];
  const [bridge, water] = [project('修桥', 6, 9), { ...project('引水', 7, 8), source: { fundsWan: '8万元（两年）' } }];
  const theirs = { records: [mine[0], bridge, water] } as unknown as SubmissionJson;
  const rows = conflictOf([tableOf(mine)], mine, theirs, null, grid).filter(({ kind }) => kind === 'removed');
  expect(rows.at(-1)?.cells.map(({ theirs: value }) => value)).toContain('8万元（两年）');
  return rows.map(({ cells }) => cells.find(({ label }) => label === '投入资金(万元)')?.place?.cell ?? null);
}

it('finds room for the rows that only they have in the blank rows below mine, one each', () => {
  expect(roomIn(gridOf([...FULL, [null, ' '], [], ['备注：…']]))).toEqual(['F6', 'F7']);
});

it('finds none where something stands, where a merged cell reaches in, or where nothing is known of the sheet', () => {
  expect(roomIn(gridOf([...FULL, [], ['备注：…']]))).toEqual(['F6', null]);
  const merged = [{ top: 6, left: 1, bottom: 7, right: 4 }];
  expect(roomIn(gridOf(FULL, merged))).toEqual([null, null]);
});
