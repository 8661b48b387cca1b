import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../annex/catalogue/index.ts';
import { type CellValue, type Grid, gridOf } from '../grid/grid.ts';
import {
  MATRIX_HEADER,
  matrixSheet,
  NEEDS_HEADER,
  need,
  needsSheet,
  PROJECTS_HEADER,
  printedRows,
  project,
  projectsSheet,
} from '../inspect/testing/sheets.ts';
import { recognise } from './recognise.ts';

const one = (grid: Grid) => {
  const [match, ...rest] = recognise(grid, CATALOGUE);
  expect(rest).toEqual([]);
  if (!match) throw new Error('nothing was recognised');
  return match;
};
const columnsOf = (grid: Grid) => Object.fromEntries(one(grid).fields.map(({ field, column }) => [field, column]));
const codesOf = (grid: Grid) =>
  one(grid).issues.map(({ code, severity, field }) => `${severity} ${code} ${field ?? ''}`);

describe('recognise', () => {
  it('M01 finds the header below title rows and blank rows', () => {
    const rows: CellValue[][] = [
      ['附件2'],
      [],
      ['社会组织援藏援疆项目需求清单省级汇总表'],
      [],
      ['单位：'],
      [],
      [],
      [...NEEDS_HEADER],
    ];
    expect(one(gridOf('表', rows))).toMatchObject({ annex: { id: 'mca2021-annex2' }, headerTop: 8, headerBottom: 8 });
  });

  it('finds a table that begins at C5', () => {
    const shifted = [
      [],
      [],
      [],
      [null, null, '单位：甘肃省民政厅'],
      [null, null, ...NEEDS_HEADER],
      [null, null, ...need()],
    ];
    expect(one(gridOf('需求', shifted))).toMatchObject({
      annex: { id: 'mca2021-annex2' },
      left: 3,
      right: 10,
      headerTop: 5,
    });
  });

  it('M03 resolves a two-row header through its merges to leaf paths', () => {
    const match = one(matrixSheet(printedRows()));
    expect(match.annex.id).toBe('js2021-annex1');
    expect(match.missing).toEqual([]);
    expect(match.fields.map(({ field, column }) => [field, column])).toEqual(
      match.annex.fields.map(({ key }, i) => [key, i + 1]),
    );
    expect(match.fields.find(({ field }) => field === 'staffCity')).toMatchObject({ row: 5, column: 10 });
  });

  it('M03 resolves it as well when the merges were lost', () => {
    const match = one(matrixSheet(printedRows(), { merges: [] }));
    expect(match.missing).toEqual([]);
    expect(match.fields.map(({ column }) => column)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });

  it('M03 resolves a header flattened into one row', () => {
    const [groups, leaves] = MATRIX_HEADER as [CellValue[], CellValue[]];
    let group: CellValue = null;
    const flat = groups.map((cell, i) => {
      group = cell ?? group;
      return i < 2 ? (i === 0 ? '帮扶地区' : null) : `${String(group)}${String(leaves[i])}`;
    });
    const rows = [['2021年社会组织参与乡村振兴情况统计表'], flat, ...printedRows()];
    expect(one(gridOf('附件1', rows))).toMatchObject({ missing: [], headerTop: 2, headerBottom: 2 });
  });

  it('M04 M05 compares labels without line breaks, spaces and kinds of brackets and colons', () => {
    const header = [
      '序 号',
      '项目\n名称',
      '帮扶　类别',
      '项目拟实施地【填报到县级】',
      '项目简介：',
      '项目拟投入资金\n［万元］',
      '项目\n联系人',
      '项目联系人联系方式（手机）',
    ];
    expect(one(needsSheet([need()], { header }))).toMatchObject({ missing: [], unmapped: [], issues: [] });
  });

  it.each([
    ['项目拟投入资金（元）', 'yuan'],
    ['项目拟投入资金(亿元)', 'yi'],
    ['项目拟投入资金（万元）', undefined],
    ['项目拟投入资金', undefined],
  ])('M06 reads the money unit of %s', (label, unit) => {
    const match = one(needsSheet([need()], { header: NEEDS_HEADER.map((cell, i) => (i === 5 ? label : cell)) }));
    expect(match.fields.find(({ field }) => field === 'fundsWan')?.moneyUnit).toBe(unit);
    expect(match.issues.map(({ code, severity, cell }) => [code, severity, cell])).toEqual(
      unit ? [['header.moneyUnit', 'warning', 'F5']] : [],
    );
  });

  it.each(['项目资金总额（千元）', '项目拟投入资金（千元）', '项目拟投入资金(百万元)', '项目拟投入资金（美元）'])(
    'M06 reads no amount under “%s”, and keeps the column',
    (label) => {
      const match = one(needsSheet([need()], { header: NEEDS_HEADER.map((cell, i) => (i === 5 ? label : cell)) }));
      expect(match.missing).toEqual(['fundsWan']);
      expect(match.unmapped).toMatchObject([{ column: 6 }]);
      expect(match.issues).toMatchObject([{ code: 'header.moneyUnitUnknown', severity: 'error', cell: 'F5' }]);
    },
  );

  it('finds a header that begins with columns of its own', () => {
    const header = ['市州', '县', '乡镇', '村', '填报时间', ...NEEDS_HEADER];
    expect(one(gridOf('表', [header, ['', '', '', '', '', ...need()]]))).toMatchObject({ missing: [], headerTop: 1 });
  });

  it('resolves a group over two columns of a list', () => {
    const header = [
      [...NEEDS_HEADER.slice(0, 6), '项目联系人信息', null],
      [...Array(6).fill(null), '联系人', '手机'],
    ];
    const merges = [
      { top: 2, left: 7, bottom: 2, right: 8 },
      ...[1, 2, 3, 4, 5, 6].map((c) => ({ top: 2, left: c, bottom: 3, right: c })),
    ];
    const match = one(gridOf('表', [['社会组织援藏援疆项目需求清单省级汇总表'], ...header, need()], { merges }));
    expect(match).toMatchObject({ missing: [], headerTop: 2, headerBottom: 3 });
  });

  it('M06 goes by a line over the table where the header states no unit', () => {
    const header = NEEDS_HEADER.map((cell, i) => (i === 5 ? '项目拟投入资金' : cell));
    const said = (line: string, row: readonly CellValue[] = header) =>
      one(
        gridOf('表', [
          ['社会组织援藏援疆项目需求清单省级汇总表'],
          ['填报单位：甘肃省民政厅', null, null, line],
          row,
          need(),
        ]),
      );
    const unit = (match: ReturnType<typeof one>) => match.fields.find(({ field }) => field === 'fundsWan')?.moneyUnit;
    expect(said('单位：元')).toMatchObject({ headerTop: 3, issues: [{ code: 'header.moneyUnit', cell: 'F3' }] });
    expect(unit(said('（金额单位：亿元）'))).toBe('yi');
    expect(unit(said('单位：万元'))).toBeUndefined();
    expect(unit(said('单位：元', NEEDS_HEADER))).toBeUndefined();
    expect(said('单位：千元').issues).toMatchObject([{ code: 'header.moneyUnitUnknown' }]);
  });

  it('M06 reads the money unit of a group header', () => {
    const rows = MATRIX_HEADER.map((row) =>
      row.map((cell) => (cell === '投入资金数 (万元)' ? '投入资金数（元）' : cell)),
    );
    const match = one(gridOf('附件1', [['2021年社会组织参与乡村振兴情况统计表'], ...rows, ...printedRows()]));
    expect(match.fields.filter(({ moneyUnit }) => moneyUnit === 'yuan').map(({ field }) => field)).toEqual([
      'fundsWanTotal',
      'fundsWanCity',
    ]);
  });

  it('M07 maps a known other name quietly, and asks about one that is only like it', () => {
    const renamed = NEEDS_HEADER.map((cell, i) => (i === 7 ? '联系电话' : i === 5 ? '资金(万)' : cell));
    expect(codesOf(needsSheet([need()], { header: renamed }))).toEqual([
      'info header.renamed fundsWan',
      'info header.renamed contactMobile',
    ]);
    const like = NEEDS_HEADER.map((cell, i) => (i === 4 ? '项目主要简介' : cell));
    expect(codesOf(needsSheet([need()], { header: like }))).toEqual(['confirm header.similar summary']);
  });

  it('M08 maps columns by label, not by position', () => {
    const order = [7, 2, 1, 0, 5, 3, 6, 4];
    const header = order.map((i) => NEEDS_HEADER[i] ?? null);
    const columns = columnsOf(needsSheet([], { header }));
    expect(columns).toMatchObject({ contactMobile: 1, aidCategory: 2, projectName: 3, fundsWan: 5, summary: 8 });
  });

  it('M09 names columns the annex does not have', () => {
    const match = one(needsSheet([need()], { header: [...NEEDS_HEADER, '社会组织名称', '备注'] }));
    expect(match.unmapped.map(({ label, column }) => [label, column])).toEqual([
      ['社会组织名称', 9],
      ['备注', 10],
    ]);
    expect(match.issues.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      'warning header.extra',
      'warning header.extra',
    ]);
  });

  it('M10 has an error for each column that is missing', () => {
    const header = NEEDS_HEADER.filter((_, i) => i !== 2 && i !== 6);
    const match = one(needsSheet([], { header }));
    expect(match.missing).toEqual(['aidCategory', 'contactName']);
    expect(match.issues.map(({ code, severity, field }) => `${severity} ${code} ${field}`)).toEqual([
      'error header.missing aidCategory',
      'error header.missing contactName',
    ]);
  });

  it('M15 M16 is quick with a used range of 60,000 rows and 300 columns', () => {
    const blank: CellValue[] = Array(300).fill(null);
    const wide = [...needsSheet([need()]).rows.map((row) => [...row, ...blank]), ...Array(60_000).fill(blank)];
    expect(one(gridOf('表', wide))).toMatchObject({ annex: { id: 'mca2021-annex2' }, right: 8 });
  });

  it('tells annexes with like columns apart by the title', () => {
    const header = NEEDS_HEADER.map((cell, i) => (i === 3 ? '项目拟实施地' : i === 7 ? '联系方式' : cell));
    const titled = (title: string) => one(gridOf('表', [[title], header, need()])).annex.id;
    expect(titled('社会组织援藏援疆项目需求清单省级汇总表')).toBe('mca2021-annex2');
    expect(titled('社会组织援藏援疆项目供给清单省级汇总表')).toBe('mca2021-annex3');
    expect(one(projectsSheet([project()])).annex.id).toBe('js2021-annex2');
  });

  it('tells them apart by the words of the notice where there is no title', () => {
    const header = NEEDS_HEADER.map((cell, i) => (i === 3 ? '项目拟实施地' : i === 7 ? '联系方式' : cell));
    const said = (line: string) => one(gridOf('表', [[line], header, need()])).annex.id;
    expect(said('(仅西藏、新疆、云南、青海、四川、甘肃、兵团填报)')).toBe('mca2021-annex2');
    expect(said('(西藏、新疆、云南、青海、四川、甘肃、兵团无需填报)')).toBe('mca2021-annex3');
  });

  it('claims no list of contacts that bears no title', () => {
    const contacts = (header: CellValue[], title: CellValue[] = []) =>
      recognise(gridOf('表', [title, header, ['张三', '025-83590603', '13812345678', 'a@b.cn']]), CATALOGUE).length;
    expect(contacts(['姓名', '电话', '手机号', '邮箱'])).toBe(0);
    expect(contacts(['姓名', '部门', '工作电话', '手机', '电子信箱'])).toBe(0);
    expect(contacts(['姓名', '电话', '手机号', '邮箱'], ['社会组织援藏援疆工作省级联络员表'])).toBe(1);
    expect(contacts(['姓名', '工作电话', '手机', '电子信箱'])).toBe(1);
  });

  it('finds no annex on a sheet of notes, nor on a blank one', () => {
    expect(
      recognise(gridOf('说明', [['填报说明'], ['1. 项目名称要写全称。'], ['2. 联系人要写手机。']]), CATALOGUE),
    ).toEqual([]);
    expect(recognise(gridOf('空', [[], [null, ' ']]), CATALOGUE)).toEqual([]);
  });

  it('finds several tables on one sheet', () => {
    const rows = [
      ...needsSheet([need(), need()]).rows,
      [],
      ['附件2'],
      ['2021年社会组织开展乡村振兴项目明细表'],
      PROJECTS_HEADER,
      project(),
    ];
    const found = recognise(gridOf('表', rows), CATALOGUE);
    expect(found.map(({ annex, headerTop }) => [annex.id, headerTop])).toEqual([
      ['mca2021-annex2', 5],
      ['js2021-annex2', 11],
    ]);
  });
});

describe('recognise a form', () => {
  const labels = [
    '组织名称（全称）',
    '组织类型',
    '登记层级',
    '案例标题(含副标题)',
    '项目实施地',
    '项目总金额',
    '受益群体及人数',
    '项目起止时间',
    '联系人及联系方式',
    '案例摘要 200-300字',
  ];
  const title = ['社会组织参与乡村振兴案例申报表'];

  it('finds labels anywhere, with the value to the right', () => {
    const match = one(gridOf('表', [title, [], ...labels.map((label, i) => [null, label, `值${i}`])]));
    expect(match).toMatchObject({ annex: { id: 'js2021-annex3-form' }, missing: [] });
    expect(match.fields.map(({ row, column }) => [row, column])).toEqual(labels.map((_, i) => [i + 3, 3]));
  });

  it('takes the value below where the right is another label', () => {
    const rows = [
      title,
      labels.slice(0, 5),
      ['甲', '乙', '丙', '丁', '戊'],
      labels.slice(5),
      ['己', '庚', '辛', '壬', '癸'],
    ];
    const match = one(gridOf('表', rows));
    expect(match.fields.slice(0, 5).map(({ row, column }) => [row, column])).toEqual(
      [1, 2, 3, 4, 5].map((c) => [3, c]),
    );
  });

  it('reads a label and its value in one cell', () => {
    const match = one(gridOf('表', [title, ...labels.map((label) => [`${label}：某值`])]));
    expect(match.fields.map(({ row, column }) => [row, column])).toEqual(labels.map((_, i) => [i + 2, 1]));
  });

  it('M68 finds several forms under each other', () => {
    const form = labels.map((label, i) => [label, `值${i}`]);
    expect(recognise(gridOf('表', [title, ...form, [], title, ...form]), CATALOGUE)).toHaveLength(2);
  });
});

describe('recognise under load', () => {
  it('is not held up by thousands of merges down the whole sheet', () => {
    const merges = Array.from({ length: 5_000 }, (_, i) => ({
      top: 6,
      left: 20 + i,
      bottom: 1_048_576,
      right: 20 + i,
    }));
    const rows = [...needsSheet([need()]).rows, ...Array.from({ length: 20_000 }, () => need())];
    expect(one(gridOf('表', rows, { merges }))).toMatchObject({ annex: { id: 'mca2021-annex2' } });
  });
});
