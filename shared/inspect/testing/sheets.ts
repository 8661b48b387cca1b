/** Sheets as literals, for tests: the official layouts with rows put in. */
import { CATALOGUE } from '../../annex/catalogue/index.ts';
import type { AnnexDefinition } from '../../annex/definition.ts';
import { type CellValue, type Grid, gridOf } from '../../grid/grid.ts';
import { nationalDivisions } from '../../regions/tree.ts';
import type { InspectContext } from '../context.ts';

export type Row = readonly CellValue[];

/** Nobody signed in: the area is that of the name on the sheet. */
export const CONTEXT: InspectContext = { divisions: nationalDivisions(), catalogue: CATALOGUE };

export function annexOf(id: string): AnnexDefinition {
  const annex = CATALOGUE.find((known) => known.id === id);
  if (!annex) throw new Error(`no annex ${id}`);
  return annex;
}

export const NEEDS_HEADER: Row = [
  '序号',
  '项目名称',
  '帮扶类别',
  '项目拟实施地 (填报到县级)',
  '项目简介',
  '项目拟投入资金 (万元)',
  '项目 联系人',
  '项目联系 人 联系方式 (手机)',
];

/** A faultless row of annex 2 of the ministry's notice, parts of it replaced. */
export function need(over: { [column: number]: CellValue } = {}): Row {
  const row: CellValue[] = [
    1,
    '卫生室设备项目',
    '医疗帮扶',
    '甘肃省陇南市两当县',
    '为村卫生室添置设备。',
    20,
    '李桂',
    '13671452117',
  ];
  return row.map((value, i) => (over[i] === undefined ? value : over[i]));
}

/** 附件2 of the ministry: title, unit line, header in row 5, then the rows. */
export function needsSheet(rows: readonly Row[], rest: Partial<Omit<Grid, 'rows'>> & { header?: Row } = {}): Grid {
  const { header = NEEDS_HEADER, sheet = 'Sheet1', ...others } = rest;
  const top: Row[] = [
    ['附件 2'],
    ['社会组织援藏援疆项目需求清单省级汇总表'],
    ['(仅西藏、新疆、云南、青海、四川、甘肃、兵团填报)'],
    ['单位：甘肃省民政厅 (公 章)'],
    header,
  ];
  return gridOf(sheet, [...top, ...rows], others);
}

export const PROJECTS_HEADER: Row = [
  '社会组织名称',
  '帮扶地区(省/市/县)',
  '项目名称',
  '项目性质',
  '投入资金(万元)',
  '投入人员数',
  '受益人数',
];

/** A faultless row of annex 2 of Jiangsu's notice. */
export function project(over: { [column: number]: CellValue } = {}): Row {
  const row: CellValue[] = ['无锡市慈善总会', '陕西省安康市旬阳市', '蔬菜大棚', '产业帮扶', 12.5, 8, 300];
  return row.map((value, i) => (over[i] === undefined ? value : over[i]));
}

/** 附件2 of Jiangsu: header in row 4. */
export function projectsSheet(rows: readonly Row[], rest: Partial<Omit<Grid, 'rows'>> = {}): Grid {
  const { sheet = '附件2', ...others } = rest;
  const top: Row[] = [
    ['附件 2'],
    ['2021 年社会组织开展乡村振兴项目明细表'],
    ['单位（盖章）：无锡市民政局  联系人：周敏  电话：0510-81820000'],
    PROJECTS_HEADER,
  ];
  return gridOf(sheet, [...top, ...rows], others);
}

const PAIRS = ['参与社会组织数', '开展帮扶项目数', '投入资金数 (万元)', '投入人员数', '受益人数'];
export const MATRIX_HEADER: readonly Row[] = [
  ['帮扶地区', null, ...PAIRS.flatMap((group) => [group, null])],
  [null, null, ...PAIRS.flatMap(() => ['总数', '其中：\n市本级'])],
];
export const MATRIX_MERGES = [
  { top: 4, left: 1, bottom: 5, right: 2 },
  ...PAIRS.map((_, i) => ({ top: 4, left: 3 + 2 * i, bottom: 4, right: 4 + 2 * i })),
  { top: 6, left: 1, bottom: 11, right: 1 },
  { top: 12, left: 1, bottom: 14, right: 1 },
];
export const PRINTED = ['新疆克州', '新疆伊犁州', '西藏拉萨市', '陕西省', '青海省', '省外其它地区'];

/** Ten figures that agree with each other. */
export const FIGURES: Row = [3, 1, 4, 2, 50.5, 10, 20, 5, 300, 100];

/** The six printed rows, each with the same figures but for those replaced by `over[row][column]`. */
export function printedRows(over: { [name: string]: Row } = {}): Row[] {
  return PRINTED.map((name, i) => [i === 0 ? '省外' : null, name, ...(over[name] ?? FIGURES)]);
}

/** 附件1 of Jiangsu: the matrix, header in rows 4 and 5, body from row 6. */
export function matrixSheet(rows: readonly Row[], rest: Partial<Omit<Grid, 'rows'>> = {}): Grid {
  const { sheet = '附件1', ...others } = rest;
  const top: Row[] = [['附件 1'], ['2021 年社会组织参与乡村振兴情况统计表'], ['单位（盖章）：无锡市民政局']];
  return gridOf(sheet, [...top, ...MATRIX_HEADER, ...rows], { merges: MATRIX_MERGES, ...others });
}
