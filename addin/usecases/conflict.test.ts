import { expect, it } from 'vitest';
import { js2021Annex2 } from '../../shared/annex/catalogue/js2021-annex2/definition.ts';
import type { SubmissionJson } from '../../shared/api/contracts/submission.ts';
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
  const [row, ...others] = conflictOf([tableOf(mine)], mine, theirs, null);
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
  const rows = conflictOf([tableOf(mine)], mine, theirs as unknown as SubmissionJson, null);
  expect(rows.map(({ kind, name }) => [kind, name])).toEqual([['removed', '引水工程']]);
  expect(rows[0]?.cells.every(({ place }) => place === null)).toBe(true);
});
