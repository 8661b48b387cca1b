import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DemoOfficer } from '../../addin/pane/demo/start.ts';
import { launchChromium } from './chromium.ts';
import { type BuiltPane, buildPane } from './pane-site.ts';
import { type DemoServer, startServer } from './server.ts';

declare global {
  interface Window {
    officer: DemoOfficer;
    axe: { run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> };
  }
}

const FIXTURES = path.resolve(import.meta.dirname, '../fixtures');
/** Pictures for people to look at; git ignores the folder. */
const OUT = path.resolve(import.meta.dirname, '../.out/pane');
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

let browser: Browser;
let pane: BuiltPane;
let server: DemoServer;

beforeAll(async () => {
  mkdirSync(OUT, { recursive: true });
  [browser, pane, server] = await Promise.all([launchChromium(), buildPane('demo'), startServer()]);
});
afterAll(async () => {
  await browser?.close();
  pane?.remove();
  await server?.stop();
});

interface Scene {
  readonly file?: string;
  readonly query?: string;
  readonly as?: readonly [unit: string, role: 'officer' | 'reviewer'];
  readonly width?: number;
  /** What does not arrive. */
  readonly lost?: string;
  /** What is still on its way. */
  readonly late?: string;
  readonly look?: BrowserContextOptions;
}

/** The pane over a book in memory, beside the real Worker. */
async function open({
  file = 'a2-gansu-messy.xlsx',
  query = '',
  as,
  width = 320,
  look = {},
  lost,
  late,
}: Scene): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: 760 },
    deviceScaleFactor: 2,
    locale: 'zh-CN',
    baseURL: server.address,
    ...look,
  });
  const page = await context.newPage();
  await page.route('**/addin/**', (route) => {
    const found = pane.file(new URL(route.request().url()).pathname);
    return found
      ? route.fulfill({ status: found.status, contentType: found.type, body: Buffer.from(found.body as Uint8Array) })
      : route.fulfill({ status: 404 });
  });
  if (lost) await page.route(lost, (route) => route.abort());
  if (late) await page.route(late, () => undefined);
  await page.route('**/demo.xlsx', (route) => route.fulfill({ body: readFileSync(path.join(FIXTURES, file)) }));
  await page.goto(`/addin/index.html?host=memory${query}`);
  if (as) {
    await page.getByLabel('登录码').fill(server.account(...as).code);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.locator('.banner .unit, .banner h1').first().waitFor();
    await page.locator('.banner [data-state], .units, .known').first().waitFor();
  }
  return page;
}

/** Takes the picture, and holds the state to axe's rules and to the pane's width. */
async function seen(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0);
  await page.waitForTimeout(150);
  await page.screenshot({ path: path.join(OUT, `${name}.png`) });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide, `${name} scrolls sideways`).toBeLessThanOrEqual(0);
  await page.addScriptTag({ path: AXE });
  const { violations } = await page.evaluate(() => window.axe.run());
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(
    serious.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
    name,
  ).toEqual([]);
}

const GANSU = ['620000', 'officer'] as const;
const XIZANG = ['540000', 'officer'] as const;

/** An annex that came back, for two cells. It stays so: nobody answers. */
async function returned(): Promise<void> {
  const at = { notice: 'mca2021', annex: 'mca2021-annex1' };
  const api = server.client(...XIZANG);
  const file = new Uint8Array(readFileSync(path.join(FIXTURES, 'a1-xizang-clean.xlsx')));
  const sent = await api.submitWorkbook(file, { ...at, baseVersion: 0 }, 'look-xizang');
  if (!sent.ok) throw new Error(JSON.stringify(sent.error));
  const reasons = [
    { record: 0, field: 'mobile', text: '这个手机打不通，请核对' },
    { record: 0, field: 'name', text: '请写全名' },
  ];
  const decision = { kind: 'return' as const, overall: '联络员信息要和上次报的一致', reasons };
  await server.client('100000', 'reviewer').decide(sent.value.submission.id, decision, 'look-return');
}

const LOOKS: readonly [string, Pick<Scene, 'width' | 'look'>][] = [
  ['320-light', {}],
  ['450-dark', { width: 450, look: { colorScheme: 'dark' } }],
  ['320-contrast', { look: { forcedColors: 'active' } }],
];

describe.each(LOOKS)('the pane at %s', (look, scene) => {
  it('shows that it is opening, that office.js is out of reach, that this is no Excel, and the sign-in', async () => {
    const opening = await open({ ...scene, query: '&start=opening' });
    await opening.locator('[aria-busy]').waitFor();
    await seen(opening, `${look}-opening`);
    for (const start of ['unreachable', 'noExcel']) {
      const page = await open({ ...scene, query: `&start=${start}` });
      await page.locator('.stopped').waitFor();
      await seen(page, `${look}-${start}`);
    }
    const lost = await open({ ...scene, lost: '**/addin/divisions.json*' });
    await lost.locator('.stopped').waitFor();
    await seen(lost, `${look}-unloaded`);
    for (const way of ['late', 'lost'] as const) {
      const verdict = await open({ ...scene, [way]: '**/addin/assets/work-*.js' });
      await verdict.getByRole('button', { name: /先不登录/ }).click();
      await verdict.locator(way === 'lost' ? '.foot .retry' : '.foot[aria-busy=true]').waitFor();
      await seen(verdict, `${look}-only-verdict-${way}`);
      await verdict.context().close();
    }
    const page = await open(scene);
    await page.getByLabel('登录码').fill('没有这个码');
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByText(/没有对上/).waitFor();
    await seen(page, `${look}-signed-out`);
    await page.getByRole('button', { name: /先不登录/ }).click();
    await page.locator('.counts').waitFor();
    await seen(page, `${look}-only-checking`);
  });

  it('shows the findings, the checks enabled, the place picker, a cell being edited, and all fixed', async () => {
    const page = await open({ ...scene, as: GANSU });
    await seen(page, `${look}-findings`);
    await page.locator('.strip .enable').click();
    await page.getByText(/已启用校验/).waitFor();
    await page.evaluate(() => window.officer.select('D18'));
    await page.getByText('D18 选择地点').waitFor();
    await seen(page, `${look}-place`);
    await page.locator('.menu summary').click();
    await seen(page, `${look}-menu`);
    await page.keyboard.press('Escape');
    await page.evaluate(() => window.officer.wait(true));
    await page.getByText(/正在编辑/).waitFor();
    await seen(page, `${look}-editing`);
    await page.evaluate(() => window.officer.wait(false));
    await page.locator('.fix-all').click();
    await page.getByText(/已修正/).waitFor();
    await seen(page, `${look}-fixed`);
  });

  it('shows a sheet that is no annex, and an annex with nothing in it', async () => {
    const page = await open({ ...scene, as: GANSU });
    await page.evaluate(() => window.officer.addSheet('会议签到'));
    await page.getByText('这张表不是认识的附表').waitFor();
    await seen(page, `${look}-no-annex`);
    const empty = await open({ ...scene, as: GANSU, file: '../../shared/annex/catalogue/mca2021-annex2/blank.xlsx' });
    await seen(empty, `${look}-empty`);
  });

  it('shows what is offline and waits, the receipt, what changed since, and a conflict', async () => {
    const file = 'a2-gansu-clean.xlsx';
    const page = await open({ ...scene, as: GANSU, file });
    const stale = await open({ ...scene, as: GANSU, file });
    await page.route('**/api/v1/submissions', (route) => route.abort());
    await page.locator('.submit').click();
    await page.getByText(/已存待发 1 份/).waitFor();
    await seen(page, `${look}-offline`);
    await page.unroute('**/api/v1/submissions');
    await page.locator('.retry').click();
    await page.locator('.receipt-line, .conflict').first().waitFor({ timeout: 60_000 });
    if (await page.locator('.conflict').count()) await page.locator('.replace').click();
    await page.locator('.receipt-line').waitFor();
    await seen(page, `${look}-receipt`);
    await page.evaluate(() => window.officer.type('F8', 33));
    await page.getByText('数据已改动，未报送').waitFor();
    await seen(page, `${look}-changed`);
    await stale.evaluate(() => window.officer.type('F9', 44));
    await stale.locator('.submit').click();
    await stale.locator('.conflict .difference[data-at="F9"]').waitFor();
    await seen(stale, `${look}-conflict`);
  });

  it('shows why an annex came back, and what is left to answer', async () => {
    await returned();
    const page = await open({ ...scene, as: XIZANG, file: 'a1-xizang-clean.xlsx' });
    await page.locator('[data-reason]').first().locator('textarea').fill('已核实，号码没有错');
    await page.locator('.submit').click();
    await page.locator('textarea:focus').waitFor();
    await seen(page, `${look}-returned`);
  });

  it("shows the reviewer's board, and where a merged row comes from", async () => {
    const page = await open({ ...scene, as: ['100000', 'reviewer'] });
    await page.locator('.choice select').selectOption('mca2021/mca2021-annex2');
    await seen(page, `${look}-board`);
    await page.locator('.foot .pull').click();
    await page.getByText(/已汇总/).waitFor();
    await page.evaluate(() => window.officer.select('B5'));
    await page.locator('.trace').first().waitFor();
    await seen(page, `${look}-lineage`);
  });
});
