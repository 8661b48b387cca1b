import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { Guard, GuardPlan } from '../../addin/host/guard.ts';
import type { Edit, SheetHost } from '../../addin/host/sheet-host.ts';
import { readWorkbook } from '../../shared/workbook/read.ts';
import { openMemoryWorld } from '../excel-host/contract/memory-world.ts';
import { openOfficeWorld } from '../excel-host/contract/office-world.ts';
import type { OpenWorld, World } from '../excel-host/contract/world.ts';
import { closeBrowser } from '../excel-host/driver/browser.ts';
import { fixture } from '../fixtures/fixture.ts';
import { value } from './value.ts';

const WORLDS: readonly [string, OpenWorld][] = [
  ['in memory', openMemoryWorld],
  ['in Excel at ExcelApi 1.14', (opening) => openOfficeWorld('1.14', opening)],
  ['in Excel at the latest level of the runtime', (opening) => openOfficeWorld('latest', opening)],
];

/** 附件2 of Gansu: a list, header in row 5, records in rows 6–17, text columns, merged notes below. */
const FILE = fixture('a2-gansu-clean.xlsx');

const block = (top: number, left: number, bottom: number, right: number) => ({ top, left, bottom, right });

function guard(key: string, column: number, rest: Partial<Guard>): Guard {
  return {
    key,
    area: block(6, column, 40, column),
    validation: { type: 'any' },
    style: 'stop',
    asText: false,
    promptTitle: '',
    promptText: '',
    errorTitle: '请选一项',
    errorText: '请从列表中选一项。',
    ...rest,
  };
}

const CATEGORY = guard('aidCategory', 3, { validation: { type: 'list', items: ['教育帮扶', '产业帮扶'] } });
const PLACE = guard('implementPlace', 4, { validation: { type: 'named', list: 'places' }, style: 'warning' });
const FUNDS = guard('fundsWan', 6, {
  validation: { type: 'decimal', min: 0, max: 99_999_999 },
  style: 'warning',
  marks: [
    { formula: 'ISTEXT({cell})', tone: 'error' },
    { formula: 'IF(ISNUMBER({cell}),{cell}>200,FALSE)', tone: 'warning' },
  ],
  promptTitle: '项目拟投入资金',
  promptText: '填一个数，单位万元。',
});
const MOBILE = guard('contactMobile', 8, { asText: true });

const PLAN: GuardPlan = {
  sheet: 'Sheet1',
  guards: [CATEGORY, PLACE, FUNDS, MOBILE],
  lists: [{ name: 'places', items: Array.from({ length: 300 }, (_, at) => `第${at + 1}县`) }],
  button: { text: '提交', description: '提交本表', at: { row: 2, column: 10 } },
};

/** Events arrive after the gesture that caused them: waits until there are as many as expected. */
async function settled<T>(heard: readonly T[], count: number): Promise<readonly T[]> {
  for (let tries = 0; heard.length < count && tries < 100; tries++) await new Promise((go) => setTimeout(go, 20));
  return heard;
}

async function heardEdits(host: SheetHost): Promise<Edit[]> {
  const edits: Edit[] = [];
  value(await host.listen({ edited: (edit) => edits.push(edit) }));
  return edits;
}

afterAll(closeBrowser);

describe.each(WORLDS)('a sheet host %s', (_, open) => {
  const opened: World[] = [];
  const workbook = value(readWorkbook(new Uint8Array(FILE)));

  async function world(foreign?: ReturnType<typeof block>): Promise<World> {
    const one = await open({ workbook: FILE, grids: workbook.grids, ...(foreign ? { foreign } : {}) });
    opened.push(one);
    return one;
  }

  afterEach(async () => {
    for (const one of opened.splice(0)) await one.close();
  });

  it('lists the sheets and which one is active', async () => {
    const { host } = await world();
    const sheets = value(await host.sheets());
    expect(sheets).toEqual([expect.objectContaining({ name: 'Sheet1', visibility: 'visible', active: true })]);
  });

  it('reads a sheet as the file reader does', async () => {
    const { host } = await world();
    const [grid] = value(await host.read(['Sheet1']));
    const [read] = workbook.grids;
    expect(grid?.rows.map((row) => [...row])).toEqual(trimmedRows(read?.rows ?? []));
    expect(new Set(grid?.merges.map((area) => JSON.stringify(area)))).toEqual(
      new Set(read?.merges.map((area) => JSON.stringify(area))),
    );
    expect(grid?.hiddenRows).toEqual(read?.hiddenRows);
  });

  it('tells which cells are struck through', async () => {
    const struck = ['B7', 'C7', 'F12'];
    const one = await open({ workbook: FILE, grids: workbook.grids, struck });
    opened.push(one);
    expect(value(await one.host.read(['Sheet1']))[0]?.struckCells).toEqual(new Set(struck));
  });

  it('says that a sheet is gone instead of failing', async () => {
    const { host } = await world();
    expect(await host.read(['没有'])).toMatchObject({ ok: false, error: { code: 'gone', retry: 'never' } });
  });

  it('writes what looks like a formula, a date or a number as the text it is', async () => {
    const { host, cell } = bound(await world());
    const texts = ['=1+1', '007', '1/2', '+86 138 1234 5678', '@张三', '2021-07-05', 'TRUE', '甘肃省'];
    value(await host.write([{ sheet: 'Sheet1', top: 30, left: 2, rows: texts.map((text) => [text]) }]));
    const written = [];
    for (const at of texts.keys()) written.push((await cell(`B${30 + at}`)).value);
    expect(written).toEqual(texts);
  });

  it('leaves cells alone where null is written, and empties them where an empty text is', async () => {
    const { host, cell } = bound(await world());
    const before = await cell('B6');
    value(await host.write([{ sheet: 'Sheet1', top: 6, left: 2, rows: [[null, '', 12.5]] }]));
    expect(await cell('B6')).toEqual(before);
    expect((await cell('C6')).value).toBeNull();
    expect((await cell('D6')).value).toBe(12.5);
  });

  it('writes a long block in messages, telling how far it is', async () => {
    const { host, cell } = bound(await world());
    const shares: number[] = [];
    const rows = Array.from({ length: 6_000 }, (__, at) => [at + 1, `项目${at + 1}：${'帮扶'.repeat(60)}`, at / 100]);
    value(
      await host.write([{ sheet: 'Sheet1', top: 50, left: 1, rows }], { onProgress: (share) => shares.push(share) }),
    );
    expect((await cell('A6049')).value).toBe(6_000);
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
  });

  it('installs dropdowns, rules, marks, text format, a list that nobody sees and a button', async () => {
    const { host, standing, dropdown, cell } = bound(await world());
    const installed = value(await host.install(PLAN));
    expect(installed.skipped).toEqual([]);
    const now = await standing();
    expect(now.validations).toEqual([
      { area: 'C6:C40', type: 'List' },
      { area: 'D6:D40', type: 'List' },
      { area: 'F6:F40', type: 'Decimal' },
    ]);
    expect(now).toMatchObject({ formats: 2, tones: ['warning', 'error'], buttons: ['提交'] });
    // Four areas, a list, and in Excel the columns that are printed and two runs of number formats.
    expect([5, 8]).toContain(now.names);
    expect(await dropdown('C40')).toEqual(['教育帮扶', '产业帮扶']);
    expect(await dropdown('D7')).toHaveLength(300);
    expect((await cell('H20')).numberFormat).toBe('@');
  });

  it('keeps an entry out that the installed dropdown does not have', async () => {
    const { host, type, cell } = bound(await world());
    value(await host.install(PLAN));
    expect(await type('C30', '扶贫')).toBe(false);
    expect((await cell('C30')).value).toBeNull();
    expect(await type('C30', '产业帮扶')).toBe(true);
  });

  it('changes nothing when it installs the same plan again', async () => {
    const { host, standing } = bound(await world());
    const first = value(await host.install(PLAN));
    const before = await standing();
    expect(value(await host.install(PLAN, first))).toEqual(first);
    expect(await standing()).toEqual(before);
  });

  it('takes everything out again and leaves the formats that stood there', async () => {
    const { host, standing, cell } = bound(await world());
    const before = await standing();
    const formats = [await cell('H6'), await cell('H25'), await cell('H40')];
    const installed = value(await host.install(PLAN));
    value(await host.mark('Sheet1', [{ area: block(7, 6, 7, 6), tone: 'error' }]));
    value(await host.uninstall(installed));
    expect(await standing()).toEqual(before);
    expect([await cell('H6'), await cell('H25'), await cell('H40')]).toEqual(formats);
  });

  it('leaves a validation of the file alone and says what it left out', async () => {
    const { host, standing } = bound(await world(block(6, 3, 9, 3)));
    const installed = value(await host.install(PLAN));
    expect(installed.skipped).toEqual(['aidCategory']);
    value(await host.uninstall(installed));
    expect((await standing()).validations).toEqual([{ area: 'C6:C9', type: 'TextLength' }]);
  });

  it('finds its areas again after rows were inserted, and takes them out where they are', async () => {
    const { host, standing, insertRows } = bound(await world());
    const installed = value(await host.install(PLAN));
    await insertRows(8, 3);
    expect(value(await host.guardedAreas(installed))).toMatchObject({ fundsWan: block(6, 6, 43, 6) });
    value(await host.uninstall(installed));
    expect(await standing()).toMatchObject({ validations: [], formats: 0, names: 0 });
  });

  it('guards anew what had lost all of its rows', async () => {
    const { host, standing } = bound(await world());
    const installed = value(await host.install(PLAN));
    value(await host.shiftRows('Sheet1', [{ at: 6, by: -36 }]));
    expect(value(await host.guardedAreas(installed))).toEqual({});
    expect((await standing()).validations).toEqual([]);
    const again = value(await host.install(PLAN, installed));
    expect((await standing()).validations).toHaveLength(3);
    expect(value(await host.guardedAreas(again))).toMatchObject({ fundsWan: FUNDS.area });
    value(await host.uninstall(again));
    expect(await standing()).toMatchObject({ validations: [], formats: 0, names: 0 });
  });

  it('tells which validations a paste destroyed, and puts them back', async () => {
    const { host, paste, standing } = bound(await world());
    value(await host.install(PLAN));
    const edits = await heardEdits(host);
    await paste('C8', [
      ['扶贫', '某地'],
      ['教育帮扶', '某地'],
    ]);
    const [edit] = await settled(edits, 1);
    expect(edit).toMatchObject({ kind: 'cells', source: 'local', areas: [block(8, 3, 9, 4)] });
    const area = block(8, 3, 9, 4);
    const reading = value(await host.readArea('Sheet1', area, PLAN.guards));
    expect(reading.rows).toEqual([
      ['扶贫', '某地'],
      ['教育帮扶', '某地'],
    ]);
    expect(reading.damaged).toEqual(['aidCategory', 'implementPlace']);
    value(await host.restore('Sheet1', [CATEGORY, PLACE]));
    expect(value(await host.readArea('Sheet1', area, PLAN.guards)).damaged).toEqual([]);
    expect((await standing()).validations).toHaveLength(3);
  });

  it('tells of typing and of co-authors, and never of its own writes', async () => {
    const { host, type, remoteEdit } = bound(await world());
    const edits = await heardEdits(host);
    value(await host.write([{ sheet: 'Sheet1', top: 30, left: 2, rows: [['由程序写入']] }]));
    await type('B31', '由人写入');
    await remoteEdit('B32', '由同事写入');
    const heard = await settled(edits, 2);
    expect(heard.map(({ source, areas }) => ({ source, areas }))).toEqual([
      { source: 'local', areas: [block(31, 2, 31, 2)] },
      { source: 'remote', areas: [block(32, 2, 32, 2)] },
    ]);
  });

  it('tells when the button in the sheet is pressed and when another sheet comes up', async () => {
    const { host, pressButton, activate } = bound(await world());
    const [sheet] = value(await host.sheets());
    value(await host.install(PLAN));
    const other = value(await host.addSheet({ name: '汇总' }));
    const pressed: string[] = [];
    const activated: string[] = [];
    value(await host.listen({ pressed: (id) => pressed.push(id), activated: (id) => activated.push(id) }));
    await pressButton();
    await activate('汇总');
    expect(await settled(pressed, 1)).toEqual([sheet?.id]);
    expect(await settled(activated, 1)).toEqual([other.id]);
  });

  it('hears a button that was drawn while it listened, and what is selected', async () => {
    const { host, pressButton, select } = bound(await world());
    const [sheet] = value(await host.sheets());
    const pressed: string[] = [];
    const selected: unknown[] = [];
    value(await host.listen({ pressed: (id) => pressed.push(id), selected: (id, area) => selected.push([id, area]) }));
    value(await host.install(PLAN));
    await pressButton();
    await select('C7');
    expect(await settled(pressed, 1)).toEqual([sheet?.id]);
    expect(await settled(selected, 1)).toEqual([[sheet?.id, block(7, 3, 7, 3)]]);
  });

  it('tells nothing any more once it was stopped', async () => {
    const { host, type } = bound(await world());
    const edits: Edit[] = [];
    const stop = value(await host.listen({ edited: (edit) => edits.push(edit) }));
    await type('B30', '一');
    await settled(edits, 1);
    value(await stop());
    await type('B31', '二');
    value(await host.sheets());
    expect(edits).toHaveLength(1);
  });

  it('marks cells without touching their format, and unmarks them', async () => {
    const { host, standing, cell, tint } = bound(await world());
    const before = await cell('F7');
    const marks = [
      { area: block(7, 6, 7, 6), tone: 'error' },
      { area: block(9, 4, 10, 4), tone: 'confirm' },
    ] as const;
    value(await host.mark('Sheet1', marks));
    expect((await standing()).tones).toEqual(['confirm', 'error']);
    expect([await tint('F7'), await tint('D10'), await tint('F8')]).toEqual(['error', 'confirm', null]);
    value(await host.mark('Sheet1', marks.slice(1)));
    expect((await standing()).formats).toBe(1);
    expect(await cell('F7')).toEqual(before);
    value(await host.unmark('Sheet1'));
    expect((await standing()).formats).toBe(0);
  });

  it('lets a mark go by itself once its cell holds something else, wherever its row went', async () => {
    const { host, tint, type, insertRows, cell } = bound(await world());
    const at = (column: number) => block(7, column, 7, column);
    const [text, number] = [(await cell('B7')).value as string, (await cell('F7')).value as number];
    value(
      await host.mark('Sheet1', [
        { area: at(2), tone: 'confirm', whileHolds: text },
        { area: at(6), tone: 'confirm', whileHolds: number },
        { area: at(10), tone: 'warning', whileHolds: null },
        { area: at(6), tone: 'error', whileHolds: '别的' },
      ]),
    );
    expect([await tint('B7'), await tint('F7'), await tint('J7')]).toEqual(['confirm', 'confirm', 'warning']);
    await insertRows(3, 2);
    expect([await tint('B9'), await tint('F9'), await tint('B7')]).toEqual(['confirm', 'confirm', null]);
    await type('B9', `${text}（二期）`);
    await type('F9', String(number + 1));
    await type('J9', '补上');
    expect([await tint('B9'), await tint('F9'), await tint('J9')]).toEqual([null, null, null]);
    await type('B9', text);
    expect(await tint('B9')).toBe('confirm');
    value(await host.unmark('Sheet1'));
    expect(await tint('B9')).toBeNull();
  });

  it('keeps a text of any signs in the workbook', async () => {
    const { host } = await world();
    expect(value(await host.metadata())).toBeUndefined();
    const text = JSON.stringify({ 回执: '<2021-000123> & "第2版"', lines: 'a\nb' });
    value(await host.setMetadata('第一次'));
    value(await host.setMetadata(text));
    expect(value(await host.metadata())).toBe(text);
    value(await host.setMetadata(''));
    expect(value(await host.metadata())).toBeUndefined();
  });

  it('adds sheets, hides them, draws charts on them and removes them', async () => {
    const { host, standing } = bound(await world());
    const sheet = value(await host.addSheet({ name: '图表', visibility: 'hidden' }));
    const source = { sheet: 'Sheet1', area: block(5, 5, 8, 6) };
    const place = block(2, 2, 16, 8);
    value(await host.addCharts(sheet.id, [{ name: 'c1', title: '各类资金', kind: 'columns', source, place }]));
    expect(await standing()).toMatchObject({
      sheets: [
        { name: 'Sheet1', visibility: 'visible' },
        { name: '图表', visibility: 'hidden' },
      ],
      charts: ['各类资金'],
    });
    value(await host.removeSheet(sheet.id));
    expect((await standing()).sheets).toHaveLength(1);
  });

  it('gives a sheet a name that is legal and free, and tells which', async () => {
    const { host, standing } = bound(await world());
    const first = value(await host.addSheet({ name: '新表' }));
    const second = value(await host.addSheet({ name: '又一张' }));
    expect(value(await host.renameSheet(first.id, '附件1/2汇总'))).toBe('附件1 2汇总');
    expect(value(await host.renameSheet(second.id, '附件1/2汇总'))).toBe('附件1 2汇总 (2)');
    expect(value(await host.renameSheet(second.id, '附件1/2汇总'))).toBe('附件1 2汇总 (2)');
    expect((await standing()).sheets.map(({ name }) => name)).toEqual(['Sheet1', '附件1 2汇总', '附件1 2汇总 (2)']);
    expect(await host.renameSheet('没有', '有')).toMatchObject({ ok: false, error: { code: 'gone' } });
  });

  it('tells of a sheet that somebody deleted', async () => {
    const { host, deleteSheet } = bound(await world());
    const other = value(await host.addSheet({ name: '汇总' }));
    const removed: string[] = [];
    value(await host.listen({ removed: (id) => removed.push(id) }));
    await deleteSheet('汇总');
    expect(await settled(removed, 1)).toEqual([other.id]);
  });

  it('dresses a table that it wrote', async () => {
    const { host } = await world();
    const sheet = value(await host.addSheet({ name: '汇总' }));
    const title = block(1, 1, 1, 4);
    const header = block(2, 1, 3, 4);
    const merges = [title, block(2, 1, 3, 1)];
    value(
      await host.write([{ sheet: sheet.id, top: 1, left: 1, rows: [['附件1'], ['序号', '姓名', '电话', '备注']] }]),
    );
    value(
      await host.dress({ sheet: sheet.id, title, header, rows: block(4, 1, 9, 4), merges, widths: [4, 8, 12, 20] }),
    );
    const [grid] = value(await host.read([sheet.id]));
    expect(grid?.merges).toEqual(merges);
  });

  it('goes to a cell', async () => {
    const { host } = await world();
    expect(await host.select('Sheet1', block(8, 6, 8, 6))).toMatchObject({ ok: true });
  });
});

/** The world's methods, free of the world. */
function bound(world: World): World {
  return new Proxy(world, {
    get: (target, name) => {
      const member = target[name as keyof World];
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
}

function trimmedRows(rows: readonly (readonly unknown[])[]): unknown[][] {
  const all = rows.map((row) => {
    const cells = Array.from(row, (each) => each ?? null);
    while (cells.length > 0 && cells.at(-1) === null) cells.pop();
    return cells;
  });
  while (all.length > 0 && all.at(-1)?.length === 0) all.pop();
  return all;
}
