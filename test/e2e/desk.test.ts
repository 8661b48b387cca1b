import { afterAll, describe, expect, it } from 'vitest';
import { closeBrowser } from '../excel-host/driver/browser.ts';
import type { OpenExcel } from '../excel-host/driver/open-excel.ts';
import type { ApiLevel } from '../excel-host/driver/sets.ts';
import { Fuzz, openDesk } from '../excel-host/fuzz/run.ts';
import { fixture } from '../fixtures/fixture.ts';

/** 附件2 of Gansu with mistakes of every kind: header in row 5, amounts in F, phones in H. */
const FILE = fixture('a2-gansu-messy.xlsx');

afterAll(closeBrowser);

/** What the desk shows once it has heard of everything; it must be what the whole workbook read anew says. */
async function shown(excel: OpenExcel) {
  await excel.pane.evaluate(() => window.atDesk.settled());
  expect(await excel.pane.evaluate(() => window.atDesk.difference())).toBeUndefined();
  return excel.pane.evaluate(() => window.atDesk.state());
}

const enable = (excel: OpenExcel) => excel.pane.evaluate(() => window.atDesk.desk.enable());
const codes = (excel: OpenExcel) =>
  excel.pane.evaluate(() =>
    window.atDesk.desk.state.tables.map(({ table }) => table.inspection.issues.map(({ code }) => code)),
  );

const valuesOf = (excel: OpenExcel) =>
  excel.look(({ session }) =>
    JSON.stringify(
      [...(session.book.sheets[0]?.rows.values() ?? [])].map((cells) => [...cells.values()].map(({ value }) => value)),
    ),
  );

describe.each<ApiLevel>(['1.14', 'latest'])('the add-in beside an officer who rearranges, at ExcelApi %s', (level) => {
  it('takes a copied sheet for a second sheet of its annex: asked about, guarded as its own, taken out with all', async () => {
    const excel = await openDesk(FILE, level);
    await excel.pane.evaluate(() => window.atDesk.close());
    await excel.look((host, bytes) => host.startTwin(bytes), Buffer.from(FILE).toString('base64'));
    await excel.pane.evaluate(() => window.atDesk.open());
    await enable(excel);
    await excel.look(({ twin }) => twin?.perform({ do: 'copySheet', sheet: 0, missed: false }));
    const { tables } = await shown(excel);
    expect(tables.map(({ enabled }) => enabled)).toEqual([true, false]);
    for (const found of await codes(excel)) expect(found).toContain('workbook.severalSheets');
    expect(await excel.dropdown("'Sheet1 (2)'!C8")).toContain('教育帮扶');
    await excel.clickShape(await excel.look(({ session }) => session.book.sheets[1]?.shapes[0]?.id ?? ''));
    await expect.poll(() => excel.pane.evaluate(() => window.atDesk.pressed)).toBe(1);
    await enable(excel);
    expect((await shown(excel)).tables.map(({ enabled }) => enabled)).toEqual([true, true]);
    expect(await excel.look(({ session }) => session.book.sheets[1]?.shapes.length)).toBe(1);
    await excel.pane.evaluate(() => window.atDesk.desk.disable());
    expect(await excel.look(({ twin }) => twin?.difference() ?? '')).toBe('');
    await excel.close();
  });

  it('finds a copy that nobody told of when it reads everything before handing in, and hands in neither unasked', async () => {
    const excel = await openDesk(FILE, level);
    await enable(excel);
    await excel.copySheet('Sheet1', { missed: true });
    const before = await excel.counters();
    await excel.pane.evaluate(() => window.atDesk.desk.recheck());
    expect((await excel.counters()).roundTrips - before.roundTrips).toBeLessThanOrEqual(2);
    for (const found of await codes(excel)) expect(found).toContain('workbook.severalSheets');
    expect((await shown(excel)).tables).toHaveLength(2);
    await excel.deleteSheet('Sheet1');
    const [left, ...more] = await codes(excel).then(async () => (await shown(excel)).tables);
    expect([left?.enabled, more]).toEqual([false, []]);
    expect((await codes(excel)).flat()).not.toContain('workbook.severalSheets');
    await excel.close();
  });

  it('judges sorted, hidden and moved rows, and columns put in, and its fixes are one step of the officer’s undo', async () => {
    const excel = await openDesk(FILE, level);
    await enable(excel);
    await excel.hide('7:8', true);
    await shown(excel);
    expect((await codes(excel)).flat()).toContain('rows.hidden');
    await excel.hide('7:8', false);
    await excel.sort('A6:H14', 6);
    await excel.columns('E1', 2);
    await shown(excel);
    const amount = await excel.type('H8', '200-300', { insist: false });
    expect(amount).toMatchObject({ entered: false });
    await excel.move('A8:J8', 'A10');
    await shown(excel);
    const values = await valuesOf(excel);
    expect(await excel.pane.evaluate(() => window.atDesk.takeSafe())).toBeGreaterThan(1);
    expect(await valuesOf(excel)).not.toBe(values);
    // Below ExcelApi 1.15 writing clears the officer's undo, whatever is written.
    expect(await excel.undo()).toBe(level === 'latest');
    await shown(excel);
    if (level === 'latest') expect(await valuesOf(excel)).toBe(values);
    await excel.close();
  });

  it('says and holds what it must, whatever the officer does', async () => {
    const excel = await openDesk(FILE, level);
    const fuzz = new Fuzz(excel, FILE);
    for (const seed of level === 'latest' ? [3, 9, 107] : [4, 111]) {
      expect(await fuzz.run(seed, 25)).toBeUndefined();
    }
    expect(excel.errors).toEqual([]);
    await excel.close();
  });
});
