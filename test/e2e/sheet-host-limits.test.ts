import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { Guard } from '../../addin/host/guard.ts';
import type { Edit } from '../../addin/host/sheet-host.ts';
import { type OfficeWorld, openOfficeWorld } from '../excel-host/contract/office-world.ts';
import { closeBrowser } from '../excel-host/driver/browser.ts';
import type { ApiLevel } from '../excel-host/driver/sets.ts';
import { fixture } from '../fixtures/fixture.ts';
import { value } from './value.ts';

const FILE = fixture('a2-gansu-clean.xlsx');
const opened: OfficeWorld[] = [];

async function world(level: ApiLevel = '1.14', messageBytes?: number): Promise<OfficeWorld> {
  const limit = messageBytes === undefined ? {} : { messageBytes };
  const one = await openOfficeWorld(level, { workbook: FILE, grids: [], ...limit });
  opened.push(one);
  return one;
}

const tripsOf = async ({ excel }: OfficeWorld) => (await excel.counters()).roundTrips;
const rowsOf = (count: number) =>
  Array.from({ length: count }, (_, at) => [
    at + 1,
    `第${at + 1}个项目的名称`,
    '教育帮扶',
    '甘肃省临夏州',
    '简介'.repeat(40),
    12.5,
  ]);

/** Puts rows into the workbook behind the add-in's back. */
function fill({ excel }: OfficeWorld, count: number): Promise<void> {
  return excel.look(({ session: { book } }, rows) => {
    const [sheet] = book.sheets;
    for (const [down, row] of rows.entries()) {
      sheet?.rows.set(30 + down, new Map(row.map((each, across) => [across + 1, { value: each, style: 0 }])));
    }
  }, rowsOf(count));
}

afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});
afterAll(closeBrowser);

describe('the Office adapter', () => {
  it('answers an edit with one round trip, and the officer keeps their undo on the oldest Excel', async () => {
    const one = await world('1.14');
    const edits: Edit[] = [];
    value(await one.host.listen({ edited: (edit) => edits.push(edit) }));
    const before = await tripsOf(one);
    await one.type('F8', '260');
    await expect.poll(() => edits.length).toBe(1);
    const [edit] = edits;
    const reading = value(await one.host.readArea(edit?.sheet ?? '', edit?.areas[0] as Edit['areas'][number]));
    expect(reading.rows).toEqual([[260]]);
    expect(await tripsOf(one)).toBe(before + 1);
    expect(await one.excel.undoable()).toEqual(['typed F8']);
  });

  it.each([
    [5_000, 2, 1],
    [10_000, 3, 2],
    [20_000, 4, 3],
  ])(
    'reads %i rows in %i round trips, and again in %i, far below the limit of a message',
    async (rows, first, again) => {
      const one = await world();
      await fill(one, rows);
      const before = await tripsOf(one);
      const [grid] = value(await one.host.read(['Sheet1']));
      expect(grid?.rows).toHaveLength(rows + 29);
      expect(grid?.rows.at(-1)).toEqual(rowsOf(rows).at(-1));
      expect(await tripsOf(one)).toBe(before + first);
      expect(value(await one.host.read(['Sheet1']))).toEqual([grid]);
      expect(await tripsOf(one)).toBe(before + first + again);
      const { largestMessage, failed } = await one.excel.counters();
      expect(failed).toEqual([]);
      expect(largestMessage).toBeLessThan(4_000_000);
    },
  );

  it('reads several sheets together, the rest of all of them in one more round trip', async () => {
    const one = await world();
    await fill(one, 1_500);
    await one.excel.look(({ session: { book } }) => {
      const [sheet] = book.sheets;
      if (sheet) book.sheets.push({ ...sheet, id: '{SECOND}', name: '附件2（2）' });
    });
    const before = await tripsOf(one);
    const grids = value(await one.host.read(['Sheet1', '附件2（2）']));
    expect(grids.map(({ rows }) => rows.length)).toEqual([1_529, 1_529]);
    expect(await tripsOf(one)).toBe(before + 2);
  });

  it('reads again in smaller answers what has grown since it was read', async () => {
    const one = await world('1.14', 400_000);
    await fill(one, 30);
    value(await one.host.read(['Sheet1']));
    await fill(one, 900);
    expect(value(await one.host.read(['Sheet1']))[0]?.rows).toHaveLength(929);
    await fill(one, 3_000);
    expect(value(await one.host.read(['Sheet1']))[0]?.rows).toHaveLength(3_029);
  });

  it.each(['1.14', 'latest'] as const)('reads a protected sheet as any other, at %s', async (level) => {
    const one = await world(level);
    await one.excel.look(({ session: { book } }) => {
      const [sheet] = book.sheets;
      if (!sheet) return;
      for (const row of [9, 10, 12]) sheet.hiddenRows.add(row);
      sheet.hiddenColumns.add(5);
      const cell = sheet.rows.get(7)?.get(6);
      if (cell) cell.formula = '=[去年.xlsx]Sheet1!F7';
    });
    const open = value(await one.host.read(['Sheet1']));
    expect(open[0]).toMatchObject({
      hiddenRows: new Set([9, 10, 12]),
      hiddenColumns: new Set([5]),
      externalCells: new Set(['F7']),
    });
    await one.excel.look(({ session: { book } }) => {
      for (const sheet of book.sheets) sheet.isProtected = true;
    });
    expect(value(await one.host.read(['Sheet1']))).toEqual(open);
  });

  it('calculates a workbook in manual mode before it believes its formulas', async () => {
    const one = await world();
    const total = async () => value(await one.host.read(['Sheet1']))[0]?.rows[7]?.[5];
    await one.excel.look(({ session: { book } }) => {
      const [sheet] = book.sheets;
      if (sheet) book.calculation = { mode: 'Manual', due: [{ sheet: sheet.id, row: 8, column: 6, value: 99.5 }] };
    });
    const before = await tripsOf(one);
    expect(await total()).toBe(99.5);
    expect(await tripsOf(one)).toBe(before + 3);
    expect(await total()).toBe(99.5);
    expect(await tripsOf(one)).toBe(before + 4);
  });

  it('leaves the officer their undo when it reads the whole sheet without its merges', async () => {
    const one = await world('1.14');
    await one.type('F8', '260');
    value(await one.host.read(['Sheet1'], { merges: false }));
    expect(await one.excel.undoable()).toEqual(['typed F8']);
  });

  it('writes what it keeps in one round trip once it knows where, and finds it again where it was taken out', async () => {
    const one = await world();
    expect(value(await one.host.metadata())).toBeUndefined();
    const first = await tripsOf(one);
    value(await one.host.setMetadata('一'));
    const before = await tripsOf(one);
    expect(before).toBe(first + 1);
    value(await one.host.setMetadata('二'));
    expect(await tripsOf(one)).toBe(before + 1);
    await one.excel.look(({ session: { book } }) => {
      book.customXml.splice(0);
    });
    value(await one.host.setMetadata('三'));
    expect(value(await one.host.metadata())).toBe('三');
    // A second part, as of a co-author who enabled at the same moment: one is kept, the one written.
    await one.excel.look(({ session: { book } }) => {
      const [part] = book.customXml;
      if (part) book.customXml.push({ id: '{OTHER}', xml: part.xml.replace('三', '别') });
    });
    value(await one.host.setMetadata('四'));
    expect(await one.excel.look(({ session: { book } }) => book.customXml.length)).toBe(1);
    expect(value(await one.host.metadata())).toBe('四');
  });

  it('reads in smaller messages where the rows are too wide for large ones', async () => {
    const one = await world('1.14', 150_000);
    await fill(one, 600);
    expect(value(await one.host.read(['Sheet1']))[0]?.rows).toHaveLength(629);
  });

  it('reads the values only, where a stray format makes the used block enormous', async () => {
    const one = await world();
    await one.excel.look(({ session: { book } }) => {
      book.sheets[0]?.rows.set(1_000_000, new Map([[16_000, { value: null, style: 1 }]]));
    });
    expect(value(await one.host.read(['Sheet1']))[0]?.rows).toHaveLength(21);
  });

  it('writes 10,000 rows in messages of at most 1.5 MB', async () => {
    const one = await world();
    value(await one.host.write([{ sheet: 'Sheet1', top: 30, left: 1, rows: rowsOf(10_000) }]));
    expect((await one.cell('B10029')).value).toBe('第10000个项目的名称');
    const { largestMessage, roundTrips } = await one.excel.counters();
    expect(largestMessage).toBeLessThan(1_500_000);
    expect(roundTrips).toBeLessThan(10);
  });

  it('stops between two messages when it is cancelled', async () => {
    const one = await world();
    const cancel = new AbortController();
    const written = one.host.write([{ sheet: 'Sheet1', top: 30, left: 1, rows: rowsOf(20_000) }], {
      onProgress: () => cancel.abort(),
      signal: cancel.signal,
    });
    expect(await written).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect((await one.cell('A30')).value).toBe(1);
    expect((await one.cell('A20029')).value).toBeNull();
  });

  it('knows a dropdown that was copied over another one from its own', async () => {
    const one = await world();
    const list = (key: string, column: number, items: readonly string[]): Guard => ({
      key,
      area: { top: 6, left: column, bottom: 40, right: column },
      validation: { type: 'list', items },
      style: 'stop',
      asText: false,
      promptTitle: '',
      promptText: '',
      errorTitle: '',
      errorText: '',
    });
    const guards = [list('first', 10, ['甲', '乙']), list('second', 11, ['丙', '丁'])];
    value(await one.host.install({ sheet: 'Sheet1', guards, lists: [] }));
    const damagedIn = async (row: number) =>
      value(await one.host.readArea('Sheet1', { top: row, left: 10, bottom: row, right: 11 }, guards)).damaged;
    await one.excel.copy('J6:K6', 'J9');
    expect(await damagedIn(9)).toEqual([]);
    await one.excel.copy('J6', 'K8');
    expect(await damagedIn(8)).toEqual(['second']);
  });

  it('puts the marks back that a paste destroyed', async () => {
    const one = await world();
    const guard: Guard = {
      key: 'fundsWan',
      area: { top: 6, left: 10, bottom: 40, right: 10 },
      validation: { type: 'decimal', min: 0, max: 99_999 },
      style: 'warning',
      asText: false,
      marks: [
        { formula: 'ISTEXT({cell})', tone: 'error' },
        { formula: 'IF(ISTEXT({cell}),LEN({cell})>2,{cell}>200)', tone: 'warning' },
      ],
      promptTitle: '',
      promptText: '',
      errorTitle: '',
      errorText: '',
    };
    const installed = value(await one.host.install({ sheet: 'Sheet1', guards: [guard], lists: [] }));
    await one.excel.paste('J8', [['200-300'], [260]]);
    expect(await one.excel.mark('J8')).toBeNull();
    value(await one.host.restore('Sheet1', [guard]));
    // The error is the louder of two that hold.
    expect([await one.tint('J8'), await one.tint('J9'), await one.tint('J10')]).toEqual(['error', 'warning', null]);
    expect((await one.standing()).formats).toBe(2);
    value(await one.host.uninstall(installed));
    expect(await one.standing()).toMatchObject({ formats: 0, validations: [] });
  });

  it('waits while a cell is being edited, says so, and then does what it was asked', async () => {
    const one = await world();
    const waits: boolean[] = [];
    value(await one.host.listen({ waiting: (each) => waits.push(each) }));
    await one.excel.startEditing();
    const written = one.host.write([{ sheet: 'Sheet1', top: 30, left: 1, rows: [['后来']] }]);
    await expect.poll(() => waits, { timeout: 5_000 }).toEqual([true]);
    expect((await one.cell('A30')).value).toBeNull();
    await one.excel.stopEditing();
    expect(await written).toMatchObject({ ok: true });
    await expect.poll(() => waits).toEqual([true, false]);
    expect((await one.cell('A30')).value).toBe('后来');
  });

  it('says that a message was too large, and that a sheet is protected', async () => {
    const small = await world('1.14', 3_000);
    expect(await small.host.read(['Sheet1'])).toMatchObject({ ok: false, error: { code: 'tooLarge', retry: 'never' } });
    const locked = await world();
    await locked.excel.look(({ session: { book } }) => {
      for (const sheet of book.sheets) sheet.isProtected = true;
    });
    const write = locked.host.write([{ sheet: 'Sheet1', top: 30, left: 1, rows: [['写']] }]);
    expect(await write).toMatchObject({ ok: false, error: { code: 'protected', retry: 'later' } });
    const sheets = async () => value(await locked.host.sheets()).map(({ name }) => name);
    const before = await sheets();
    const [guarded] = value(await locked.host.sheets());
    const plan = { sheet: guarded?.id ?? '', guards: [], lists: [{ name: 'kinds', items: ['甲', '乙'] }] };
    expect(await locked.host.install(plan)).toMatchObject({ ok: false, error: { code: 'protected' } });
    expect(await sheets()).toEqual(before);
  });

  it('takes over the sheets of a workbook, behind those that are there', async () => {
    const one = await world();
    const other = fixture('js1-xuzhou-clean.xlsx');
    const [sheet] = value(await one.host.insertSheets(new Uint8Array(other)));
    expect(sheet).toMatchObject({ name: '附件1', visibility: 'visible' });
    expect(value(await one.host.sheets()).map(({ name }) => name)).toEqual(['Sheet1', '附件1']);
    const [grid] = value(await one.host.read([sheet?.id ?? '']));
    expect([grid?.rows.length, grid?.merges.length]).toEqual([16, 13]);
    expect(await one.host.insertSheets(new Uint8Array([1, 2, 3]))).toMatchObject({ ok: false });
  });

  it('knows what the Excel it runs in can do', async () => {
    expect((await world('1.14')).host.capabilities).toEqual({
      apiLevel: '1.14',
      undoGroup: false,
      insertSheets: true,
      quietMergeReads: false,
    });
    expect((await world('latest')).host.capabilities).toMatchObject({ apiLevel: '1.15', quietMergeReads: true });
  });
});
