import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ReasonInput } from '../../shared/api/contracts/review.ts';
import { valueAt } from '../../shared/grid/grid.ts';
import { axe, fitsAcross } from './axe.ts';
import { launchChromium, newVisitor } from './chromium.ts';
import { downloadOf, dropFixture, picture, signIn, typeInto, workbookOf } from './clerk.ts';
import { type DemoServer, startServer } from './server.ts';

let server: DemoServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchChromium()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const UNIT = '620000';
const ANNEX = 'mca2021-annex2';
const WIDTHS = [1280, 360] as const;
const REASONS: ReasonInput[] = [
  { record: 1, field: 'fundsWan', text: '请核对金额' },
  { record: 3, field: 'projectName', text: '请写全称' },
  { text: '请补盖章件' },
];

const submit = (page: Page) => page.getByRole('button', { name: '提 交' });
const task = (page: Page) => page.locator(`[data-annex="${ANNEX}"]`);
const cellText = (page: Page, cell: string) => page.locator(`.cell[data-cell="${cell}"]`).innerText();
const focusedCell = (page: Page) => page.evaluate(() => (document.activeElement as HTMLElement).dataset.cell);

async function newest() {
  const list = await server.client(UNIT, 'officer').submissions({ annex: ANNEX, unit: UNIT });
  const [item] = list.ok ? list.value.items : [];
  if (!item) throw new Error('nothing was handed in');
  return item;
}

async function decide(kind: 'return' | 'accept', reasons: ReasonInput[] = []): Promise<void> {
  const reviewer = server.client('100000', 'reviewer');
  const made = await reviewer.decide((await newest()).id, { kind, reasons }, crypto.randomUUID());
  if (!made.ok) throw new Error(JSON.stringify(made.error));
}

/** At both widths: nothing serious, nothing beyond the edge, a picture to look at. */
async function looksRight(page: Page, name: string): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    await picture(page, `returned-${name}-${width}`, true);
    expect(await fitsAcross(page), `${name} ${width}`).toBe(true);
    expect(await axe(page), `${name} ${width}`).toEqual([]);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}

async function officerPage(): Promise<Page> {
  const { page } = await newVisitor(browser, server.address, { bypassCSP: true });
  await signIn(page, server, UNIT);
  return page;
}

async function reopen(page: Page): Promise<void> {
  await task(page).locator('.reopen').click();
  await page.locator('.sheet').waitFor();
}

/** Closes the workbook and looks again at what is asked. */
async function backToTasks(page: Page): Promise<void> {
  await page.goto('/#/');
  await page.reload();
  await task(page).waitFor();
}

it('what was returned is corrected at its cells and answered; two editors see whose change is whose; every version stays', async () => {
  const page = await officerPage();
  await dropFixture(page, 'a2-gansu-clean.xlsx');
  await submit(page).click();
  await page.locator('.receipt').waitFor();
  await decide('return', REASONS);

  // The officer sees that it came back and why, before anything is opened.
  await backToTasks(page);
  const why = await task(page).innerText();
  for (const text of ['已退回', '民政部退回', 'F7', '请核对金额', '请补盖章件']) expect(why).toContain(text);
  await looksRight(page, 'tasks');

  // The workbook as it was reported, its cells marked; a colleague opens the same.
  await reopen(page);
  await page.locator('.returned').waitFor();
  const colleague = await officerPage();
  await reopen(colleague);
  await colleague.locator('.returned').waitFor();
  for (const cell of ['F7', 'B9']) {
    expect(await page.locator(`.cell[data-cell="${cell}"]`).getAttribute('aria-invalid')).toBe('true');
  }
  await looksRight(page, 'desk');

  // By keyboard alone: reason, cell, correction, the missing answers one after the other, submit.
  await page.locator('.returned .finding-go').first().focus();
  await page.keyboard.press('Enter');
  expect(await focusedCell(page)).toBe('F7');
  await page.keyboard.type('82');
  await page.keyboard.press('Enter');
  await expect.poll(() => focusedCell(page)).toBe('F8');
  await page.keyboard.press('F8');
  await expect.poll(() => focusedCell(page)).toBe('F7');
  for (const answer of ['已核对，改为 82 万元', '已是全称', '正在补']) {
    await submit(page).focus();
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.matches('.returned-reply'))).toBe(true);
    await page.keyboard.type(answer);
  }
  expect(await page.locator('.returned').innerText()).toContain('每条都答复了');
  expect(await page.locator('.cell[data-cell="F7"]').getAttribute('aria-invalid')).not.toBe('true');

  // What was answered outlives a reload.
  await expect.poll(() => keptReplies(page)).toBe(3);
  await page.reload();
  await page.getByRole('button', { name: '接着改' }).click();
  await page.getByText('每条都答复了').waitFor();
  await submit(page).click();
  await page.locator('.receipt').waitFor();
  expect(await newest()).toMatchObject({ version: 2, state: 'submitted' });
  expect(await page.locator('.returned').count()).toBe(0);

  await conflict(colleague);
  await colleague.context().close();

  await decide('accept');
  await backToTasks(page);
  expect(await task(page).innerText()).toContain('已采纳');
  await reopen(page);
  await typeInto(page, 'F8', '22');
  await submit(page).click();
  await page.locator('.receipt').waitFor();
  await stampAndCompare(page);
  await page.context().close();
});

/** How many answers lie in the draft on this computer. */
function keptReplies(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const opening = indexedDB.open('annex-sync-page-drafts');
        opening.onsuccess = () => {
          const asked = opening.result.transaction('outbox').objectStore('outbox').getAll();
          asked.onsuccess = () => resolve((asked.result[0]?.replies ?? []).length);
        };
      }),
  );
}

/** A colleague who began with the same version sees whose change is whose, and takes their own along. */
async function conflict(colleague: Page): Promise<void> {
  await typeInto(colleague, 'F7', '83');
  await typeInto(colleague, 'F9', '30');
  for (const field of await colleague.locator('.returned-reply').all()) await field.fill('已改');
  await submit(colleague).click();
  const dialog = colleague.locator('dialog', { has: colleague.locator('.stale') });
  await dialog.locator('.changes').waitFor();
  const row = (text: string) => dialog.locator('tbody', { hasText: text }).locator('tr').nth(1);
  expect(await row('第 2 条').innerText()).toMatch(/两人都改了[\s\S]*82 万元[\s\S]*83 万元/);
  expect(await row('第 4 条').innerText()).toMatch(/我改的[\s\S]*36\.8 万元[\s\S]*30 万元/);
  expect(await dialog.innerText()).toContain('会把同事改过的 1 格换掉');
  await looksRight(colleague, 'conflict');
  expect((await newest()).version).toBe(2);
  await dialog.locator('.take-theirs').click();
  await colleague.getByText('第 2 版.xlsx').waitFor();
  await expect.poll(() => cellText(colleague, 'F9')).toBe('30');
  expect(await cellText(colleague, 'F7')).toBe('82');
  await submit(colleague).click();
  await colleague.locator('.receipt').waitFor();
  expect(await newest()).toMatchObject({ version: 3, state: 'submitted' });
}

/** The stamped copy, every version, what changed between any two, each as the workbook it was; by those above too. */
async function stampAndCompare(page: Page): Promise<void> {
  await page.locator('.to-stamp').click();
  await page.getByText('待盖章').waitFor();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '上传扫描件' }).click();
  const scan = Buffer.from('%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF');
  await (await chooser).setFiles({ name: '盖章件.pdf', mimeType: 'application/pdf', buffer: scan });
  await page.locator('.stamp[data-state="stamped"]').waitFor();
  await page.locator('.receipt').getByRole('link', { name: '报送记录' }).click();
  await page.locator('.changes').waitFor();
  expect(await page.locator('.version').count()).toBe(4);
  expect(await page.locator('.version[data-version="1"]').innerText()).toContain('答复：已核对，改为 82 万元');
  expect(await page.locator('.changes').innerText()).toMatch(/第 3 条[\s\S]*20 万元[\s\S]*22 万元/);
  await page.getByLabel('从').selectOption({ index: 3 });
  await expect.poll(() => page.locator('.changes tbody').count()).toBe(3);
  await looksRight(page, 'history');

  const { page: above } = await newVisitor(browser, server.address);
  await signIn(above, server, '100000', 'reviewer');
  await above.goto(`/#/history/${(await newest()).id}`);
  const first = above.locator('.version[data-version="1"]');
  const { grids } = await workbookOf(await downloadOf(above, () => first.locator('.save-version').click()));
  expect(grids[0] && valueAt(grids[0], 7, 6)).toBe(80);
  const copy = await downloadOf(above, () => above.locator('.scan-save').click());
  expect(copy.suggestedFilename()).toMatch(/盖章件\.pdf$/);
  await above.context().close();

  // Withdrawn, the correction counts no more, and what was accepted stands.
  await backToTasks(page);
  await task(page).locator('.withdraw').click();
  await page.locator('.withdraw-go').click();
  await expect.poll(() => task(page).innerText()).toContain('已采纳');
  expect((await newest()).state).toBe('withdrawn');
}
