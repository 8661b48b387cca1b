import { describe, expect, it } from 'vitest';
import type { CellValue, Grid } from '../grid/grid.ts';
import { inspectGrid, inspectWorkbook } from '../inspect/inspect.ts';
import {
  CONTEXT,
  FIGURES,
  matrixSheet,
  need,
  needsSheet,
  printedRows,
  project,
  projectsSheet,
  type Row,
} from '../inspect/testing/sheets.ts';

const issuesOf = (grid: Grid) => inspectGrid(grid, CONTEXT).issues;
const foundIn = (grid: Grid) =>
  issuesOf(grid).map(({ code, severity, cell }) => `${severity} ${code} ${cell ?? ''}`.trim());

const shaanxi = (over: { [column: number]: CellValue }) =>
  matrixSheet(printedRows({ 陕西省: FIGURES.map((figure, i) => over[i] ?? figure) }));

describe('partOfWhole', () => {
  it('M79 has an error at the part and names the whole, for each group of columns', () => {
    expect(issuesOf(shaanxi({ 1: 5 }))).toMatchObject([
      {
        code: 'partOfWhole.exceeds',
        severity: 'error',
        cell: 'D9',
        row: 9,
        field: 'orgsCity',
        related: ['C9'],
        params: { part: 5, whole: 3 },
      },
    ]);
    expect(foundIn(shaanxi({ 5: 50.51 }))).toEqual(['error partOfWhole.exceeds H9']);
    expect(foundIn(shaanxi({ 7: 20, 9: 300 }))).toEqual([]);
  });

  it('says nothing while one of the two is not known', () => {
    expect(foundIn(shaanxi({ 0: '不详', 1: 5 })).filter((text) => text.includes('partOfWhole'))).toEqual([]);
  });
});

describe('zeroConsistency', () => {
  it('warns of money spent on no project and of projects of no organisation', () => {
    expect(foundIn(shaanxi({ 2: 0, 3: 0 })).filter((text) => text.endsWith('E9'))).toEqual(
      Array(3).fill('warning zeroConsistency.needs E9'),
    );
    expect(foundIn(shaanxi({ 0: 0, 1: 0 }))).toEqual([
      'warning zeroConsistency.needs C9',
      'warning zeroConsistency.needs D9',
    ]);
    expect(foundIn(shaanxi(Object.fromEntries(FIGURES.map((_, i) => [i, 0]))))).toEqual([]);
  });
});

describe('softCap', () => {
  it.each([
    [200, []],
    [200.01, ['warning softCap.above F6']],
    ['260万元', ['warning softCap.above F6']],
  ])('asks for a reason above 200 万元 and never blocks: %s', (funds, found) => {
    expect(foundIn(needsSheet([need({ 5: funds })])).filter((text) => text.includes('softCap'))).toEqual(found);
  });

  it('quotes the notice', () => {
    const cap = issuesOf(needsSheet([need({ 5: 300 })])).find(({ code }) => code === 'softCap.above');
    expect(cap?.params).toMatchObject({ figure: 300, cap: 200, quote: '资金需求量一般不超过200万元' });
  });
});

describe('yearMentioned', () => {
  it.each([
    ['2020年蔬菜大棚', true],
    ['蔬菜大棚（2019-2020）', true],
    ['2021年蔬菜大棚', false],
    ['2020-2022年蔬菜大棚', false],
    ['2020年启动、2021年续建蔬菜大棚', false],
    ['蔬菜大棚', false],
    ['12020号大棚', false],
  ])('M62 “%s” speaks of another year only: %s', (name, warns) => {
    expect(foundIn(projectsSheet([project({ 2: name })]))).toEqual(warns ? ['warning yearMentioned.other C5'] : []);
  });
});

describe('duplicates', () => {
  it('warns at the later row and names the first, whatever the amounts', () => {
    const grid = projectsSheet([project(), project({ 2: '助学金' }), project({ 0: '无锡市 慈善总会', 4: 99 })]);
    expect(issuesOf(grid)).toMatchObject([
      { code: 'duplicate.same', severity: 'warning', cell: 'A7', record: 2, related: ['A5'] },
    ]);
  });
});

describe('crossAnnex', () => {
  const projects: Row[] = [
    project({ 0: '甲协会', 1: '新疆克州阿图什市', 4: 18.04 }),
    project({ 0: '乙协会', 1: '新疆克州乌恰县', 2: '义诊', 4: 4.17 }),
    project({ 0: '甲协会', 1: '贵州省铜仁市', 2: '助学', 4: 7 }),
    project({ 0: '甲协会', 1: '江苏省连云港市灌南县', 2: '慰问', 4: 3 }),
  ];
  const agreeing = (over: { [name: string]: Row } = {}): Row[] => [
    ...printedRows({
      新疆克州: [2, 0, 2, 0, 22.21, 0, 16, 0, 600, 0],
      新疆伊犁州: [],
      西藏拉萨市: [],
      陕西省: [],
      青海省: [],
      省外其它地区: [1, 0, 1, 0, 7, 0, 8, 0, 300, 0],
      ...over,
    }),
    ['省 内', '灌南县', ...(over.灌南县 ?? [1, 0, 1, 0, 3, 0, 8, 0, 300, 0])],
  ];
  const across = (rows: Row[], listed: Row[] = projects) =>
    inspectWorkbook([matrixSheet(rows), projectsSheet(listed)], CONTEXT)[0]?.issues ?? [];

  it('says nothing when counts, organisations and sums agree to the fen', () => {
    expect(across(agreeing())).toEqual([]);
  });

  it('warns at the cell of annex 1 and names the cells of annex 2', () => {
    const issues = across(agreeing({ 新疆克州: [3, 0, 2, 0, 22.22, 0, 16, 0, 600, 0] }));
    expect(issues).toMatchObject([
      {
        code: 'crossAnnex.distinct',
        severity: 'warning',
        cell: 'C6',
        params: { figure: 3, other: 2 },
        related: ['附件1!C6', '附件2!A5', '附件2!A6'],
      },
      {
        code: 'crossAnnex.sum',
        cell: 'G6',
        params: { figure: 22.22, other: 22.21 },
        related: ['附件1!G6', '附件2!E5', '附件2!E6'],
      },
    ]);
  });

  it('warns of a region that annex 2 has and annex 1 has no figures for', () => {
    const listed = [...projects, project({ 0: '丙协会', 1: '青海省海南州共和县' })];
    expect(across(agreeing(), listed)).toMatchObject([
      { code: 'crossAnnex.noRow', cell: null, params: { region: '青海省', other: 1 }, related: ['附件2!B9'] },
    ]);
  });

  it('compares 省内 as a whole where its rows can’t be told apart', () => {
    const listed = [...projects, project({ 0: '丙协会', 1: '江苏省徐州市丰县', 2: '慰问', 4: 1 })];
    expect(across(agreeing(), listed).map(({ code, cell }) => `${code} ${cell}`)).toEqual([
      'crossAnnex.distinct C12',
      'crossAnnex.count E12',
      'crossAnnex.sum G12',
      'crossAnnex.sum I12',
      'crossAnnex.sum K12',
    ]);
  });

  it('waits while a place of annex 2 is not known', () => {
    expect(across(agreeing({ 新疆克州: FIGURES }), [...projects, project({ 1: '某地' })])).toEqual([]);
  });
});
