import { expect, it } from 'vitest';
import { js2021Annex2 as annex } from '../../shared/annex/catalogue/js2021-annex2/definition.ts';
import type { Comparison } from '../../shared/api/contracts/comparison.ts';
import type { AnnexRecord } from '../../shared/record/record.ts';
import { compareRecords } from '../../shared/versions/compare-records.ts';
import { differenceOf } from './difference.ts';

const project = (projectName: string, fundsWan = 20, projectNature = '教育帮扶'): AnnexRecord => {
  return { row: null, values: { orgName: '爱心协会', projectName, fundsWan, projectNature }, source: {}, extra: {} };
};

/** As the Worker tells it: what was changed between the version I began with and theirs. */
function since(base: readonly AnnexRecord[], theirs: readonly AnnexRecord[]): Comparison {
  return compareRecords(annex, base, theirs) as unknown as Comparison;
}

function whose(base: AnnexRecord[], theirs: AnnexRecord[], mine: AnnexRecord[]) {
  return differenceOf(annex, theirs, mine, since(base, theirs)).flatMap(({ kind, name, cells }) =>
    cells
      .filter(({ field }) => kind === 'changed' || field === 'projectName')
      .map((cell) => `${kind} ${name} ${cell.field}: ${cell.whose}`),
  );
}

it.each([
  ['my own correction', [project('助学')], [project('助学')], [project('助学', 25)], ['changed 助学 fundsWan: mine']],
  ['a colleague’s', [project('助学')], [project('助学', 25)], [project('助学')], ['changed 助学 fundsWan: theirs']],
  [
    'both of one cell',
    [project('助学')],
    [project('助学', 25)],
    [project('助学', 30)],
    ['changed 助学 fundsWan: both'],
  ],
  [
    'each of another cell of one row',
    [project('助学')],
    [project('助学', 25)],
    [project('助学', 20, '就业帮扶')],
    ['changed 助学 projectNature: mine', 'changed 助学 fundsWan: theirs'],
  ],
  ['the same by both', [project('助学')], [project('助学', 25)], [project('助学', 25)], []],
])('tells whose a change is: %s', (_, base, theirs, mine, expected) => {
  expect(whose(base, theirs, mine).sort()).toEqual([...expected].sort());
});

it('says of a row that only one of us has who put it in or took it out', () => {
  const [one, two] = [project('助学'), { ...project('引水'), values: { orgName: '基金会', projectName: '引水' } }];
  expect(whose([one], [one, two], [one])).toEqual(['removed 引水 projectName: theirs']);
  expect(whose([one, two], [one, two], [one])).toEqual(['removed 引水 projectName: mine']);
  expect(whose([one], [one], [one, two])).toEqual(['added 引水 projectName: mine']);
  expect(whose([one, two], [one], [one, two])).toEqual(['added 引水 projectName: theirs']);
});

it('says of nobody where the common beginning is not known', () => {
  const [change] = differenceOf(annex, [project('助学')], [project('助学', 25)], null);
  expect(change?.cells[0]).toMatchObject({ before: 20, after: 25, whose: null });
});

it('keeps apart what both of us put in, however alike, and takes the same project of both for one', () => {
  const [theirs, mine] = [project('引水'), project('修路')];
  expect(whose([], [theirs], [mine])).toEqual(['removed 引水 projectName: theirs', 'added 修路 projectName: mine']);
  expect(whose([], [project('引水', 20)], [project('引水', 21)])).toEqual(['changed 引水 fundsWan: both']);
});

it('says of nobody where only a part of what they changed is told', () => {
  const told = { ...since([project('助学')], [project('助学', 25)]), more: 1 };
  const [row] = differenceOf(annex, [project('助学', 25)], [project('助学')], told);
  expect(row?.cells.map(({ whose: said }) => said)).toEqual([null]);
});
