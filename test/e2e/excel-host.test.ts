import { unzipSync } from 'fflate';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { readWorkbook } from '../../shared/workbook/read.ts';
import { closeBrowser } from '../excel-host/driver/browser.ts';
import { type OpenExcel, openExcel } from '../excel-host/driver/open-excel.ts';
import type { ApiLevel } from '../excel-host/driver/sets.ts';
import { page, type Site } from '../excel-host/driver/site.ts';
import { fixture } from '../fixtures/fixture.ts';

const FILE = fixture('a2-gansu-clean.xlsx');
const PANE = '<!doctype html><meta charset="utf-8"><script src="/office/office.js"></script>';
const site: Site = async ({ url }) => (url.pathname === '/pane.html' ? page('text/html', PANE) : null);

const open: OpenExcel[] = [];

async function excel(apiLevel: ApiLevel = 'latest', messageBytes?: number): Promise<OpenExcel> {
  const limit = messageBytes === undefined ? {} : { messageBytes };
  const one = await openExcel({ workbook: FILE, addin: '/pane.html', site, apiLevel, ...limit });
  open.push(one);
  await one.pane.waitForFunction('window.Office && Office.onReady');
  await one.pane.evaluate('Office.onReady()');
  return one;
}

/** Runs the body of an `Excel.run` in the add-in: its result, or the code of the Office error. */
function run(one: OpenExcel, body: string, options = '{}'): Promise<unknown> {
  const batch = `async (context) => { const sheet = context.workbook.worksheets.getActiveWorksheet(); ${body} }`;
  return one.pane.evaluate(`Excel.run(${options}, ${batch}).catch((error) => error.code)`);
}

afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});
afterAll(closeBrowser);

describe('the emulated Excel', () => {
  it('is Excel on the web to the real office.js', async () => {
    const one = await excel();
    const { host, platform } = Object(await one.pane.evaluate('Office.onReady()'));
    expect({ host, platform }).toEqual({ host: 'Excel', platform: 'OfficeOnline' });
    expect(await one.pane.evaluate('Office.context.displayLanguage')).toBe('zh-CN');
    expect(one.errors).toEqual([]);
  });

  it('declares the level it was opened at', async () => {
    const has = (one: OpenExcel, version: string) =>
      one.pane.evaluate(`Office.context.requirements.isSetSupported('ExcelApi', '${version}')`);
    const [floor, latest] = [await excel('1.14'), await excel('latest')];
    expect([await has(floor, '1.14'), await has(floor, '1.15')]).toEqual([true, false]);
    expect([await has(latest, '1.15'), await has(latest, '1.16')]).toEqual([true, false]);
  });

  it('refuses members above its level, even where office.js itself does not look', async () => {
    const one = await excel('1.14');
    const load = "const shape = sheet.shapes.addTextBox('x'); shape.load('displayName'); await context.sync();";
    expect(await run(one, load)).toBe('ApiNotFound');
    expect(await run(await excel('latest'), load)).toBe('NotEmulated');
  });

  it('fails loudly at what it does not emulate', async () => {
    const one = await excel();
    expect(await run(one, "sheet.tables.load('items/name'); await context.sync();")).toBe('NotEmulated');
    expect((await one.counters()).failed.join()).toContain('Worksheet.Tables');
  });

  it('fails batches while a cell is being edited, and lets those wait that said they can', async () => {
    const one = await excel();
    await one.startEditing();
    const write = "sheet.getRange('B30').values = [['写']]; await context.sync(); return 'done';";
    expect(await run(one, write)).toBe('InvalidOperationInCellEditMode');
    const waiting = run(one, write, '{ delayForCellEdit: true }');
    expect((await one.cell('B30')).value).toBeNull();
    await one.stopEditing();
    expect(await waiting).toBe('done');
    expect((await one.cell('B30')).value).toBe('写');
  });

  it('takes no message over its limit, either way', async () => {
    const one = await excel('latest', 20_000);
    const write = "sheet.getRange('B30:B39').values = Array(10).fill(['长'.repeat(3000)]); await context.sync();";
    expect(await run(one, write)).toBe('RequestPayloadSizeLimitExceeded');
    const read = "const range = sheet.getRange('A1:Z2000'); range.load('values'); await context.sync();";
    expect(await run(one, read)).toBe('ResponsePayloadSizeLimitExceeded');
  });

  it.each([
    ['a list of more than 255 characters', `rule = { list: { source: '项,'.repeat(128) } }`],
    ['a prompt of more than 255', `prompt = { showPrompt: true, title: '', message: '字'.repeat(256) }`],
    ['a title of more than 32', `prompt = { showPrompt: true, title: '字'.repeat(33), message: '' }`],
    ['an error text of more than 224', `errorAlert = { style: 'Stop', title: '', message: '字'.repeat(225) }`],
  ])('refuses a validation with %s', async (_, setting) => {
    const one = await excel();
    const body = `sheet.getRange('C6:C9').dataValidation.${setting}; await context.sync();`;
    expect(await run(one, body)).toBe('InvalidArgument');
  });

  it('lets a paste past the validation and loses the validation with it', async () => {
    const one = await excel();
    const rule = "sheet.getRange('C30:C33').dataValidation.rule = { list: { source: '甲,乙' } }; await context.sync();";
    await run(one, rule);
    expect(await one.type('C30', '丙')).toMatchObject({ entered: false });
    await one.paste('C33', [['丙']], 'text');
    expect(await one.dropdown('C33')).toEqual(['甲', '乙']);
    await one.paste('C31', [['丙']]);
    expect((await one.cell('C31')).value).toBe('丙');
    expect([await one.dropdown('C31'), await one.dropdown('C32')]).toEqual([null, ['甲', '乙']]);
  });

  it('can leave out the event of a dropdown, as Excel on the web does at times', async () => {
    const one = await excel();
    await run(
      one,
      `window.heard = [];
       sheet.getRange('C30').dataValidation.rule = { list: { source: '甲,乙' } };
       sheet.onChanged.add(async (event) => { window.heard.push(event.address); });
       await context.sync();`,
    );
    await one.pick('C30', '乙', { missed: true });
    await one.type('C31', '丙');
    await one.pane.waitForFunction('window.heard.length > 0');
    expect([await one.pane.evaluate('window.heard'), (await one.cell('C30')).value]).toEqual([['C31'], '乙']);
  });

  it('keeps the undo of an officer through reads, and says which call threw it away', async () => {
    const one = await excel('1.14');
    await one.type('B30', '甲');
    await run(one, "const range = sheet.getUsedRange(true); range.load('values'); await context.sync();");
    expect(await one.undoable()).toEqual(['typed B30']);
    const merges = "sheet.getRange().getMergedAreasOrNullObject().load('address'); await context.sync();";
    await run(one, merges);
    expect(await one.undoable()).toEqual([]);
    expect((await one.counters()).undoClears).toHaveLength(1);
    const modern = await excel('latest');
    await modern.type('B30', '甲');
    await run(modern, merges);
    expect(await modern.undoable()).toContain('typed B30');
    await run(modern, 'sheet.protection.protect(); await context.sync();');
    expect(await modern.undoable()).not.toContain('typed B30');
  });

  it('runs a ribbon command of the add-in and hears that it completed', async () => {
    const one = await excel();
    await one.pane.evaluate(`Office.actions.associate('submit', (event) => {
      window.commanded = event.source.id;
      event.completed();
    })`);
    await one.ribbon('submit', 'submitButton');
    await one.pane.waitForFunction('window.commanded');
    expect(await one.pane.evaluate('window.commanded')).toBe('submitButton');
    await expect.poll(() => one.look(({ host }) => host.completed.length)).toBe(1);
  });

  it('tells of a click on a shape once, until something else was selected', async () => {
    const one = await excel();
    await run(
      one,
      `window.heard = 0;
       const shape = sheet.shapes.addTextBox('提交');
       shape.load('id');
       shape.onActivated.add(async () => { window.heard += 1; });
       await context.sync();`,
    );
    await one.clickShape('提交');
    await one.clickShape('提交');
    await one.select('A1');
    await one.clickShape('提交');
    await one.pane.waitForFunction('window.heard === 2');
    await run(one, "sheet.getRange('B2').select(); await context.sync();");
    await one.clickShape('提交');
    await one.pane.waitForFunction('window.heard === 3');
  });

  it('shows which ribbon buttons the add-in disabled', async () => {
    const one = await excel();
    await one.pane.evaluate(
      `Office.ribbon.requestUpdate({ tabs: [{ id: 'tab', groups: [{ id: 'g', controls: [{ id: 'submit', enabled: false }] }] }] })`,
    );
    expect(await one.look(({ session }) => session.ribbon.enabled)).toEqual({ submit: false });
  });

  it('keeps settings of the document over a reload of the pane', async () => {
    const one = await excel();
    await one.pane.evaluate(`new Promise((done) => {
      Office.context.document.settings.set('opens', true);
      Office.context.document.settings.saveAsync(done);
    })`);
    await one.reload();
    await one.pane.evaluate('Office.onReady()');
    expect(await one.pane.evaluate("Office.context.document.settings.get('opens')")).toBe(true);
  });

  it('judges entries and colours cells by formulas, relative to each cell', async () => {
    const one = await excel();
    await run(
      one,
      `const range = sheet.getRange('F30:F39');
       range.dataValidation.rule = { custom: { formula: '=IF(ISNUMBER(F30),F30<=INDEX($E:$E,ROW()),TRUE)' } };
       const format = range.conditionalFormats.add('Custom');
       format.custom.rule.formula = '=AND(F30<>"",NOT(ISNUMBER(F30)))';
       format.custom.format.fill.color = '#FFC7CE';
       await context.sync();`,
    );
    await one.type('E33', '100');
    expect((await one.type('F33', '101')).entered).toBe(false);
    expect((await one.type('F33', '99')).entered).toBe(true);
    expect((await one.type('F34', '约一百')).entered).toBe(true);
    expect([await one.mark('F33'), await one.mark('F34'), await one.mark('F35')]).toEqual([null, '#FFC7CE', null]);
  });

  it('takes over the sheets of another workbook with their look, and refuses what is no workbook', async () => {
    const one = await excel();
    const other = Buffer.from(fixture('js1-xuzhou-clean.xlsx')).toString('base64');
    const insert = (file: string) =>
      run(
        one,
        `const ids = context.workbook.insertWorksheetsFromBase64('${file}'); await context.sync(); return ids.value.length;`,
      );
    expect(await insert(other)).toBe(1);
    expect((await one.counters()).undoClears).toContain('Workbook.insertWorksheetsFromBase64');
    expect(await insert('QUJD')).toBe('InvalidArgument');
    const saved = readWorkbook(await one.saveAs());
    const source = readWorkbook(fixture('js1-xuzhou-clean.xlsx'));
    expect(saved.ok && source.ok && saved.value.grids[1]).toEqual(source.ok && source.value.grids[0]);
  });

  it('saves what it does not know byte for byte, and what it was not asked to change as it read it', async () => {
    const one = await excel();
    await one.type('B7', '改过的名称');
    const saved = await one.saveAs();
    const [before, after] = [unzipSync(FILE), unzipSync(saved)];
    for (const part of ['xl/theme/theme1.xml', 'docProps/core.xml', '_rels/.rels'])
      expect(after[part]).toEqual(before[part]);
    const [read, original] = [readWorkbook(saved), readWorkbook(FILE)];
    if (!read.ok || !original.ok) throw new Error('unreadable');
    const rows = original.value.grids[0]?.rows.map((row) => [...row]) ?? [];
    (rows[6] as unknown[])[1] = '改过的名称';
    expect(read.value.grids[0]?.rows).toEqual(rows);
    expect(read.value.grids[0]?.merges).toEqual(original.value.grids[0]?.merges);
  });

  it('forgets the handlers of a pane that is loaded anew', async () => {
    const one = await excel();
    const listen = 'window.heard = 0; sheet.onChanged.add(async () => { window.heard += 1; }); await context.sync();';
    await run(one, listen);
    await one.type('B30', '甲');
    await one.pane.waitForFunction('window.heard === 1');
    await one.reload();
    await one.pane.evaluate('Office.onReady()');
    await run(one, listen);
    await one.type('B31', '乙');
    await one.pane.waitForFunction('window.heard === 1');
  });
});
