import { describe, expect, it } from 'vitest';
import type { Grid } from '../grid/grid.ts';
import { inspectGrid } from '../inspect/inspect.ts';
import {
  CONTEXT,
  FIGURES,
  matrixSheet,
  NEEDS_HEADER,
  need,
  needsSheet,
  printedRows,
  project,
  projectsSheet,
} from '../inspect/testing/sheets.ts';

const inspect = (grid: Grid) => inspectGrid(grid, CONTEXT);
const rowsOf = (grid: Grid) => inspect(grid).records.map(({ row }) => row);
const foundIn = (grid: Grid) =>
  inspect(grid).issues.map(({ code, severity, cell }) => `${severity} ${code} ${cell ?? ''}`.trim());
const issue = (grid: Grid, code: string) => inspect(grid).issues.find((found) => found.code === code);

/** Rows that differ enough not to be taken for one another. */
const needs = (count: number, funds = 20) =>
  Array.from({ length: count }, (_, i) => need({ 0: i + 1, 1: `卫生室设备项目${'甲乙丙丁戊己庚'[i]}`, 5: funds }));

describe('the lines around a table', () => {
  it.each([
    ['单位：甘肃省民政厅 (公 章)', '甘肃省民政厅'],
    ['单位（盖章）：甘肃省民政厅', '甘肃省民政厅'],
    ['单位：__甘肃省民政厅__（盖章）', '甘肃省民政厅'],
    ['填报单位：甘肃省民政厅   填报日期：2021年6月30日', '甘肃省民政厅'],
    ['报送单位 ： 甘肃省民政厅', '甘肃省民政厅'],
    ['单位名称（公章）: 甘肃省民政厅', '甘肃省民政厅'],
    ['单 位：甘肃省民政厅', '甘肃省民政厅'],
    ['单位：_____ (公 章)', null],
    ['单位：', null],
  ])('M02 reads the unit out of “%s”', (line, unit) => {
    const rows = needsSheet([need()]).rows.map((row, i) => (i === 3 ? [line] : row));
    expect(inspect({ ...needsSheet([]), rows }).unit).toBe(unit);
  });

  it('M02 reads label and value in two cells, past a merged label', () => {
    const at = (cells: (string | null)[]) => ({
      ...needsSheet([]),
      rows: needsSheet([need()]).rows.map((row, i) => (i === 3 ? cells : row)),
    });
    expect(inspect(at(['填报单位（盖章）：', '甘肃省民政厅'])).unit).toBe('甘肃省民政厅');
    expect(inspect(at(['填报单位', '甘肃省民政厅'])).unit).toBe('甘肃省民政厅');
    const merged = { ...at(['单位：', null, '甘肃省民政厅']), merges: [{ top: 4, left: 1, bottom: 4, right: 2 }] };
    expect(inspect(merged).unit).toBe('甘肃省民政厅');
  });

  it('M02 reads contact and phone from the same line', () => {
    expect(inspect(projectsSheet([project()]))).toMatchObject({
      unit: '无锡市民政局',
      header: { contactName: '周敏', contactPhone: '0510-81820000' },
    });
  });

  it('M18 stops at notes and signatures, and keeps who filled the table in', () => {
    const grid = needsSheet([
      ...needs(2),
      ['备注：'],
      ['1. 如有更多项目，请自行顺序下延填写。'],
      ['填表人：张三', null, '联系电话：0931-8415111', null, '填报日期：2021年6月30日'],
      ['单位负责人：'],
    ]);
    expect(rowsOf(grid)).toEqual([6, 7]);
    expect(inspect(grid).header).toEqual({ 填表人: '张三', 联系电话: '0931-8415111', 填报日期: '2021年6月30日' });
    expect(foundIn(grid)).toEqual([]);
  });

  it('M18 loses no record that stands below the notes: it is asked about', () => {
    const grid = needsSheet([...needs(1), ['备注：'], need({ 1: '助学项目' })]);
    expect(rowsOf(grid)).toEqual([6, 8]);
    expect(foundIn(grid)).toEqual(['confirm rows.belowNotes A8']);
  });
});

describe('the rows of a table', () => {
  it('M11 skips a header repeated inside the table', () => {
    expect(rowsOf(needsSheet([...needs(2), NEEDS_HEADER, need({ 1: '助学项目' })]))).toEqual([6, 7, 9]);
    const rows = [...printedRows().slice(0, 3), ...matrixSheet([]).rows.slice(3, 5), ...printedRows().slice(3)];
    const grid = matrixSheet(rows, { merges: [] });
    expect(inspect(grid).records).toHaveLength(6);
  });

  it.each(['合计', '小计', '总计', '共计', '合 计', '合计：', '合计（2个）'])(
    'M12 takes “%s” for no record',
    (word) => {
      expect(rowsOf(needsSheet([...needs(2), [word, null, null, null, null, 40]]))).toEqual([6, 7]);
      expect(rowsOf(needsSheet([[null, word, null, null, null, 40], ...needs(2)]))).toEqual([7, 8]);
    },
  );

  it('M12 compares a total with our own sum and gives both figures', () => {
    const grid = (total: number) => needsSheet([...needs(3, 18.04), ['合计', null, null, null, null, total]]);
    expect(foundIn(grid(54.12))).toEqual([]);
    expect(issue(grid(60), 'total.differs')).toMatchObject({
      severity: 'warning',
      cell: 'F9',
      field: 'fundsWan',
      params: { written: 60, sum: 54.12 },
      fix: { safe: false, edits: [{ cell: 'F9', value: 54.12 }] },
    });
  });

  it('M12 leaves a merged total row of a matrix out and compares it', () => {
    const total = (n: number) =>
      matrixSheet([...printedRows(), ['合计', null, n, 6, 24, 12, 303, 60, 120, 30, 1800, 600]]);
    expect(inspect(total(18)).records).toHaveLength(6);
    expect(foundIn(total(18))).toEqual([]);
    expect(foundIn(total(19))).toEqual(['warning total.differs C12']);
  });

  it('M12 takes 合 and 计 in two cells for one word', () => {
    expect(rowsOf(needsSheet([...needs(2), ['合', '计', null, null, null, 40]]))).toEqual([6, 7]);
  });

  it('M12 does not let a matrix lose the figures of a group that has nothing but its total', () => {
    const grid = matrixSheet([...printedRows(), ['省内', '合计', ...FIGURES]]);
    expect(foundIn(grid)).toContain('error matrix.regionMissing B12');
    const named = matrixSheet([...printedRows(), ['省内', '江阴市', ...FIGURES], [null, '小计', ...FIGURES]]);
    expect(foundIn(named)).not.toContain('error matrix.regionMissing B13');
  });

  it('M12 compares each 小计 with its own part and the 合计 with all', () => {
    const part = (n: number) => ['小计', null, null, null, null, n];
    const grid = needsSheet([
      ...needs(2),
      part(40),
      need({ 1: '助学项目', 5: 7 }),
      part(7),
      ['合计', null, null, null, null, 47],
    ]);
    expect(foundIn(grid)).toEqual([]);
    expect(rowsOf(grid)).toEqual([6, 7, 9]);
  });

  it('M12 waits with the comparison while a figure of the column is open', () => {
    const grid = needsSheet([...needs(2), need({ 1: '助学项目', 5: '200-300' }), ['合计', null, null, null, null, 99]]);
    expect(foundIn(grid)).toEqual(['error money.range F8']);
  });

  it('M39 lets a sum differ by a hundredth for each row', () => {
    const grid = (total: number) =>
      needsSheet([need({ 5: 27.4 }), need({ 1: '助学项目', 5: 5.45 }), ['合计', null, null, null, null, total]]);
    expect(foundIn(grid(32.86))).toEqual([]);
    expect(foundIn(grid(32.88))).toEqual(['warning total.differs F8']);
  });

  it('M13 keeps group headings as an attribute of the rows below', () => {
    const merges = [{ top: 8, left: 1, bottom: 8, right: 8 }];
    const grid = needsSheet([['一、医疗帮扶类'], ...needs(1), ['城关镇'], need({ 1: '助学项目' })], { merges });
    expect(inspect(grid).records.map(({ row, extra }) => [row, extra])).toEqual([
      [7, { 分组: '一、医疗帮扶类' }],
      [9, { 分组: '城关镇' }],
    ]);
  });

  it('M13 takes a record of which only a name is written for a record, not for a heading', () => {
    const grid = projectsSheet([project(), [null, null, '蔬菜大棚']]);
    expect(rowsOf(grid)).toEqual([5, 6]);
    expect(foundIn(grid).filter((text) => text.startsWith('error required.missing'))).toHaveLength(6);
  });

  it('M14 M15 takes numbered and blank rows for nothing', () => {
    const grid = needsSheet([...needs(1), [], [3], [4, null, ' '], [], need({ 1: '助学项目' }), [6], [7], ['备注：']]);
    expect(rowsOf(grid)).toEqual([6, 11]);
    expect(foundIn(grid)).toEqual([]);
  });

  it.each(['1、', '①', '一', 3, null, '1', '无'])('M17 ignores what stands under 序号: %s', (seq) => {
    const grid = needsSheet([need({ 0: seq }), need({ 0: seq, 1: '助学项目' })]);
    expect(inspect(grid).records.map(({ values }) => 'seq' in values)).toEqual([false, false]);
    expect(foundIn(grid)).toEqual([]);
  });

  it('M19 asks about hidden rows and columns that hold data', () => {
    const grid = needsSheet(needs(3), { hiddenRows: new Set([7, 8, 40]), hiddenColumns: new Set([5, 90]) });
    expect(rowsOf(grid)).toEqual([6, 7, 8]);
    expect(foundIn(grid)).toEqual(['confirm columns.hidden E5', 'confirm rows.hidden A7']);
    expect(issue(grid, 'rows.hidden')?.params).toEqual({ count: 2, rows: ['7', '8'] });
  });

  it('M20 says that a struck row still counts', () => {
    expect(foundIn(needsSheet(needs(2), { struckCells: new Set(['B7', 'C7']) }))).toEqual(['warning rows.struck B7']);
  });

  it('M21 fills a vertical merge down inside the merge only', () => {
    const merges = [{ top: 5, left: 1, bottom: 6, right: 1 }];
    const rows = [project(), project({ 0: null, 2: '电商培训' }), project({ 0: null, 2: '助学金' })];
    const { records, issues } = inspect(projectsSheet(rows, { merges }));
    expect(records.map(({ values }) => values.orgName)).toEqual(['无锡市慈善总会', '无锡市慈善总会', undefined]);
    expect(issues.map(({ code, cell }) => `${code} ${cell}`)).toEqual(['required.missing A7']);
  });

  it('asks about a figure that is merged over several records: added up it would count for each', () => {
    const merges = [{ top: 5, left: 5, bottom: 7, right: 5 }];
    const rows = [project(), project({ 2: '电商培训', 4: null }), project({ 2: '助学金', 4: null })];
    const { records, issues } = inspect(projectsSheet(rows, { merges }));
    const [first] = records;
    expect(typeof first?.values.fundsWan).toBe('number');
    expect(issues.map(({ code, severity, cell, related }) => [severity, code, cell, related])).toEqual([
      ['confirm', 'rows.mergedFigure', 'E6', ['E5']],
      ['confirm', 'rows.mergedFigure', 'E7', ['E5']],
    ]);
  });

  it.each(['同上', '〃', '″', '同 上'])(
    'M22 fills “%s” from the row above and says so; a plain blank is missing',
    (mark) => {
      const rows = [project(), project({ 0: mark, 2: '电商培训' }), project({ 0: mark, 2: '助学金' })];
      const { records, issues } = inspect(projectsSheet(rows));
      expect(records.map(({ values }) => values.orgName)).toEqual(Array(3).fill('无锡市慈善总会'));
      expect(issues.map(({ code, severity, cell }) => `${severity} ${code} ${cell}`)).toEqual([
        'warning rows.ditto A6',
        'warning rows.ditto A7',
      ]);
    },
  );

  it('M22 finds 同上 in the first row to mean nothing', () => {
    expect(foundIn(projectsSheet([project({ 4: '同上' })]))).toEqual(['error rows.dittoNothing E5']);
    expect(inspect(projectsSheet([project({ 4: '同上' })])).records[0]?.values).not.toHaveProperty('fundsWan');
  });

  it('M23 asks for several projects in one cell to be split, and offers it when the counts match', () => {
    const grid = needsSheet([need({ 1: '1.卫生室设备\n2.助学金发放', 5: '20\n30' }), [2], [3], ['备注：']]);
    expect(issue(grid, 'rows.several')).toMatchObject({ severity: 'confirm', cell: 'B6', params: { count: 2 } });
    const edits = issue(grid, 'rows.several')?.fix?.edits ?? [];
    expect(edits).toContainEqual({ cell: 'B6', value: '卫生室设备' });
    expect(edits).toContainEqual({ cell: 'F6', value: '20' });
    expect(edits).toContainEqual({ cell: 'B7', value: '助学金发放' });
    expect(edits).toContainEqual({ cell: 'F7', value: '30' });
    expect(edits).toContainEqual({ cell: 'G7', value: '李桂' });
  });

  it('M23 offers no split when the counts differ or there is no room', () => {
    const text = '卫生室设备；助学金发放';
    expect(issue(needsSheet([need({ 1: text }), [2]]), 'rows.several')?.fix).toBeNull();
    expect(issue(needsSheet([need({ 1: text, 5: '20；30' }), ['备注：']]), 'rows.several')?.fix).toBeNull();
    expect(issue(needsSheet([need({ 1: '卫生室\n设备项目' })]), 'rows.several')).toBeUndefined();
  });

  it.each([
    [{ 1: '例：卫生室设备项目' }, 'B6'],
    [{ 0: '示例' }, 'A6'],
    [{ 1: 'XX项目' }, 'B6'],
    [{ 3: '××省××州××县' }, 'D6'],
  ])('M24 asks about a sample row %j and offers to empty it', (over, cell) => {
    const grid = needsSheet([need(over)]);
    expect(foundIn(grid)).toEqual([`confirm rows.sample ${cell}`]);
    expect(issue(grid, 'rows.sample')?.fix?.edits).toContainEqual({ cell: 'B6', value: null });
  });

  it('M35 has an error for an error value and a warning for a link to another workbook', () => {
    const grid = needsSheet([need({ 5: { error: '#REF!' } }), need({ 1: '助学项目' })], {
      externalCells: new Set(['F7']),
    });
    expect(foundIn(grid)).toEqual(['error money.cellError F6', 'warning cell.external F7']);
    expect(inspect(grid).records[0]).toMatchObject({ source: { fundsWan: '#REF!' } });
  });

  it('M09 keeps the content of extra columns and of columns without a label', () => {
    const grid = needsSheet([[...need(), '已对接', null, '另附'], need({ 1: '助学项目' })], {
      header: [...NEEDS_HEADER, '备 注'],
    });
    expect(inspect(grid).records.map(({ extra }) => extra)).toEqual([{ 备注: '已对接', K列: '另附' }, {}]);
    expect(foundIn(grid)).toEqual(['warning header.extra I5', 'warning header.noLabel K5']);
  });

  it('says of a row with nothing but extra content that it is no record', () => {
    const grid = needsSheet([need(), [2, null, null, null, null, null, null, null, '待定']], {
      header: [...NEEDS_HEADER, '备注'],
    });
    expect(rowsOf(grid)).toEqual([6]);
    expect(foundIn(grid)).toContain('warning rows.outside A7');
  });
});

describe('the rows of a matrix', () => {
  const inner = (name: string | null, figures = FIGURES) => ['省 内', name, ...figures];

  it('M33 asks about each blank cell of a row that is otherwise filled, and never takes it for 0', () => {
    const grid = matrixSheet(printedRows({ 陕西省: [3, null, 4, 2, null, 10, 20, 5, 300, 100] }));
    expect(foundIn(grid)).toEqual(['confirm required.blank D9', 'confirm required.blank G9']);
    expect(issue(grid, 'required.blank')?.fix).toEqual({ safe: false, edits: [{ cell: 'D9', value: 0 }], value: 0 });
    const shaanxi = inspect(grid).records.find(({ row }) => row === 9);
    expect(shaanxi?.values).not.toHaveProperty('orgsCity');
    expect(shaanxi?.values).not.toHaveProperty('fundsWanTotal');
  });

  it('takes a row without figures, or without a region, for no record', () => {
    const grid = matrixSheet([...printedRows({ 青海省: [] }), inner(null, []), [null, null]]);
    expect(inspect(grid).records.map(({ values }) => values.region)).not.toContain('青海省');
    expect(foundIn(grid)).toEqual([]);
  });

  it('has an error for figures without a region', () => {
    const grid = matrixSheet([...printedRows(), inner(null)]);
    expect(foundIn(grid)).toEqual(['error matrix.regionMissing B12']);
    expect(inspect(grid).records).toHaveLength(6);
  });

  it('gives the table’s own texts, and the division where there is one', () => {
    const rows = printedRows().map((row, i) => (i === 0 ? ['省外', '新疆 克州', ...FIGURES] : row));
    const { records } = inspect(matrixSheet([...rows, inner('灌南县'), [null, '黄桥革命老区', ...FIGURES]]));
    expect(records.map(({ values }) => [values.regionGroup, values.region, values.regionCode])).toEqual([
      ['省外', '新疆克州', '653000'],
      ['省外', '新疆伊犁州', '654000'],
      ['省外', '西藏拉萨市', '540100'],
      ['省外', '陕西省', '610000'],
      ['省外', '青海省', '630000'],
      ['省外', '省外其它地区', undefined],
      ['省内', '灌南县', '320724'],
      ['省内', '黄桥革命老区', undefined],
    ]);
  });

  it('knows a printed row by another spelling of it', () => {
    const rows = printedRows().map((row) =>
      row[1] === '省外其它地区'
        ? [null, '省外其他地区', ...FIGURES]
        : row[1] === '陕西省'
          ? [null, '陕西', ...FIGURES]
          : row,
    );
    expect(inspect(matrixSheet(rows)).records.map(({ values }) => values.region)).toEqual([
      '新疆克州',
      '新疆伊犁州',
      '西藏拉萨市',
      '陕西省',
      '青海省',
      '省外其它地区',
    ]);
  });

  it('asks about a row under 省外 that is none of the printed', () => {
    const grid = matrixSheet([...printedRows(), ['省外', '贵州省', ...FIGURES]], { merges: [] });
    expect(foundIn(grid)).toEqual(['confirm matrix.regionExtra B12']);
    expect(issue(grid, 'matrix.regionExtra')?.fix?.edits).toEqual([{ cell: 'B12', value: '省外其它地区' }]);
  });

  it('asks about a region under 省内 that lies elsewhere, and about one named twice', () => {
    const outside = matrixSheet([...printedRows(), inner('旬阳市')]);
    expect(foundIn(outside)).toEqual(['confirm matrix.regionOutside B12']);
    const twice = matrixSheet([...printedRows(), inner('灌南县'), [null, '灌南县', ...FIGURES]]);
    expect(foundIn(twice)).toEqual(['confirm matrix.regionRepeated B13']);
  });

  it('carries 省外 and 省内 down where the merges were lost', () => {
    const { records } = inspect(
      matrixSheet([...printedRows(), inner('灌南县'), [null, '丰县', ...FIGURES]], { merges: [] }),
    );
    expect(records.map(({ values }) => values.regionGroup)).toEqual([...Array(6).fill('省外'), '省内', '省内']);
  });
});
