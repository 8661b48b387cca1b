/**
 * The way up, on the page: three counties of 兰州 hand in, the city returns one to the cell, accepts, hands up; 甘肃
 * accepts and hands up; the ministry opens a figure down to the county's row. Then a county corrects what was accepted:
 * every merge above says what changed, and nothing changes until each level takes it up.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RecordInput } from '../../shared/api/contracts/record.ts';
import type { SubmissionJson } from '../../shared/api/contracts/submission.ts';
import { generateWorkbook } from '../generate/generate-workbook.ts';
import { axe, fitsAcross } from './axe.ts';
import { launchChromium, newVisitor } from './chromium.ts';
import { picture, signIn } from './clerk.ts';
import { type DemoServer, startServer } from './server.ts';

const ANNEX = ['mca2021', 'mca2021-annex2'] as const;
const [NOTICE, ID] = ANNEX;
const COUNTIES = ['620102', '620103', '620104'] as const;
const [CHENGGUAN] = COUNTIES;
const LANZHOU = '620100';
const GANSU = '620000';
const MINISTRY = '100000';
/** What 城关区 says of its first project in the end, in 万元: a figure nobody else has. */
const CORRECTED = 61.73;

let server: DemoServer;
let browser: Browser;
const faults: string[][] = [];
const open = new Map<string, Page>();

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchChromium()]);
  for (const county of COUNTIES) {
    const unit = { code: county, name: server.account(county, 'officer').unitName };
    const { bytes } = await generateWorkbook({ annex: ID, unit, rows: 3, seed: Number(county) % 89 });
    const query = { notice: NOTICE, annex: ID };
    const sent = await server.client(county, 'officer').submitWorkbook(new Uint8Array(bytes), query, county);
    if (!sent.ok) throw new Error(JSON.stringify(sent.error).slice(0, 500));
  }
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** Somebody's board of 附件2; their window stays open through the story, as theirs would. */
async function boardOf(unit: string, role: 'officer' | 'reviewer'): Promise<Page> {
  const known = open.get(`${unit} ${role}`);
  const page = known ?? (await arrive(unit, role));
  await page.goto(`/#/board/${NOTICE}/${ID}`);
  await page.reload();
  await page.locator('.tile').first().waitFor();
  return page;
}

async function arrive(unit: string, role: 'officer' | 'reviewer'): Promise<Page> {
  const visit = await newVisitor(browser, server.address, { bypassCSP: true });
  await signIn(visit.page, server, unit, role);
  faults.push(visit.faults);
  open.set(`${unit} ${role}`, visit.page);
  return visit.page;
}

/** At both widths: nothing beyond the edge, nothing serious for axe-core; a picture of each. */
async function look(page: Page, name: string): Promise<void> {
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await picture(page, `board-${name}-${width}`, true);
    expect(await fitsAcross(page), `${name} ${width}`).toBe(true);
    expect(await axe(page), `${name} ${width}`).toEqual([]);
  }
}

/** What a unit stands at, whole. */
async function newestOf(unit: string): Promise<SubmissionJson> {
  const api = server.client(unit, 'officer');
  const list = await api.submissions({ notice: NOTICE, annex: ID, unit });
  const whole = list.ok ? await api.submission(list.value.items[0]?.id ?? '') : list;
  if (!whole.ok) throw new Error(JSON.stringify(whole.error));
  return whole.value;
}

/** 城关区 hands its annex in again with another sum for its first project, answering every reason of a return. */
async function correct(fundsWan: number): Promise<void> {
  const newest = await newestOf(CHENGGUAN);
  const records = newest.records.map(({ row, values, extra }, index): RecordInput => {
    return { row, extra, values: index === 0 ? { ...values, fundsWan } : values } as RecordInput;
  });
  const replies = newest.decisions
    .filter(({ kind }) => kind === 'return')
    .flatMap(({ id, reasons }) =>
      reasons.map(({ record, field }) => ({ decision: id, record, field, text: '已按批复改' })),
    );
  const { header, version: baseVersion } = newest;
  const input = { notice: NOTICE, annex: ID, baseVersion, header, records, replies };
  const sent = await server.client(CHENGGUAN, 'officer').submit(input, `correction ${baseVersion}`);
  if (!sent.ok) throw new Error(JSON.stringify(sent.error).slice(0, 500));
}

/** A reviewer accepts the one that waits below, opened from the table. */
async function acceptOf(reviewer: string, unit: string): Promise<void> {
  const page = await boardOf(reviewer, 'reviewer');
  await page.locator(`tr[data-unit="${unit}"] .review-go`).click();
  await page.getByRole('button', { name: '采纳', exact: true }).click();
  await page.locator('.outcome', { hasText: '已采纳' }).waitFor();
}

async function handUp(unit: string, button: string): Promise<Page> {
  const page = await boardOf(unit, 'officer');
  await page.getByRole('button', { name: button }).click();
  await page.locator('.receipt').waitFor();
  return page;
}

it('the city returns one to the cell, by keyboard alone, and it leaves the count at once', async () => {
  const page = await boardOf(LANZHOU, 'reviewer');
  expect(await page.locator('.coverage-bar').innerText()).toContain('3/8 已报');
  await look(page, 'city');
  const link = page.locator(`tr[data-unit="${CHENGGUAN}"] .review-go`);
  await link.focus();
  await page.keyboard.press('Enter');
  await page.locator('.unit-panel .sheet').waitFor();
  const hint = page.locator('#return-hint');
  expect(await hint.innerText()).toContain('退回要写原因');
  for (let i = 0; i < 20; i++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement?.matches('.cell.active') ?? false)) break;
  }
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
  await page.locator('.reason-box', { hasText: '资金' }).waitFor();
  await page.keyboard.type('与批复不一致，请核对');
  expect(await page.locator('.cell.mark-error').count()).toBe(1);
  await look(page, 'review');
  // The county hands in again while its first version is being read.
  await correct(40);
  await page.locator('.button.return').focus();
  await page.keyboard.press('Enter');
  await page.locator('.decide-bar').getByText('现在已经是第 2 版').waitFor();
  await page.getByRole('button', { name: '再试一次' }).click();
  await page.locator('.unit-panel').getByText('您写的原因已移到新版相应的行').waitFor();
  expect(await page.locator('.cell.mark-error').innerText()).toContain('40');
  await page.locator('.button.return').click();
  const outcome = page.locator('.outcome');
  await outcome.getByText('已退回第 2 版，不再计入。').waitFor();
  expect(await outcome.innerText()).toContain('2/8 已报');
});

it('reads the answer to its reason on the next version, accepts it, and the others in one go', async () => {
  await correct(50);
  const page = await boardOf(LANZHOU, 'reviewer');
  await page.getByRole('button', { name: /采纳没有提醒的/ }).click();
  const outcome = page.locator('.accept-outcome');
  await outcome.getByText('已采纳 2 家').waitFor();
  expect(await outcome.innerText()).toContain('答复了上次的退回');
  await page.locator(`tr[data-unit="${CHENGGUAN}"] .review-go`).click();
  const earlier = page.locator('.earlier');
  await earlier.waitFor();
  expect(await earlier.innerText()).toContain('与批复不一致，请核对');
  expect(await earlier.innerText()).toContain('答复：已按批复改');
  await acceptOf(LANZHOU, CHENGGUAN);
});

it('hands the merge up, city to province to ministry, with what is missing said before', async () => {
  const city = await boardOf(LANZHOU, 'officer');
  expect(await city.locator('.forward-card').innerText()).toContain('这次上报含已采纳的 3/8 家');
  expect(await city.locator('.forward-missing').innerText()).toMatch(/不含 5 家.*永登县民政局（未报送）/);
  await look(city, 'forward');
  await handUp(LANZHOU, '上 报');
  expect(await city.locator('.receipt').innerText()).toContain('兰州市民政局');
  await acceptOf(GANSU, LANZHOU);
  // A question of the Worker about the merge: nothing of these three counties asks one, so it is put in here.
  const province = await boardOf(GANSU, 'officer');
  const question = { code: 'asked', severity: 'confirm', record: 0, field: null, message: '第 1 行要看一下' };
  const problem = { type: '', title: '', status: 422, code: 'submission.hasIssues', detail: '', params: {} };
  await province.route(
    '**/forward',
    (route) => route.fulfill({ status: 422, json: { ...problem, issues: [question] } }),
    {
      times: 1,
    },
  );
  await province.getByRole('button', { name: '上 报' }).click();
  await province.locator('.forward-issues', { hasText: '第 1 行要看一下' }).waitFor();
  const sent = province.waitForRequest('**/forward');
  await province.getByRole('button', { name: '都确认无误，上报' }).click();
  expect((await sent).postDataJSON().answers).toEqual([{ record: 0, field: null, code: 'asked' }]);
  await province.locator('.receipt').waitFor();
  await acceptOf(MINISTRY, GANSU);
  expect((await newestOf(GANSU)).records).toHaveLength(9);
});

it('a correction after acceptance changes nothing, is told with every cell, and is taken up level by level', async () => {
  await correct(CORRECTED);
  await acceptOf(LANZHOU, CHENGGUAN);
  const ministry = await boardOf(MINISTRY, 'reviewer');
  const told = ministry.locator('.stale-card');
  await told.waitFor();
  expect(await told.innerText()).toContain('城关区民政局 第 3 版 → 第 4 版');
  expect(await told.locator('.delta').innerText()).toMatch(/50 万元\s+61.73 万元/);
  expect(await ministry.locator(`.tile[data-unit="${GANSU}"]`).getAttribute('title')).toContain('已变动');
  await look(ministry, 'stale');
  expect((await newestOf(GANSU)).records.map(({ values }) => values.fundsWan)).not.toContain(CORRECTED);

  await handUp(LANZHOU, '按新数据再上报（第 2 版）');
  await acceptOf(GANSU, LANZHOU);
  const province = await handUp(GANSU, '按新数据再上报（第 2 版）');
  await province.getByText('已采纳的都已上报，没有新的变动。').waitFor();
  await acceptOf(MINISTRY, GANSU);
  await boardOf(MINISTRY, 'reviewer');
  expect(await told.count()).toBe(0);
});

it('every figure at the top says of how many it is and opens down to the county’s row, version and receipt', async () => {
  const page = await boardOf(MINISTRY, 'reviewer');
  await page.getByRole('button', { name: '看汇总表' }).click();
  await page.locator('.merged-card .sheet').waitFor();
  await page.locator('.merged-card .cell.number', { hasText: String(CORRECTED) }).click();
  const lineage = page.locator('.lineage');
  await lineage.locator(`li[data-unit="${CHENGGUAN}"]`).waitFor();
  const nested = `li[data-unit="${GANSU}"] li[data-unit="${LANZHOU}"] li[data-unit="${CHENGGUAN}"]`;
  const county = await newestOf(CHENGGUAN);
  expect(await lineage.locator(nested).innerText()).toContain(`第 4 版 · 回执 ${county.receiptNumber}`);
  expect(await lineage.innerText()).toContain('汇总了 1/7 家');
  await look(page, 'lineage');
  await lineage.locator(nested).getByRole('link').click();
  await page.getByText('第 4 版').first().waitFor();
  expect(page.url()).toContain(`#/history/${county.id}`);
  expect(faults.flat()).toEqual([]);
});
