import { describe, expect, it } from 'vitest';
import { annexById } from '../../../shared/annex/catalogue/index.ts';
import type { AnnexDefinition } from '../../../shared/annex/definition.ts';
import type { AnnexRecord } from '../../../shared/record/record.ts';
import { demand, input, LIST, MATRIX, reviewer } from '../../../test/fixtures/reviewer.ts';
import { type MemorySheet, put } from '../../host/memory/memory-book.ts';

/** Column of a text in the sheet's rows, with the texts beside it. */
function beside(sheet: MemorySheet, what: number, note: number): [unknown, unknown][] {
  return sheet.rows
    .map((row): [unknown, unknown] => [row[what - 1] ?? null, row[note - 1] ?? null])
    .filter(([text]) => text !== null);
}

const GANSU = input('620000', [demand('东乡助学', 20), demand('临夏产业', 30)]);
const SICHUAN = input('510000', [demand('甘孜医疗', 12.5)]);
const TIBET = input('540000', [demand('拉萨教育', 8)]);

describe('a pulled merge', () => {
  it('stands in the columns of the annex, with 报送情况 and 来源 beside it', async () => {
    const { pulling, pull, sheetNamed, host } = await reviewer(LIST, [GANSU, SICHUAN]);
    await pull();
    expect(pulling.state.problem).toBeNull();
    expect(pulling.state.pulled).toMatchObject({ counted: 2, expected: 5, rows: 3 });
    expect(host.book.sheets.map(({ name }) => name)).toEqual(['附件2汇总', '报送情况', '来源']);
    expect(beside(sheetNamed('附件2汇总'), 2, 6).slice(-3)).toEqual([
      ['甘孜医疗', 12.5],
      ['东乡助学', 20],
      ['临夏产业', 30],
    ]);
    expect(sheetNamed('来源').rows.at(-1)).toEqual(['临夏产业', '甘肃省民政厅', 1, '2021-620000-1']);
  });

  it('tells which unit, version and receipt a selected row comes from', async () => {
    const { pulling, pull, sheetNamed } = await reviewer(LIST, [GANSU, SICHUAN]);
    await pull();
    const sheet = sheetNamed('附件2汇总');
    const row = sheet.rows.findIndex((cells) => cells.includes('东乡助学')) + 1;
    const one = pulling.lineage(sheet.id, { top: row, left: 2, bottom: row, right: 2 });
    expect(one?.sources).toEqual([
      { unit: '620000', unitName: '甘肃省民政厅', version: 1, receiptNumber: '2021-620000-1' },
    ]);
    const all = pulling.lineage(sheet.id, { top: 1, left: 1, bottom: 100, right: 9 });
    expect(all?.sources).toHaveLength(2);
    expect(pulling.lineage(sheet.id, { top: row, left: 12, bottom: row, right: 12 })).toBeUndefined();
  });

  it('refreshed in place keeps what the reviewer wrote beside a record, wherever the record goes', async () => {
    const { pulling, pull, sheetNamed, state, desk } = await reviewer(LIST, [GANSU, SICHUAN]);
    await pull();
    const sheet = sheetNamed('附件2汇总');
    const rowOf = (name: string) => sheet.rows.findIndex((cells) => cells.includes(name)) + 1;
    put(sheet, rowOf('甘孜医疗'), 11, '电话核过');
    put(sheet, rowOf('临夏产业'), 12, '重点');
    state.inputs = [SICHUAN, TIBET, input('620000', [demand('东乡助学', 25), demand('临夏产业', 30)], 2)];
    const [kept] = desk.state.kept.pulls;
    if (!kept) throw new Error('no pull was kept');
    await pulling.refresh(kept);
    expect(pulling.state.problem).toBeNull();
    expect(beside(sheet, 2, 6).slice(-4)).toEqual([
      ['甘孜医疗', 12.5],
      ['拉萨教育', 8],
      ['东乡助学', 25],
      ['临夏产业', 30],
    ]);
    expect(sheet.rows[rowOf('甘孜医疗') - 1]?.[10]).toBe('电话核过');
    expect(sheet.rows[rowOf('临夏产业') - 1]?.[11]).toBe('重点');
    const row = rowOf('东乡助学');
    expect(pulling.lineage(sheet.id, { top: row, left: 2, bottom: row, right: 2 })?.sources[0]?.version).toBe(2);
  });

  it('refreshed keeps the notes beside records that are gone, below the table', async () => {
    const { pulling, pull, sheetNamed, state, desk } = await reviewer(LIST, [GANSU, SICHUAN]);
    await pull();
    const sheet = sheetNamed('附件2汇总');
    const row = sheet.rows.findIndex((cells) => cells.includes('甘孜医疗'));
    put(sheet, row + 1, 11, '电话核过');
    state.inputs = [GANSU];
    await pulling.refresh(desk.state.kept.pulls[0] as never);
    expect(pulling.state.pulled?.moved).toBe(1);
    expect(sheet.rows.flat()).not.toContain('甘孜医疗');
    const note = sheet.rows.findIndex((cells) => cells[10] === '电话核过');
    expect(note).toBeGreaterThan(sheet.rows.findIndex((cells) => cells.includes('临夏产业')));
  });

  it('is not refreshed over rows that the reviewer put in', async () => {
    const { pulling, pull, sheetNamed, state, desk } = await reviewer(LIST, [GANSU, SICHUAN]);
    await pull();
    const sheet = sheetNamed('附件2汇总');
    const end = sheet.rows.length;
    put(sheet, end + 1, 2, '我自己加的一行');
    put(sheet, end + 1, 6, 99);
    const before = structuredClone(sheet.rows);
    state.inputs = [GANSU];
    await pulling.refresh(desk.state.kept.pulls[0] as never);
    expect(pulling.state.problem).toEqual({ kind: 'changed' });
    expect(sheet.rows).toEqual(before);
  });

  it('of forms is a register: each row tells where it comes from, and is brought up to date with what stands beside it', async () => {
    const entry = (orgName: string, caseTitle = '助学'): AnnexRecord => {
      return { row: null, values: { orgName, caseTitle, totalAmount: 3 }, source: {}, extra: {} };
    };
    const form = annexById('js2021-annex3-form') as AnnexDefinition;
    const gansu = input('620000', [entry('苏州慈善总会')]);
    const { pulling, pull, state, host, desk } = await reviewer(form, [gansu, input('630000', [entry('西宁协会')])]);
    await pull();
    expect(pulling.state.problem).toBeNull();
    const sheet = host.book.sheets[0] as MemorySheet;
    const rowOf = (name: string) => sheet.rows.findIndex((cells) => cells.includes(name)) + 1;
    const behind = (name: string) =>
      pulling.lineage(sheet.id, { top: rowOf(name), left: 1, bottom: rowOf(name), right: 1 })?.sources[0];
    expect(behind('苏州慈善总会')).toMatchObject({ unit: '620000', version: 1 });
    expect(behind('西宁协会')).toMatchObject({ unit: '630000', version: 1 });
    put(sheet, rowOf('西宁协会'), 14, '待核');
    state.inputs = [
      input('510000', [entry('成都协会')]),
      input('620000', [entry('苏州慈善总会', '助老')], 2),
      input('630000', [entry('西宁协会')]),
    ];
    await pulling.refresh(desk.state.kept.pulls[0] as never);
    expect(pulling.state.problem).toBeNull();
    expect(pulling.state.pulled?.rows).toBe(3);
    expect(sheet.rows[rowOf('西宁协会') - 1]?.[13]).toBe('待核');
    expect(sheet.rows[rowOf('苏州慈善总会') - 1]).toContain('助老');
    expect(behind('苏州慈善总会')).toMatchObject({ unit: '620000', version: 2 });
    expect(behind('成都协会')).toMatchObject({ unit: '510000' });
  });

  it('of 20,000 rows is written in pieces, told of, and can be cancelled between two', async () => {
    const records = Array.from({ length: 20_000 }, (_, at) => demand(`项目${at}`, at % 100));
    const { pulling, pull, sheetNamed, host } = await reviewer(LIST, [input('620000', records)]);
    const shares: number[] = [];
    pulling.store.subscribe(() => {
      const { share } = pulling.state;
      if (share !== null) shares.push(share);
    });
    await pull();
    expect(pulling.state.pulled?.rows).toBe(20_000);
    expect(sheetNamed('附件2汇总').rows.at(-1)?.[1]).toBe('项目19999');
    const { dressing, rows } = sheetNamed('附件2汇总');
    expect(dressing?.rows).toMatchObject({ bottom: rows.length });
    expect(dressing?.widths).toHaveLength(dressing?.header.right ?? 0);
    expect(shares.length).toBeGreaterThan(10);
    const sheets = host.book.sheets.length;
    const stop = pulling.store.subscribe(() => {
      if ((pulling.state.share ?? 0) > 0.2) pulling.cancel();
    });
    await pull();
    stop();
    expect(pulling.state.problem).toEqual({ kind: 'cancelled' });
    // Half a merge looks like a whole one.
    expect(host.book.sheets.length).toBe(sheets);
  });

  it('of nothing says so and makes no sheet', async () => {
    const { pulling, pull, host } = await reviewer(LIST, []);
    await pull();
    expect(pulling.state.problem).toEqual({ kind: 'empty' });
    expect(host.book.sheets).toEqual([]);
  });

  it('of a matrix is filled by its labels, and every unit of a sum is told', async () => {
    const figures = (region: string, group: string, orgsTotal: number): AnnexRecord => ({
      row: null,
      values: { regionGroup: group, region, orgsTotal, fundsWanTotal: 18.04 },
      source: {},
      extra: {},
    });
    const first = input('510000', [figures('陕西省', '省外', 2), figures('青海省', '省外', 1)]);
    const second = input('530000', [figures('陕西省', '省外', 3)]);
    const { pulling, pull, sheetNamed, state, desk } = await reviewer(MATRIX, [first, second]);
    await pull();
    expect(pulling.state.problem).toBeNull();
    const sheet = sheetNamed('附件1汇总');
    const row = sheet.rows.findIndex((cells) => cells.includes('陕西省')) + 1;
    expect(sheet.rows[row - 1]?.[2]).toBe(5);
    const lineage = pulling.lineage(sheet.id, { top: row, left: 3, bottom: row, right: 3 });
    expect(lineage?.sources.map(({ unit }) => unit)).toEqual(['510000', '530000']);
    state.inputs = [first];
    await pulling.refresh(desk.state.kept.pulls[0] as never);
    expect(sheet.rows[row - 1]?.[2]).toBe(2);
  });

  it('is drawn: amounts by category and region, and the progress, on a sheet of their own', async () => {
    const { pulling, pull, sheetNamed, desk } = await reviewer(LIST, [GANSU, SICHUAN]);
    await pull();
    await pulling.draw(desk.state.kept.pulls[0] as never);
    const { charts, rows } = sheetNamed('图表');
    expect(charts.map(({ kind }) => kind)).toEqual(['columns', 'bars', 'pie']);
    expect(rows).toContainEqual(['甘肃省民政厅', 50]);
    expect(rows).toContainEqual(['未报送', 3]);
  });
});
