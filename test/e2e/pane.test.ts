import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { blankOf } from '../../shared/annex/blank.ts';
import { CATALOGUE } from '../../shared/annex/catalogue/index.ts';
import { patchCells } from '../../shared/workbook/patch.ts';
import { readWorkbook } from '../../shared/workbook/read.ts';
import { closeBrowser } from '../excel-host/driver/browser.ts';
import { type OpenExcel, openExcel } from '../excel-host/driver/open-excel.ts';
import { proxySite } from '../excel-host/driver/proxy-site.ts';
import type { ApiLevel } from '../excel-host/driver/sets.ts';
import type { Site } from '../excel-host/driver/site.ts';
import { fixture } from '../fixtures/fixture.ts';
import { enable, later } from './pane-hands.ts';
import { type BuiltPane, buildPane, paneSite } from './pane-site.ts';
import { type DemoServer, startServer } from './server.ts';

let pane: BuiltPane;
let server: DemoServer;
const open: OpenExcel[] = [];

beforeAll(async () => {
  [pane, server] = await Promise.all([buildPane(), startServer()]);
});
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});
afterAll(async () => {
  await closeBrowser();
  pane?.remove();
  await server?.stop();
});

async function excel(workbook: Uint8Array, apiLevel: ApiLevel = 'latest'): Promise<OpenExcel> {
  const one = await openExcel({ workbook, addin: '/addin/index.html', site: paneSite(pane, server), apiLevel });
  open.push(one);
  return one;
}

async function signIn(one: OpenExcel, unit: string, role: 'officer' | 'reviewer' = 'officer'): Promise<void> {
  await one.pane.getByLabel('登录码').fill(server.account(unit, role).code);
  await one.pane.getByRole('button', { name: '登录', exact: true }).click();
  await one.pane.locator('.banner').waitFor();
}

const counts = (one: OpenExcel) => one.pane.locator('.counts strong');

describe.each<ApiLevel>(['1.14', 'latest'])('the pane in Excel at %s', (level) => {
  it('recognises each of the official blanks, enables it, and takes everything out again', async () => {
    for (const annex of CATALOGUE) {
      const one = await excel(blankOf(annex.id), level);
      await later(one);
      await one.pane.getByRole('heading', { name: annex.title }).waitFor();
      const before = await one.counters();
      await enable(one);
      const after = await one.counters();
      expect(after.roundTrips - before.roundTrips, annex.id).toBeLessThanOrEqual(5);
      const shapes = await one.look(({ session: { book } }) => book.sheets[0]?.shapes.length);
      expect(shapes, annex.id).toBe(1);
      await one.pane.locator('.menu summary').click();
      await one.pane.locator('.menu-item.disable').click();
      await one.pane.getByText(/恢复原样/).waitFor();
      const left = await one.look(({ session: { book } }) => ({
        validations: book.sheets[0]?.validations.length,
        formats: book.sheets[0]?.formats.length,
        shapes: book.sheets[0]?.shapes.length,
        names: book.names.filter(({ name }) => name.startsWith('_annexsync')).length,
        sheets: book.sheets.filter(({ name }) => name.startsWith('_annexsync')).length,
      }));
      expect(left, annex.id).toEqual({ validations: 0, formats: 0, shapes: 0, names: 0, sheets: 0 });
      expect(one.errors).toEqual([]);
      await one.close();
      open.splice(0);
    }
  });

  it('follows typing, pasting and a co-author, and puts back what a paste destroyed', async () => {
    const one = await excel(fixture('a2-gansu-clean.xlsx'), level);
    await signIn(one, '620000');
    await counts(one).getByText('12 行').waitFor();
    await enable(one);
    const before = await one.counters();
    await one.type('F8', '200-300');
    await one.pane.locator('[data-at="F8"]').waitFor();
    const after = await one.counters();
    expect(after.roundTrips - before.roundTrips).toBe(1);
    // Ctrl+Z still takes back what was typed: findings cost the officer nothing.
    expect(after.undoClears).toEqual(before.undoClears);
    expect(await one.undoable()).toContain('typed F8');
    await one.paste('C9', [['扶贫'], ['教育帮扶']]);
    await one.pane.locator('[data-at="C9"]').waitFor();
    await one.pane.getByText('校验已补上').waitFor();
    expect(await one.dropdown('C9')).toContain('教育帮扶');
    await one.remoteEdit('F9', '约30');
    await one.pane.locator('[data-at="F9"]').first().waitFor();
    expect((await one.cell('F9')).value).toBe('约30');
    expect(one.errors).toEqual([]);
  });
});

describe('the pane on a slow or broken line', () => {
  /** All scripts but those of the first verdict come when `rest` says so, or don't. `came`: bytes, gzipped. */
  function lineWith(rest: () => Promise<'come' | 'lost'>): { site: Site; came: Map<string, number> } {
    const came = new Map<string, number>();
    const whole = paneSite(pane, server);
    const site: Site = async (request) => {
      const { pathname } = request.url;
      const page = await whole(request);
      if (!page || !/\/assets\/.*\.js$/.test(pathname)) return page;
      const first = /\/(standing|verdict|rolldown-runtime)-[^/]*$/.test(pathname);
      if (!first && (await rest()) === 'lost') return { status: 404, type: 'text/plain', body: '' };
      came.set(pathname, gzipSync(page.body).length);
      return page;
    };
    return { site, came };
  }

  async function judged(site: Site): Promise<OpenExcel> {
    const workbook = fixture('a2-gansu-messy.xlsx');
    const one = await openExcel({ workbook, addin: '/addin/index.html', site });
    open.push(one);
    await signIn(one, '620000');
    await one.pane.locator('.finding').first().waitFor();
    return one;
  }

  it('says its verdict with 60 KB of script, and lets the officer work once the rest has come', async () => {
    let release: (comes: 'come') => void = () => undefined;
    const rest = new Promise<'come'>((resolve) => {
      release = resolve;
    });
    const { site, came } = lineWith(() => rest);
    const one = await judged(site);
    expect(came.size).toBeGreaterThanOrEqual(2);
    expect([...came.values()].reduce((sum, bytes) => sum + bytes, 0)).toBeLessThanOrEqual(60 * 1024);
    expect(await one.pane.locator('.submit, .take').count()).toBe(0);
    await one.type('F8', '200-300');
    release('come');
    await one.pane.locator('.submit').waitFor();
    await one.pane.locator('.banner .notice').getByText(/通知$/).waitFor();
    await one.pane.locator('[data-at="F8"] .edit').first().waitFor();
    expect(one.errors).toEqual([]);
  });

  it('keeps its verdict, and says what is missing, where the rest does not come', async () => {
    const one = await judged(lineWith(async () => 'lost').site);
    await one.pane.getByText(/没有取到/).waitFor();
    await one.pane.locator('.foot .retry').waitFor();
    expect(await one.pane.locator('.finding').count()).toBeGreaterThan(3);
    // And on a sheet that is no annex, of which there is no verdict.
    await one.paste('A5', [Array.from({ length: 10 }, () => null)]);
    await one.reload();
    await one.pane.getByRole('heading', { name: '没有连上服务器' }).waitFor();
    await one.pane.getByRole('button', { name: '再试一次' }).waitFor();
  });
});

describe('the pane as it is deployed', () => {
  it("runs under the deployment's own policy, from either network of office.js", async () => {
    for (const query of ['', '?cdn=21vianet']) {
      const workbook = fixture('a2-gansu-messy.xlsx');
      const one = await openExcel({ workbook, addin: `/addin/${query}`, site: proxySite(server.address) });
      open.push(one);
      await later(one);
      await one.pane.locator('.finding').first().waitFor();
      expect(one.errors.filter((error) => /Content Security Policy/.test(error))).toEqual([]);
    }
  });
});

describe('an officer in Excel', () => {
  it('submits, changes, submits again, is returned to the cells, answers each reason, and hands in again', async () => {
    const one = await excel(fixture('a2-gansu-clean.xlsx'));
    await signIn(one, '620000');
    await counts(one).getByText('12 行').waitFor();
    const before = await one.counters();
    await one.pane.locator('.foot .submit').click();
    await one.pane.getByText(/报送成功/).waitFor();
    expect((await one.counters()).roundTrips - before.roundTrips).toBeLessThanOrEqual(3);
    await one.pane
      .locator('.receipt-line')
      .getByText(/第 1 版/)
      .waitFor();
    await one.type('F8', '33');
    await one.pane.getByText('数据已改动，未报送').waitFor();
    await one.pane.locator('.foot .submit').click();
    await one.pane
      .locator('.receipt-line')
      .getByText(/第 2 版/)
      .waitFor();
    const listed = await server.client('620000', 'officer').submissions({ annex: 'mca2021-annex2' });
    expect(listed.ok && listed.value.items.map(({ version }) => version)).toEqual([2, 1]);
    const newest = listed.ok ? listed.value.items[0]?.id : undefined;
    await server.client('100000', 'reviewer').decide(
      newest ?? '',
      {
        kind: 'return',
        overall: '请核对后再报',
        reasons: [
          { record: 0, field: 'fundsWan', text: '金额和去年相差很大' },
          { record: 2, field: 'contactMobile', text: '这个手机打不通' },
        ],
      },
      'return-gansu',
    );
    await one.reload();
    await one.pane.locator('.banner [data-state="returned"]').waitFor();
    await one.pane.locator('.returned').getByText('请核对后再报').waitFor();
    const reasons = one.pane.locator('[data-reason]');
    const cells = await reasons.evaluateAll((items) => items.map((item) => item.getAttribute('data-at') ?? ''));
    expect(cells.map((cell) => cell[0])).toEqual(['F', 'H']);
    const [funds = '', mobile = ''] = cells;
    await expect.poll(() => one.mark(funds)).not.toBeNull();
    const before2 = (await one.cell(mobile)).value;
    await reasons.nth(1).locator('.finding-go').click();
    const row = Number(mobile.slice(1));
    await expect
      .poll(() => one.look(({ session: { book } }) => book.selection.area))
      .toEqual({ top: row, left: 8, bottom: row, right: 8 });
    await one.pane.locator('.foot .submit').click();
    await one.pane
      .locator('.foot')
      .getByText(/还有 2 条退回原因没有答复/)
      .waitFor();
    await expect.poll(() => reasons.first().locator('textarea:focus').count()).toBe(1);
    await one.type(funds, '35');
    expect(await one.mark(funds)).toBeNull();
    await reasons.first().locator('textarea').fill('按实际改为 35 万元');
    await reasons.nth(1).locator('textarea').fill('已电话核实，号码没有错');
    await one.reload();
    await one.pane.locator('.returned').getByText('每条都答复了').waitFor();
    await one.pane.locator('.foot .submit').click();
    await one.pane
      .locator('.receipt-line')
      .getByText(/第 3 版/)
      .waitFor();
    await one.pane.locator('.returned').waitFor({ state: 'detached' });
    expect((await one.cell(mobile)).value).toBe(before2);
    await expect.poll(() => one.mark(mobile)).toBeNull();
    const third = await server.client('620000', 'officer').submissions({ annex: 'mca2021-annex2' });
    const whole = await server.client('100000', 'reviewer').submission((third.ok && third.value.items[0]?.id) || '');
    expect(whole.ok && whole.value.replies.map(({ text }) => text)).toEqual([
      '按实际改为 35 万元',
      '已电话核实，号码没有错',
    ]);
    expect(one.errors).toEqual([]);
  });

  it('fills the blank by typing, choosing and pasting, mends what is wrong, submits, and saves the guarded annex', async () => {
    const one = await excel(blankOf('mca2021-annex2'));
    await signIn(one, '630000');
    await enable(one);
    await one.type('A4', '单位：青海省民政厅');
    await one.type('B6', '玉树助学');
    await one.pick('C6', '教育帮扶');
    await one.type('D6', '玉树市');
    await one.type('E6', '资助困难学生');
    await one.type('F6', '２０');
    await one.type('G6', '张三');
    await one.type('H6', '139 0971 1234');
    await one.paste('B7', [['果洛医疗', '医疗', '青海省果洛州玛沁县', '巡回义诊', '200-300', '李四', '1390971123']]);
    await one.pane.locator('[data-at="F7"]').waitFor();
    await one.pane.locator('[data-at="H7"]').waitFor();
    expect(await one.dropdown('C7')).toContain('医疗帮扶');
    await one.ribbon('submit');
    await one.pane
      .locator('.outcome')
      .getByText(/还有 \d+ 处须改/)
      .waitFor();
    expect(await one.pane.locator('.receipt-line').count()).toBe(0);
    await one.type('F7', '150');
    await one.type('H7', '13909711235');
    await one.pane.locator('[data-severity="error"]').waitFor({ state: 'detached' });
    await one.pane.locator('.fix-all').click();
    await one.pane.getByText(/已修正/).waitFor();
    expect(await one.cell('H6')).toMatchObject({ value: '13909711234', numberFormat: '@' });
    for (const take of await one.pane.locator('[data-severity="confirm"] .take').all()) await take.click();
    await one.pane.locator('.foot .submit:not([aria-disabled="true"])').click();
    await one.pane.getByText(/报送成功/).waitFor();
    const merged = await server.client('100000', 'reviewer').merged('mca2021', 'mca2021-annex2');
    const rows = merged.ok ? merged.value.records.filter(({ source }) => source?.unit === '630000') : [];
    expect(rows.map(({ values }) => [values.projectName, values.fundsWan])).toEqual([
      ['玉树助学', 20],
      ['果洛医疗', 150],
    ]);
    const saved = readWorkbook(new Uint8Array(await one.saveAs()));
    const sheet = saved.ok ? saved.value.grids.find(({ hidden }) => !hidden) : undefined;
    expect(sheet?.rows[6]?.slice(1, 3)).toEqual(['果洛医疗', expect.stringContaining('医疗')]);
    expect(saved.ok && saved.value.grids.filter(({ hidden }) => hidden)).toHaveLength(1);
    expect(one.errors).toEqual([]);
  });

  it("submits from the sheet's own button, once enabled", async () => {
    const one = await excel(fixture('a1-xizang-clean.xlsx'));
    await signIn(one, '540000');
    await enable(one);
    const name = await one.look(({ session: { book } }) => book.sheets[0]?.shapes[0]?.name ?? '');
    await one.clickShape(name);
    await one.pane.getByText(/报送成功/).waitFor();
    expect(one.errors).toEqual([]);
  });

  it('declares a nil return, which is not the same as nothing', async () => {
    const one = await excel(blankOf('mca2021-annex3'));
    await signIn(one, '330000');
    await one.pane.locator('.banner [data-state="missing"]').waitFor();
    // By keyboard alone: office.js would leave the pane with the first Tab, pass over the menu, and keep Esc for itself.
    const { keyboard } = one.page;
    await keyboard.press('Tab');
    await one.pane.locator('.menu summary:focus').waitFor();
    await keyboard.press('Enter');
    for (let i = 0; i < 3; i++) await keyboard.press('Tab');
    await one.pane.locator('.menu-item.nil:focus').waitFor();
    await keyboard.press('Enter');
    await one.pane.locator('.declare-nil:focus').waitFor();
    for (let i = 0; i < 2; i++) await keyboard.press('Tab');
    expect(await one.pane.locator('.declare-nil:focus').count()).toBe(1);
    await keyboard.press('Escape');
    await one.pane.locator('.declare-nil').waitFor({ state: 'detached' });
    await one.pane.locator('.menu summary').click();
    await one.pane.locator('.menu-item.nil').click();
    await one.pane.locator('.declare-nil').click();
    await one.pane.locator('.receipt-line').waitFor();
    await one.pane.locator('.banner [data-state="nil"]').waitFor();
  });

  it('puts the official blank into a workbook that holds no annex', async () => {
    const cells = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'].map((letter) => ({
      sheet: 'Sheet1',
      cell: `${letter}5`,
      value: '',
    }));
    const one = await excel(patchCells(new Uint8Array(fixture('a2-gansu-clean.xlsx')), cells));
    await signIn(one, '620000');
    await one.pane.getByText('这张表不是认识的附表').waitFor();
    await one.pane.locator('.known-annex', { hasText: '需求清单' }).locator('.insert').click();
    await one.pane.getByRole('heading', { name: /需求清单/ }).waitFor({ timeout: 60_000 });
    expect(await one.look(({ session: { book } }) => book.sheets.length)).toBeGreaterThan(1);
    expect(one.errors).toEqual([]);
  });

  it('waits while a cell is being edited, says so, and goes on afterwards', async () => {
    const one = await excel(fixture('a2-gansu-messy.xlsx'));
    await later(one);
    await one.pane.locator('.finding').first().waitFor();
    await one.startEditing();
    await one.pane.locator('.fix-all').click();
    await one.pane.getByText(/有一格正在编辑/).waitFor();
    await one.stopEditing();
    await one.pane.getByText(/已修正/).waitFor();
    expect(await one.pane.getByText(/有一格正在编辑/).count()).toBe(0);
  });

  it('keeps the receipt in the workbook over a reload, and shows both sides when a colleague was faster', async () => {
    const row24 = (values: readonly (string | number | null)[]) =>
      values.map((value, column) => ({ sheet: '附件2', cell: `${'ABCDEFG'[column]}24`, value }));
    const blank24 = row24(Array.from({ length: 7 }, () => null));
    const one = await excel(Buffer.from(patchCells(new Uint8Array(fixture('js2-xuzhou-clean.xlsx')), blank24)));
    await signIn(one, '320300');
    await one.pane.locator('.foot .submit').click();
    await one.pane.getByText(/报送成功/).waitFor();
    await one.reload();
    await one.pane.locator('.receipt-line').waitFor();
    expect(await one.pane.getByText('数据已改动').count()).toBe(0);
    // A colleague hands in from the page, while this workbook stands on version 1.
    const sheet = await one.look(({ session: { book } }) => book.sheets[0]?.name ?? '');
    const changed = patchCells(new Uint8Array(fixture('js2-xuzhou-clean.xlsx')), [
      { sheet, cell: 'E5', value: 77 },
      { sheet, cell: 'F5', value: 33 },
      ...row24(['徐州市慈善总会', '江苏省/徐州市/丰县', '丰县乡村书屋', '教育帮扶', 12, 3, 60]),
    ]);
    const place = { notice: 'js2021', annex: 'js2021-annex2', baseVersion: 1 };
    const sent = await server.client('320300', 'officer').submitWorkbook(new Uint8Array(changed), place, 'colleague');
    expect(sent.ok || sent.error).toBe(true);
    await one.type('F5', '34');
    await one.pane.getByText('数据已改动，未报送').waitFor();
    await one.pane.locator('.foot .submit').click();
    const difference = (cell: string) => one.pane.locator(`.conflict .difference[data-at="${cell}"]`);
    await difference('E5').getByText('同事改的').waitFor();
    await difference('F5').getByText('两人都改了').waitFor();
    await difference('E5').locator('.take').click();
    await difference('E5').getByText('已用').waitFor();
    expect((await one.cell('E5')).value).toBe(77);
    // The row that only they have goes into the blank one below mine.
    await one.pane.getByText('同事加的 1 行就没有了').waitFor();
    await one.pane.locator('.conflict li[data-kind="removed"] .take-row').click();
    await one.pane.getByText('已收进第 24 行').waitFor();
    expect(await one.pane.getByText('同事加的 1 行就没有了').count()).toBe(0);
    expect((await one.cell('C24')).value).toBe('丰县乡村书屋');
    await one.pane.locator('.conflict .replace').click();
    await one.pane
      .locator('.receipt-line')
      .getByText(/第 3 版/)
      .waitFor();
    const client = server.client('320300', 'officer');
    const list = await client.submissions({ annex: 'js2021-annex2' });
    const newest = await client.submission((list.ok && list.value.items[0]?.id) || '');
    expect(newest.ok && newest.value.records[0]?.values).toMatchObject({ fundsWan: 77, staffCount: 34 });
    expect(newest.ok && newest.value.records).toHaveLength(20);
    expect(newest.ok && newest.value.records[19]?.values).toMatchObject({ projectName: '丰县乡村书屋', fundsWan: 12 });
    expect(one.errors.filter((error) => !/status of 409/.test(error))).toEqual([]);
  });

  it('loses the network and then the reply, and has submitted once', async () => {
    const one = await excel(fixture('a2-yunnan-relaid.xlsx'));
    await signIn(one, '530000');
    await one.pane.locator('.banner [data-state]').first().waitFor();
    const errors = await one.pane.locator('[data-severity="error"] .finding').count();
    expect(errors).toBe(0);
    for (const button of await one.pane.locator('[data-severity="confirm"] .keep').all()) {
      await button.click();
      await one.pane.getByRole('button', { name: '确定' }).click();
    }
    one.network = 'offline';
    await one.pane.locator('.foot .submit').click();
    await one.pane.getByText(/已存待发 1 份/).waitFor();
    one.network = 'loses replies';
    await one.pane.locator('.retry').click();
    await one.pane.getByText(/已存待发 1 份/).waitFor();
    one.network = 'online';
    await one.reload();
    await one.pane
      .locator('.receipt-line')
      .getByText(/第 1 版/)
      .waitFor({ timeout: 60_000 });
    const listed = await server.client('530000', 'officer').submissions({ annex: 'mca2021-annex2' });
    expect(listed.ok && listed.value.items.map(({ version }) => version)).toEqual([1]);
  });
});
