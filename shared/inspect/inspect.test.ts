import { describe, expect, it } from 'vitest';
import { type CellValue, type Grid, gridOf } from '../grid/grid.ts';
import { describeIssue } from '../i18n/describe.ts';
import type { InspectContext } from './context.ts';
import { inspectGrid, inspectWorkbook } from './inspect.ts';
import type { ReportingUnit } from './inspection.ts';
import { inspectionJson } from './json.ts';
import {
  annexOf,
  CONTEXT,
  FIGURES,
  matrixSheet,
  NEEDS_HEADER,
  need,
  needsSheet,
  printedRows,
  project,
  projectsSheet,
} from './testing/sheets.ts';

const inspect = (grid: Grid, context: InspectContext = CONTEXT) => inspectGrid(grid, context);
const foundIn = (grid: Grid, context: InspectContext = CONTEXT) =>
  inspect(grid, context).issues.map(({ code, severity, cell }) => `${severity} ${code} ${cell ?? ''}`.trim());
const needAt = (place: CellValue) => needsSheet([need({ 3: place })]);
const placeOf = (grid: Grid) => inspect(grid).records[0]?.values.implementPlace;

describe('places, as far as they are the table’s matter', () => {
  it('M52 takes a county that several provinces have for the one of the unit on the sheet', () => {
    expect(placeOf(needAt('城关区'))).toMatchObject({ code: '620102' });
    expect(foundIn(needAt('城关区'))[0]).toMatch(/^(confirm|info|warning) place\.\w+ D6$/);
  });

  it('M52 takes the area from the signed-in unit rather than from the sheet', () => {
    const tibet = { ...CONTEXT, unit: { code: '540000', name: '西藏自治区民政厅', area: '540000' } };
    expect(inspect(needAt('城关区'), tibet).records[0]?.values.implementPlace).toMatchObject({ code: '540102' });
  });

  it('M53 has an error where annex 2 needs a county, and none where annex 3 takes a province', () => {
    expect(foundIn(needAt('甘肃省临夏州'))).toEqual(['error place.levelCounty D6']);
    const supply = { ...needsSheet([need({ 3: '甘肃省' })]) };
    const rows = supply.rows.map((row, i) =>
      i === 1
        ? ['社会组织援藏援疆项目供给清单省级汇总表']
        : i === 3
          ? ['单位：江苏省民政厅']
          : i === 4
            ? NEEDS_HEADER.map((cell, c) => (c === 3 ? '项目拟实施地' : c === 7 ? '联系方式(手机)' : cell))
            : row,
    );
    expect(inspect({ ...supply, rows })).toMatchObject({
      annex: 'mca2021-annex3',
      records: [{ values: { implementPlace: { code: '620000' } } }],
    });
    expect(foundIn({ ...supply, rows })).toEqual([]);
  });

  it('M54 reads a renamed place under its new name and keeps what was typed', () => {
    const [record] = inspect(projectsSheet([project({ 1: '陕西省安康市旬阳县' })])).records;
    expect(record).toMatchObject({ values: { region: { code: '610981' } }, source: { region: '陕西省安康市旬阳县' } });
    expect(foundIn(projectsSheet([project({ 1: '陕西省安康市旬阳县' })]))).toEqual(['warning place.renamed B5']);
  });

  it('M55 takes no several places for one: an error in annex 2, a question elsewhere', () => {
    expect(foundIn(needAt('甘肃省两当县、康县'))).toEqual(['error place.several D6']);
    expect(placeOf(needAt('甘肃省两当县、康县'))).toBeUndefined();
    expect(foundIn(projectsSheet([project({ 1: '新疆、西藏' })]))).toEqual(['confirm place.several B5']);
  });

  it('M56 reads 兵团 and its divisions', () => {
    const [record] = inspect(projectsSheet([project({ 1: '新疆生产建设兵团第三师' })])).records;
    expect(record?.values.region).toMatchObject({ code: '660300' });
  });

  it('M57 reads a category by its other names, and asks about two at once', () => {
    expect(inspect(needsSheet([need({ 2: '医疗' })])).records[0]?.values.aidCategory).toBe('医疗帮扶');
    expect(foundIn(needsSheet([need({ 2: '教育、医疗' })]))).toEqual(['confirm enum.several C6']);
  });
});

describe('the unit of a sheet', () => {
  const wuxi: ReportingUnit = { code: '320200', name: '无锡市民政局', area: '320200' };
  const sheet = (line: string) => {
    const grid = projectsSheet([project()]);
    return { ...grid, rows: grid.rows.map((row, i) => (i === 2 ? [line] : row)) };
  };
  const found = (line: string, unit?: ReportingUnit) =>
    inspect(sheet(line), unit ? { ...CONTEXT, unit } : CONTEXT).issues.filter(({ code }) => code.startsWith('unit.'));

  it.each(['单位：无锡市民政局', '单位：无锡市', '单位：江苏省无锡市民政局', '单位：无锡市 民政局（盖章）'])(
    'is the caller’s: %s',
    (line) => {
      expect(found(line, wuxi)).toEqual([]);
    },
  );

  it('is asked about when it is another, with the caller’s name to be written', () => {
    expect(found('单位：江阴市民政局   联系人：周敏 电话：1', wuxi)).toMatchObject([
      {
        code: 'unit.mismatch',
        severity: 'confirm',
        cell: 'A3',
        params: { text: '江阴市民政局', unit: '无锡市民政局' },
        fix: { safe: false, edits: [{ cell: 'A3', value: '单位：无锡市民政局   联系人：周敏 电话：1' }] },
      },
    ]);
  });

  it('is missing: an error when nobody is signed in, a safe fix when somebody is', () => {
    expect(found('单位：_____ (公 章)')).toMatchObject([{ code: 'unit.missing', severity: 'error', cell: 'A3' }]);
    expect(found('单位：_____ (公 章)', wuxi)).toMatchObject([
      {
        code: 'unit.missing',
        severity: 'warning',
        fix: { safe: true, edits: [{ cell: 'A3', value: '单位：无锡市民政局 (公 章)' }] },
      },
    ]);
  });

  it('gives the places below it their area, also when it stands under the table', () => {
    const grid = needsSheet([need({ 3: '城关区' }), ['填报单位：甘肃省民政厅']]);
    const rows = grid.rows.map((row, i) => (i === 3 ? [] : row));
    expect(inspect({ ...grid, rows })).toMatchObject({
      unit: '甘肃省民政厅',
      records: [{ values: { implementPlace: { code: '620102' } } }],
    });
  });
});

describe('values and sources', () => {
  it('keeps the text of every cell whose value differs from what was typed, and no other', () => {
    const [record] = inspect(needsSheet([need({ 5: '约50万', 3: '甘肃省临夏州东乡县', 7: 13812345678 })])).records;
    expect(record?.values).toMatchObject({ fundsWan: 50, contactMobile: '13812345678' });
    expect(record?.source).toEqual({ fundsWan: '约50万', implementPlace: '甘肃省临夏州东乡县' });
  });

  it('keeps the text of what it does not understand, and gives no value for it', () => {
    const [record] = inspect(needsSheet([need({ 5: '面议', 2: '文化下乡', 1: null })])).records;
    expect(record?.source).toEqual({ fundsWan: '面议', aidCategory: '文化下乡' });
    for (const field of ['fundsWan', 'aidCategory', 'projectName']) expect(record?.values).not.toHaveProperty(field);
  });

  it('M06 converts a column in 元, and its source can be read alone', () => {
    const grid = needsSheet([need({ 5: 500000 }), need({ 1: '助学', 5: '1.2亿' })], {
      header: NEEDS_HEADER.map((cell, i) => (i === 5 ? '资金（元）' : cell)),
    });
    expect(inspect(grid).records.map(({ values, source }) => [values.fundsWan, source.fundsWan])).toEqual([
      [50, '500000元'],
      [12000, '1.2亿'],
    ]);
  });

  it('M06 writes a correction in such a column with its unit', () => {
    const header = NEEDS_HEADER.map((cell, i) => (i === 5 ? '资金（元）' : cell));
    const fixes = inspect(needsSheet([need({ 5: '约5万' })], { header })).issues.flatMap(({ fix }) => fix?.edits ?? []);
    for (const { cell, value } of fixes) if (cell === 'F6') expect(value).toBe('5万元');
  });

  it('gives all issues at once, in place order', () => {
    const grid = needsSheet([need({ 7: '1381234567', 2: '文化下乡', 5: '200-300' }), need({ 1: null })], {
      header: [...NEEDS_HEADER, '备注'],
    });
    expect(foundIn(grid)).toEqual([
      'warning header.extra I5',
      'error enum.unknown C6',
      'error money.range F6',
      'error mobile.digits H6',
      'error required.missing B7',
    ]);
  });

  it('says of a missing column once that it is missing, not at every row', () => {
    const grid = needsSheet([need().slice(0, 7), need({ 1: '助学' }).slice(0, 7)], {
      header: NEEDS_HEADER.slice(0, 7),
    });
    expect(foundIn(grid)).toEqual(['error header.missing']);
    expect(inspect(grid).missing).toEqual(['contactMobile']);
  });
});

describe('inspectWorkbook', () => {
  it('M68 reads every sheet that holds an annex and says of the others that they hold none', () => {
    const sheets = inspectWorkbook(
      [matrixSheet(printedRows()), projectsSheet([project()]), gridOf('说明', [['填报说明']])],
      CONTEXT,
    );
    expect(sheets.map(({ sheet, annex }) => [sheet, annex])).toEqual([
      ['附件1', 'js2021-annex1'],
      ['附件2', 'js2021-annex2'],
      ['说明', null],
    ]);
  });

  it('M68 asks about one annex on several sheets, and about a hidden one', () => {
    const towns = [
      projectsSheet([project()], { sheet: '甲镇' }),
      projectsSheet([project({ 2: '助学' })], { sheet: '乙镇', hidden: true }),
    ];
    const sheets = inspectWorkbook(towns, CONTEXT);
    expect(sheets[0]?.issues[0]).toMatchObject({
      code: 'workbook.severalSheets',
      severity: 'confirm',
      params: { sheets: ['甲镇', '乙镇'] },
    });
    expect(sheets[1]?.issues.map(({ code }) => code)).toContain('workbook.hiddenSheet');
    expect(inspectWorkbook([towns[0] as Grid, projectsSheet([], { sheet: '空表' })], CONTEXT)[0]?.issues).toEqual([]);
  });

  const form = (sheet: string, org: string, rest: CellValue[][] = []) =>
    gridOf(sheet, [
      ['社会组织参与乡村振兴案例申报表'],
      ['组织名称（全称）', org],
      ['组织类型', 'A 社会团体√ B 基金会 C 民办非企业单位'],
      ['登记层级', '市级'],
      ['案例标题(含副标题)', '一粒种子'],
      ['项目实施地', '陕西省安康市旬阳市'],
      ['项目总金额', '86.5万元'],
      ['受益群体及人数', '儿童1200人'],
      ['项目起止时间', '2021年3月至2021年9月'],
      ...(rest.length > 0 ? rest : [['联系人及联系方式', '张敏 13812345678']]),
      ['案例摘要 200-300字', '摘'.repeat(220)],
    ]);

  it('M68 takes several form sheets for several records', () => {
    const sheets = inspectWorkbook([form('甲', '甲协会'), form('乙', '乙协会')], CONTEXT);
    expect(sheets.map(({ records }) => records.map(({ row, values }) => [row, values.orgName]))).toEqual([
      [[2, '甲协会']],
      [[2, '乙协会']],
    ]);
    expect(sheets.flatMap(({ issues }) => issues.filter(({ severity }) => severity !== 'info'))).toEqual([]);
  });

  it('M68 asks about a form that is a copy of another', () => {
    const sheets = inspectWorkbook([form('甲', '甲协会'), form('甲 (2)', '甲协会'), form('乙', '乙协会')], CONTEXT);
    const asked = sheets.map(({ issues }) => issues.find(({ code }) => code === 'workbook.severalSheets')?.params);
    const both = { sheets: ['甲', '甲 (2)'] };
    expect(asked).toEqual([both, both, undefined]);
  });

  it('reads a form’s contact from two cells', () => {
    const split = form('甲', '甲协会', [
      ['联系人', '张敏'],
      ['联系方式', 13812345678],
    ]);
    expect(inspect(split).records[0]?.values.contact).toEqual({ name: '张敏', phone: '13812345678' });
  });

  it('takes a form that nobody has filled in for no record', () => {
    const blank = form('甲', '甲协会');
    const rows = blank.rows.map((row, i) =>
      i === 0 ? row : i === 2 ? [row[0] ?? null, 'A 社会团体 B 基金会 C 民办非企业单位'] : [row[0] ?? null],
    );
    expect(inspect({ ...blank, rows })).toMatchObject({ annex: 'js2021-annex3-form', records: [], issues: [] });
  });
});

describe('inspectionJson', () => {
  it('has the contract’s shape, with a message for every issue', () => {
    const json = inspectionJson('a2.xlsx', [inspect(needsSheet([need({ 5: '200-300' })]))], 'zh-CN');
    expect(json).toMatchObject({
      file: 'a2.xlsx',
      sheets: [
        {
          sheet: 'Sheet1',
          annex: 'mca2021-annex2',
          unit: '甘肃省民政厅',
          columns: [
            { field: 'seq', cell: 'A5' },
            { field: 'projectName', cell: 'B5', label: '项目名称' },
            {},
            {},
            {},
            {},
            {},
            {},
          ],
          records: [{ row: 6, values: {}, source: { fundsWan: '200-300' }, extra: {} }],
          issues: [
            {
              code: 'money.range',
              severity: 'error',
              cell: 'F6',
              row: 6,
              field: 'fundsWan',
              fix: null,
              message: expect.stringMatching(/^F6 .*200-300/),
            },
          ],
        },
      ],
    });
  });
});

describe('the texts of what is found', () => {
  const noisy = [
    needsSheet(
      [
        need({ 1: null, 5: '200-300' }),
        need({ 1: '同上' }),
        need({ 1: '例：某项目' }),
        need({ 1: '1.甲项目 2.乙项目' }),
        ['合计', null, null, null, null, 1],
        ['备注：'],
        need({ 1: '助学' }),
      ],
      {
        header: [...NEEDS_HEADER, '备注'],
        hiddenRows: new Set([6]),
        hiddenColumns: new Set([2]),
        struckCells: new Set(['B6']),
        externalCells: new Set(['F7']),
      },
    ),
    needsSheet([need(), need()], {
      header: NEEDS_HEADER.map((cell, i) =>
        i === 5 ? '资金（元）' : i === 4 ? '项目主要简介' : i === 2 ? '另一列' : cell,
      ),
    }),
    needsSheet([need()], { header: NEEDS_HEADER.map((cell, i) => (i === 5 ? '资金（千元）' : cell)) }),
    matrixSheet(
      [
        ...printedRows({ 陕西省: [3, 9, 0, 2, null, 10, 20, 5, 300, 100] }),
        ['省内', null, ...FIGURES],
        ['省外', '贵州省', ...FIGURES],
        ['省内', '旬阳市', ...FIGURES],
        [null, '旬阳市', ...FIGURES],
      ],
      { merges: [] },
    ),
    projectsSheet([project({ 2: '2020年大棚' })]),
  ];

  it('are there in both languages, without a bare code or an open parameter, within 224 characters', () => {
    const sheets = [
      ...noisy.map((grid) => inspect(grid)),
      ...inspectWorkbook([noisy[3] as Grid, noisy[4] as Grid], CONTEXT),
    ];
    for (const sheet of sheets) {
      for (const issue of sheet.issues) {
        for (const locale of ['zh-CN', 'en'] as const) {
          const text = describeIssue(issue, annexOf(sheet.annex ?? ''), locale);
          expect(text, issue.code).not.toMatch(/[{}]/);
          expect(text, issue.code).not.toBe(issue.code);
          expect(text.length, issue.code).toBeLessThanOrEqual(224);
        }
      }
    }
    expect(new Set(sheets.flatMap(({ issues }) => issues.map(({ code }) => code))).size).toBeGreaterThan(24);
  });
});
