import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fenOfWan, wanOfFen } from '../../shared/record/money.ts';
import { nationalDivisions } from '../../shared/regions/tree.ts';
import { generateBook, type Truth } from '../generate/generate-workbook.ts';
import { launchChromium, newVisitor } from './chromium.ts';
import { bytesOf, downloadOf, dropFile, picture, signIn, typeInto, workbookOf } from './clerk.ts';
import { type DemoServer, startServer } from './server.ts';

const CITIES = nationalDivisions()
  .children('320000')
  .map(({ code }) => code);
/** Reports through the page, and corrects itself. */
const XUZHOU = '320300';
/** Has not reported. */
const SUQIAN = '321300';

let server: DemoServer;
let browser: Browser;
let page: Page;
const truths = new Map<string, readonly Truth[]>();
/** What 徐州's correction added to the province, in 万元. */
const CORRECTION = 1.25;

const uploaded = new Map<string, Uint8Array>();

async function prepare(city: string): Promise<void> {
  const unit = { code: city, name: server.account(city, 'officer').unitName };
  const seed = Number(city) % 97;
  const book = await generateBook([
    { annex: 'js2021-annex1', unit, rows: 12, seed },
    { annex: 'js2021-annex2', unit, rows: 12, seed },
  ]);
  truths.set(city, book.truths);
  uploaded.set(city, book.bytes);
}

async function submitByApi(city: string): Promise<void> {
  const api = server.client(city, 'officer');
  const bytes = new Uint8Array(uploaded.get(city) ?? []);
  for (const annex of ['js2021-annex1', 'js2021-annex2']) {
    const sent = await api.submitWorkbook(bytes, { notice: 'js2021', annex }, `${city}-${annex}`);
    if (!sent.ok) throw new Error(`${city} ${annex}: ${JSON.stringify(sent.error).slice(0, 500)}`);
  }
}

/** 徐州 hands in its annexes on the page, then one again with a higher sum. */
async function submitByPage(): Promise<void> {
  const visit = await newVisitor(browser, server.address);
  await signIn(visit.page, server, XUZHOU);
  await dropFile(visit.page, '徐州市.xlsx', uploaded.get(XUZHOU) ?? new Uint8Array());
  await visit.page.locator('.sheet').waitFor();
  const submit = visit.page.getByRole('button', { name: '提 交' });
  const receipt = visit.page.locator('.receipt');
  await submit.click();
  await receipt.waitFor();
  const cell = visit.page.locator('.sheet-block.body .cell[aria-colindex="7"].number').first();
  const address = (await cell.getAttribute('data-cell')) ?? '';
  const before = Number((await cell.innerText()).split('\n')[0]);
  await typeInto(visit.page, address, String(wanOfFen(fenOfWan(before) + fenOfWan(CORRECTION))));
  await visit.page.locator('#submit-hint', { hasText: '还没有报送' }).waitFor();
  await submit.click();
  await receipt.getByText('第 2 版').waitFor();
  await visit.page.locator('.tab', { hasText: '附件2' }).click();
  await submit.click();
  await receipt.getByText('项目明细表').waitFor();
  expect(visit.faults).toEqual([]);
  await visit.page.context().close();
}

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchChromium()]);
  for (const city of CITIES) await prepare(city);
  for (const city of CITIES) if (city !== XUZHOU && city !== SUQIAN) await submitByApi(city);
  await submitByPage();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

afterEach(() => page.context().close());

beforeEach(async () => {
  ({ page } = await newVisitor(browser, server.address, { permissions: ['clipboard-read', 'clipboard-write'] }));
  await signIn(page, server, '320000', 'reviewer');
  await page.locator('.tile').first().waitFor();
});

/** The independent sum, to the fen, over what the generator wrote and 徐州's correction. */
function expectedFunds(): number {
  let fen = fenOfWan(CORRECTION);
  for (const [city, [annex1]] of truths) {
    if (city === SUQIAN) continue;
    for (const { values } of annex1?.records ?? []) fen += fenOfWan(Number(values.fundsWanTotal ?? 0));
  }
  return fen;
}

describe('a reviewer of the province', () => {
  it('sees who has reported and who has not, as tiles and as a table, and copies the list of the missing', async () => {
    expect(await page.locator('.coverage-bar').innerText()).toContain('12/13');
    expect(await page.locator('.tile:not([data-state="exempt"])').count()).toBe(13);
    expect(await page.locator(`.tile[data-unit="${SUQIAN}"]`).getAttribute('data-state')).toBe('missing');
    expect(await page.locator(`.tile[data-unit="${XUZHOU}"]`).getAttribute('data-state')).toBe('submitted');
    const first = page.locator('.units tbody tr').first();
    expect(await first.innerText()).toContain('宿迁市民政局');
    expect(await first.innerText()).toContain('未报送');
    await page.getByRole('button', { name: '复制未报名单' }).click();
    await page.getByText('已复制，可以粘贴到群里').waitFor();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    expect(text).toContain('还有 1 家未报：宿迁市民政局');
    await picture(page, 'reviewer-board', true);
  });

  it('opens a unit: every version it handed in, and what is in it', async () => {
    await page.locator(`.tile[data-unit="${XUZHOU}"]`).click();
    const panel = page.locator('.unit-panel');
    await panel.getByText('第 2 版').waitFor();
    await panel.locator('.sheet').waitFor();
    expect(await panel.locator('.sheet').innerText()).toContain('参与社会组织数');
    await picture(page, 'reviewer-unit', true);
    await panel.getByRole('link', { name: '历次版本' }).click();
    await page.getByText('已被新版替代').waitFor();
    expect(await page.locator('main').innerText()).toContain('第 1 版');
  });

  it('sees the merged annex with its coverage and the sources of a row, and downloads it in the official layout', async () => {
    await page.getByRole('button', { name: '看汇总表' }).click();
    const merged = page.locator('.merged-card');
    await merged.locator('.sheet').waitFor();
    expect(await merged.innerText()).toContain('汇总了 12/13 家');
    expect(await merged.innerText()).toContain('缺：宿迁市民政局');
    await merged.locator('.sheet-block.body .cell.number').first().click();
    await merged.locator('.lineage-rows').waitFor();
    expect(await merged.locator('.source').innerText()).toMatch(/由 \d+ 家相加/);
    await picture(page, 'reviewer-merged', true);

    const file = await downloadOf(page, () => page.getByRole('button', { name: '下载 Excel' }).click());
    const { grids } = await workbookOf(file);
    const [annex] = grids;
    const funds = (annex?.rows ?? []).filter((row) => typeof row[6] === 'number' && typeof row[1] === 'string');
    const sum = funds
      .filter((row) => !/合计|总计/.test(`${row[0]}${row[1]}`))
      .reduce((fen, row) => fen + fenOfWan(Number(row[6])), 0);
    expect(sum).toBe(expectedFunds());
    expect(grids.map(({ sheet }) => sheet).join()).toContain('报送情况');

    const csv = await downloadOf(page, () => page.getByRole('button', { name: '下载 CSV' }).click());
    expect(new TextDecoder().decode(await bytesOf(csv))).toContain('参与社会组织数');
  });

  it('filters by annex', async () => {
    await page.locator('.tab[data-annex="js2021-annex2"]').click();
    await page.getByRole('button', { name: '看汇总表' }).click();
    await page.locator('.merged-card .sheet').waitFor();
    await page.locator('.merged-card .sheet-block.body .cell').first().click();
    await page.locator('.lineage-rows').waitFor();
    expect(await page.locator('.source').innerText()).toMatch(/民政局[\s\S]+第 \d+ 版 · 回执 .+/);
  });
});

describe('a merge beyond what the Worker renders', () => {
  it('is rendered by the browser from the same records, in the official layout', async () => {
    await page.locator('.tab[data-annex="js2021-annex2"]').click();
    await page.getByRole('button', { name: '看汇总表' }).click();
    await page.locator('.merged-card .sheet').waitFor();
    const made = await workbookOf(
      await downloadOf(page, () => page.getByRole('button', { name: '下载 Excel' }).click()),
    );
    const problem = { type: '', title: '', status: 422, code: 'merge.tooLargeForServer', detail: '', params: {} };
    await page.route('**/merged?*format=xlsx*', (route) => route.fulfill({ status: 422, json: problem }));
    const here = await workbookOf(
      await downloadOf(page, () => page.getByRole('button', { name: '下载 Excel' }).click()),
    );
    expect(here.grids.map(({ sheet }) => sheet)).toEqual(made.grids.map(({ sheet }) => sheet));
    expect(here.grids[0]?.rows).toEqual(made.grids[0]?.rows);
  });
});

describe('a reviewer of the ministry', () => {
  it('sees the provinces laid out as on a map, and goes down to the counties of one', async () => {
    const { page: ministry } = await newVisitor(browser, server.address);
    await signIn(ministry, server, '100000', 'reviewer');
    await ministry.locator('.tab[data-annex="mca2021-annex3"]').click();
    await ministry.locator('.tiles.map').waitFor();
    await picture(ministry, 'reviewer-ministry', true);
    await ministry.locator('.tab[data-annex="mca2021-annex2"]').click();
    await ministry.locator('.tile[data-unit="620000"]').click();
    await ministry.locator('.tile[data-unit="620100"]').waitFor();
    await ministry.context().close();
  });
});

describe('who has less to do', () => {
  it('is offered nothing to decide, to hand in or to attach as a reader', async () => {
    const { page: reader } = await newVisitor(browser, server.address);
    await signIn(reader, server, '320000', 'reader');
    await reader.locator(`.tile[data-unit="${XUZHOU}"]`).click();
    await reader.locator('.unit-panel .sheet').waitFor();
    await reader.locator('.stamp').waitFor();
    expect(await reader.locator('textarea, input[type="file"]').count()).toBe(0);
    await reader.getByRole('link', { name: '历次版本' }).click();
    await reader.getByText('已被新版替代').waitFor();
    await reader.getByRole('link', { name: '看板' }).click();
    await reader.locator('.tile').first().waitFor();
    const offered = await reader.getByRole('button').allInnerTexts();
    expect(offered.filter((text) => /采纳|退回|审核|上\s?报|提\s?交|上传|撤回/.test(text))).toEqual([]);
    await reader.context().close();
  });

  it('sees no board as an officer with nobody below, and as a reviewer the own annexes to read', async () => {
    const { page: county } = await newVisitor(browser, server.address);
    await signIn(county, server, '320382');
    await county.locator('.task').first().waitFor();
    expect(await county.getByRole('link', { name: '看板' }).count()).toBe(0);
    await county.getByRole('button', { name: '退出' }).click();
    await signIn(county, server, '320382', 'reviewer');
    await county.locator('.task').first().waitFor();
    expect(await county.locator('main button').count()).toBe(0);
    await county.context().close();
  });
});

describe('a board that is left open', () => {
  it('tells by itself what came, and changes nothing under the hands of who writes', async () => {
    const { page: open } = await newVisitor(browser, server.address);
    await open.clock.install();
    await signIn(open, server, '320000', 'reviewer');
    await open.locator(`.units tr[data-unit="${XUZHOU}"] th a`).focus();
    await submitByApi(SUQIAN);
    await open.clock.fastForward(40_000);
    await open.locator('.board-news', { hasText: '宿迁市民政局（已报送）' }).waitFor();
    expect(await open.locator('.coverage-bar').innerText()).toContain('13/13');
    // The row it stands in has moved; the keyboard has not.
    expect(await open.evaluate(() => document.activeElement?.textContent)).toBe('徐州市民政局');

    await open.locator(`.tile[data-unit="${SUQIAN}"]`).click();
    await open.locator('.unit-panel .sheet-block.body .cell.number').first().click();
    await open.keyboard.press('Enter');
    await open.keyboard.type('请核对');
    const again = { notice: 'js2021', annex: 'js2021-annex1', baseVersion: 1 };
    const bytes = new Uint8Array(uploaded.get(SUQIAN) ?? []);
    const sent = await server.client(SUQIAN, 'officer').submitWorkbook(bytes, again, 'again');
    expect(sent.ok).toBe(true);
    await open.clock.fastForward(40_000);
    await open.locator('.moved', { hasText: '现在是第 2 版' }).waitFor();
    await open.keyboard.type('这个数');
    expect(await open.locator('.reason-box textarea').inputValue()).toBe('请核对这个数');
    await open.getByRole('button', { name: '看最新的' }).click();
    await open.getByText('您写的原因已移到新版相应的行').waitFor();
    expect(await open.locator('.review-side').innerText()).toContain('请核对这个数');
    await open.context().close();
  });
});
