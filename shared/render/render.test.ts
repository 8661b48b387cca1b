import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { WORKBOOKS } from '../../test/fixtures/fixture.ts';
import { gridsIn, gridsOf } from '../../test/fixtures/grids.ts';
import { blankOf } from '../annex/blank.ts';
import { annexById, CATALOGUE } from '../annex/catalogue/index.ts';
import type { AnnexDefinition } from '../annex/definition.ts';
import { type CompiledRule, compileAnnex } from '../compile/compile.ts';
import { type Grid, valueAt } from '../grid/grid.ts';
import { inspectWorkbook } from '../inspect/inspect.ts';
import { recognise } from '../recognise/recognise.ts';
import type { FieldValue } from '../record/record.ts';
import { nationalDivisions } from '../regions/tree.ts';
import { rendered } from './testing/rendered.ts';

const context = { divisions: nationalDivisions(), catalogue: CATALOGUE };

function annexOf(id: string): AnnexDefinition {
  const annex = annexById(id);
  if (!annex) throw new Error(id);
  return annex;
}

const firstGrid = (bytes: Uint8Array): Grid => gridsIn(bytes)[0] as Grid;
const part = (bytes: Uint8Array, path: string): string => strFromU8(unzipSync(bytes)[path] as Uint8Array);
const sheetOf = (bytes: Uint8Array): string => part(bytes, 'xl/worksheets/sheet1.xml');

const demand = (i: number, more: Record<string, FieldValue> = {}): { values: Record<string, FieldValue> } => ({
  values: {
    projectName: `第${i}批图书室`,
    aidCategory: '教育帮扶',
    implementPlace: { code: '622926', name: '甘肃省临夏回族自治州东乡族自治县' },
    summary: '建设图书室。',
    fundsWan: 20.5,
    contactName: '张三',
    contactMobile: '13812345678',
    ...more,
  },
});

const many = (count: number) => Array.from({ length: count }, (_, i) => demand(i + 1));

function rulesOf(id: string, lastRow = 2000): CompiledRule[] {
  const annex = annexOf(id);
  const match = recognise(firstGrid(blankOf(id)), [annex])[0];
  if (!match) throw new Error('not recognised');
  return compileAnnex(annex, match, lastRow, 'zh-CN');
}

describe('a list in the official layout', () => {
  it('fills the rows the blank has and leaves the rest of them as printed', () => {
    const grid = firstGrid(rendered('mca2021-annex2', { records: many(2) }));
    expect(grid.rows[6]?.slice(0, 3)).toEqual([2, '第2批图书室', '教育帮扶']);
    expect(grid.rows[7]).toEqual([3]);
    expect(grid.rows[11]).toEqual([7]);
    expect(valueAt(grid, 13, 1)).toBe('备注：');
  });

  it('grows beyond them: numbers renewed, notes and their merges pushed down', () => {
    const blank = firstGrid(blankOf('mca2021-annex2'));
    const grid = firstGrid(rendered('mca2021-annex2', { records: many(30) }));
    expect(grid.rows.slice(5, 35).map((row) => row[0])).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));
    expect(grid.rows.slice(35)).toEqual(blank.rows.slice(12));
    const moved = blank.merges.map((m) => (m.top > 12 ? { ...m, top: m.top + 23, bottom: m.bottom + 23 } : m));
    expect(grid.merges).toEqual(moved);
  });

  it("gives new rows the blank's own style", () => {
    const xml = sheetOf(rendered('mca2021-annex2', { records: many(30) }));
    const styles = [...xml.matchAll(/<c r="[A-H](?:[6-9]|[12]\d|3[0-5])" s="(\d+)"/g)].map((m) => m[1]);
    expect(styles.length).toBe(240);
    expect(new Set(styles)).toEqual(new Set(['6']));
  });

  it('writes text as text, whatever it looks like, and money as a number', () => {
    const texts = [
      '=1+1',
      '+86',
      '-x',
      '@a',
      '<b>&"\'',
      ' 两端 ',
      '第一行\n第二行',
      '\u0007_x0041_',
      '😀',
      '13812345678',
    ];
    const bytes = rendered('mca2021-annex2', {
      records: texts.map((text) => demand(1, { projectName: text, contactName: text })),
    });
    expect(
      firstGrid(bytes)
        .rows.slice(5, 15)
        .map((row) => row[1]),
    ).toEqual(texts);
    expect(sheetOf(bytes)).not.toContain('<f>');
    expect(sheetOf(bytes)).toMatch(/<c r="F6" s="6"><v>20.5<\/v><\/c>/);
  });

  it('leaves a cell without a value empty: blank is not 0', () => {
    const { fundsWan: _, ...values } = demand(1).values;
    const bytes = rendered('mca2021-annex2', { records: [{ values }, demand(2, { fundsWan: 0 })] });
    expect(valueAt(firstGrid(bytes), 6, 6)).toBeNull();
    expect(valueAt(firstGrid(bytes), 7, 6)).toBe(0);
  });

  it('fills the lines around the table', () => {
    const mca = rendered('mca2021-annex2', { unitName: '甘肃省民政厅' });
    expect(valueAt(firstGrid(mca), 4, 1)).toBe('单位：甘肃省民政厅 (公 章)');
    const header = { contactName: '周敏', contactPhone: '0510-81820000' };
    const js = rendered('js2021-annex2', { unitName: '无锡市民政局', header });
    expect(valueAt(firstGrid(js), 3, 1)).toBe('单位（盖章）：无锡市民政局  联系人：周敏  电话：0510-81820000');
  });

  it('keeps every other part of the file as issued', () => {
    const [was, is] = [
      unzipSync(blankOf('mca2021-annex2')),
      unzipSync(rendered('mca2021-annex2', { records: many(30) })),
    ];
    expect(Object.keys(is).sort()).toEqual(Object.keys(was).sort());
    for (const path of ['xl/theme/theme1.xml', 'docProps/app.xml', '[Content_Types].xml', '_rels/.rels']) {
      expect(strFromU8(is[path] as Uint8Array), path).toBe(strFromU8(was[path] as Uint8Array));
    }
  });

  it('keeps the page: A4 landscape, margins, footer, print titles', () => {
    const bytes = rendered('mca2021-annex2', { records: many(30) });
    const tail = (xml: string) => xml.slice(xml.indexOf('<pageMargins'));
    expect(tail(sheetOf(bytes))).toBe(tail(sheetOf(blankOf('mca2021-annex2'))));
    expect(part(bytes, 'xl/workbook.xml')).toContain(
      '<definedName name="_xlnm.Print_Titles" localSheetId="0">\'Sheet1\'!$5:$5</definedName>',
    );
  });

  it('gives the same bytes for the same input', () => {
    const input = { records: many(30), unitName: '甘肃省民政厅' };
    expect(rendered('mca2021-annex2', input)).toEqual(rendered('mca2021-annex2', input));
  });

  it('keeps columns that the annex does not have on a sheet of their own', () => {
    const bytes = rendered('mca2021-annex2', { records: [demand(1), { ...demand(2), extra: { 备注: '尽快' } }] });
    expect(gridsIn(bytes)[1]?.rows.slice(1)).toEqual([
      ['序号', '备注'],
      [2, '尽快'],
    ]);
  });
});

describe('a matrix in the official layout', () => {
  const row = (regionGroup: string, region: string, orgsTotal: number) => ({
    values: { regionGroup, region, orgsTotal },
  });

  it('keeps the printed rows in place, in whatever order records come', () => {
    const grid = firstGrid(
      rendered('js2021-annex1', { records: [row('省外', '青海省', 3), row('省外', '新疆克州', 1)] }),
    );
    expect(grid.rows.slice(5, 11).map((r) => [r[1], r[2] ?? null])).toEqual([
      ['新疆克州', 1],
      ['新疆伊犁州', null],
      ['西藏拉萨市', null],
      ['陕西省', null],
      ['青海省', 3],
      ['省外其它地区', null],
    ]);
  });

  it('grows the free rows and the merged label of their group', () => {
    const records = ['丰县', '睢宁县', '灌云县', '灌南县', '响水县'].map((name, i) => row('省内', name, i));
    const grid = firstGrid(rendered('js2021-annex1', { records }));
    expect(grid.rows.slice(11, 16).map((r) => [r[1], r[2]])).toEqual(
      records.map(({ values }) => [values.region, values.orgsTotal]),
    );
    expect(grid.merges).toContainEqual({ top: 12, left: 1, bottom: 16, right: 1 });
    expect(grid.merges).toContainEqual({ top: 6, left: 1, bottom: 11, right: 1 });
    expect(valueAt(grid, 17, 1)).toBe('备注：');
  });

  it('never drops a row: what no printed row stands for goes to the end of its group', () => {
    const grid = firstGrid(
      rendered('js2021-annex1', {
        records: [row('省外', '四川凉山州', 7), row('省外', '陕西省', 1), row('省外', '陕西省', 2)],
      }),
    );
    const written = grid.rows.slice(5, 13).map((r) => [r[1], r[2] ?? null]);
    expect(written).toContainEqual(['四川凉山州', 7]);
    expect(written).toContainEqual(['陕西省', 1]);
    expect(written).toContainEqual(['陕西省', 2]);
    expect(grid.merges).toContainEqual({ top: 6, left: 1, bottom: 13, right: 1 });
  });
});

describe('forms in the official layout', () => {
  const form = (orgName: string) => ({ values: { orgName, orgType: '基金会', abstract: '摘'.repeat(250) } });

  it('puts values into the value cells and leaves the choices of an open question', () => {
    const grid = firstGrid(rendered('js2021-annex3-form', { records: [form('苏州市慈善基金会')] }));
    expect(valueAt(grid, 2, 3)).toBe('苏州市慈善基金会');
    expect(String(valueAt(grid, 4, 3))).toContain('A省级');
    expect(valueAt(grid, 11, 2)).toBe('摘'.repeat(250));
  });

  it('puts several behind a register, each on a sheet of its own', () => {
    const grids = gridsIn(rendered('js2021-annex3-form', { records: [form('甲会'), form('乙会'), form('甲会')] }));
    expect(grids.map((grid) => grid.sheet)).toEqual(['登记表', '1 甲会', '2 乙会', '3 甲会']);
    expect(grids[0]?.rows.slice(2).map((r) => r.slice(0, 2))).toEqual([
      [1, '甲会'],
      [2, '乙会'],
      [3, '甲会'],
    ]);
    expect(grids.slice(1).map((grid) => valueAt(grid, 2, 3))).toEqual(['甲会', '乙会', '甲会']);
  });
});

describe('rules and further sheets', () => {
  it.each(CATALOGUE.map((annex) => annex.id))('writes the rules of %s within the limits of Excel', (id) => {
    const xml = sheetOf(rendered(id, { rules: rulesOf(id) }));
    const attributes = (name: string) =>
      [...xml.matchAll(new RegExp(` ${name}="([^"]*)"`, 'g'))].map((m) => m[1] ?? '');
    for (const title of [...attributes('errorTitle'), ...attributes('promptTitle')])
      expect(title.length).toBeLessThanOrEqual(32);
    for (const text of attributes('error')) expect(text.length).toBeLessThanOrEqual(224 + 40);
    for (const text of attributes('prompt')) expect(text.length).toBeLessThanOrEqual(255 + 40);
    expect(attributes('sqref').length).toBeGreaterThan(0);
  });

  it('lets the rules reach below the notes, but not lie on them', () => {
    const xml = sheetOf(rendered('mca2021-annex2', { records: many(30), rules: rulesOf('mca2021-annex2') }));
    const areas = [...xml.matchAll(/<dataValidation type="list"[^>]* sqref="([^"]*)"/g)].map((m) => m[1]);
    expect(areas).toEqual(['C6:C35', 'C40:C2023']);
    expect(xml).toContain('<formula1>&quot;产业帮扶,教育帮扶,医疗帮扶,志愿帮扶,消费帮扶,其他&quot;</formula1>');
  });

  it('gives cells of digits the format Text', () => {
    const bytes = rendered('mca2021-annex2', { records: many(30), rules: rulesOf('mca2021-annex2') });
    const style = Number(/<c r="H20" s="(\d+)"/.exec(sheetOf(bytes))?.[1]);
    const formats = part(bytes, 'xl/styles.xml')
      .match(/<cellXfs[\s\S]*<\/cellXfs>/)?.[0]
      .match(/<xf\b[^>]*/g);
    expect(formats?.[style]).toContain('numFmtId="49"');
  });

  it('puts a list too long for a formula on a sheet that is not shown', () => {
    const items = Array.from({ length: 80 }, (_, i) => `第${i}个选项`);
    const [rule] = rulesOf('mca2021-annex2').filter((r) => r.rule.validation.type === 'list');
    if (!rule) throw new Error('no list');
    const long = { ...rule, rule: { ...rule.rule, validation: { type: 'list' as const, items } } };
    const bytes = rendered('mca2021-annex2', { rules: [long] });
    expect(part(bytes, 'xl/workbook.xml')).toContain('state="veryHidden"');
    expect(sheetOf(bytes)).toContain('<formula1>_annex_list_1</formula1>');
    expect(gridsIn(bytes)[1]?.rows.map((r) => r[0])).toEqual(items);
    expect(gridsIn(bytes)[1]?.hidden).toBe(true);
  });

  it('adds further sheets behind, their names such as Excel takes', () => {
    const sheet = { columns: [{ label: '单位', width: 20 }], rows: [['兰州市民政局'], [null], ['=x']] };
    const appendices = [
      { title: '报送情况: [2021]', ...sheet },
      { title: '报送情况 2021', ...sheet, notes: ['注'] },
    ];
    const grids = gridsIn(rendered('mca2021-annex2', { appendices }));
    expect(grids.map((grid) => grid.sheet)).toEqual(['Sheet1', '报送情况 2021', '报送情况 2021 2']);
    expect(grids[2]?.rows).toEqual([['报送情况 2021'], ['单位'], ['兰州市民政局'], [], ['=x'], ['注']]);
  });
});

describe('extract ∘ render is the identity', () => {
  it.each(WORKBOOKS)('for what was read from %s', (name) => {
    const sheets = inspectWorkbook(gridsOf(name), context);
    for (const sheet of sheets.filter((s) => s.annex !== null)) {
      const id = sheet.annex as string;
      const header = sheet.header;
      const again = inspectWorkbook(
        gridsIn(rendered(id, { unitName: sheet.unit, header, records: sheet.records })),
        context,
      )[0];
      expect(again?.annex).toBe(id);
      expect(again?.unit).toBe(sheet.unit);
      expect(again?.records.map((r) => r.values)).toEqual(sheet.records.map((r) => r.values));
    }
  });

  it('for rows of any number and any text', () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      .map((s) => `项目${s}甲`.replace(/\s+/g, ''));
    const money = fc.integer({ min: 1, max: 100_000_000 }).map((fen) => fen / 1_000_000);
    fc.assert(
      fc.property(
        fc.array(fc.record({ projectName: text, fundsWan: money }), { minLength: 1, maxLength: 25 }),
        (rows) => {
          const records = rows.map((more, i) => demand(i, more));
          const grid = firstGrid(rendered('mca2021-annex2', { records }));
          const written = grid.rows.slice(5, 5 + rows.length).map((r) => ({ projectName: r[1], fundsWan: r[5] }));
          expect(written).toEqual(rows);
        },
      ),
      { numRuns: 50 },
    );
  });
});
