import path from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe, fitsAcross } from './axe.ts';
import { launchChromium, newVisitor } from './chromium.ts';
import { dropFixture, FIXTURES, picture, signIn } from './clerk.ts';
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

const LOOKS: readonly (readonly [string, BrowserContextOptions])[] = [
  ['360', { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }],
  ['1280', {}],
  ['dark', { colorScheme: 'dark' }],
  ['forced', { forcedColors: 'active' }],
];

describe.each(LOOKS)('the page at %s', (name, options) => {
  it('fits its width, and axe-core finds nothing serious in any state', async () => {
    const { page } = await newVisitor(browser, server.address, { ...options, bypassCSP: true });
    const look = async (state: string) => {
      await picture(page, `${name}-${state}`, name === '360');
      expect(await fitsAcross(page), state).toBe(true);
      expect(await axe(page), state).toEqual([]);
    };
    const errors: string[] = [];
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await page.goto('/');
    await page.getByLabel('登录码').waitFor();
    await look('sign-in');
    await signIn(page, server, '620000');
    expect(errors).toEqual([]);
    await page.locator('.task').first().waitFor();
    await look('tasks');
    await dropFixture(page, 'a2-gansu-messy.xlsx');
    await look('desk');
    await page.locator('.finding .edit').first().click();
    await page.locator('.cell-editor').waitFor();
    await look('edit');
    await page.keyboard.press('Escape');
    await dropFixture(page, 'a2-gansu-clean.xlsx');
    await page.getByText('没有要改的地方').waitFor();
    await page.getByRole('button', { name: '提 交' }).click();
    await page.locator('.receipt').waitFor();
    await look('receipt');
    await page.locator('.bench').getByRole('button', { name: '关闭' }).click();
    await page.getByRole('link', { name: '报送记录' }).first().click();
    await page.locator('.version').first().waitFor();
    await look('history');
    await page.goto('/#/receipt/2021-000001');
    await page.getByText('没有查到').or(page.getByText('属实')).first().waitFor();
    await look('receipt-check');
    await page.getByRole('button', { name: '退出' }).click();
    await page.goto('/#/');
    await signIn(page, server, '100000', 'reviewer');
    await page.locator('.tile').first().waitFor();
    await page.locator('.tile').first().click();
    await page.locator('.unit-panel').waitFor();
    await page.goBack();
    await page.getByRole('button', { name: '看汇总表' }).click();
    await page.locator('.merged-card .coverage, .merged-card .strip').first().waitFor();
    await look('board');
    await page.context().close();
  });
});

describe('a clerk without a mouse', () => {
  it('signs in, opens a workbook, goes through the findings, edits, submits and closes the receipt', async () => {
    const { page, faults } = await newVisitor(browser, server.address);
    page.on('filechooser', (chooser) => chooser.setFiles(path.join(FIXTURES, 'a1-xizang-clean.xlsx')));
    await page.goto('/');
    await page.locator('#code').focus();
    await page.keyboard.type(server.account('540000', 'officer').code);
    await page.keyboard.press('Enter');
    await page.locator('.drop-zone').waitFor();
    await tabTo(page, '.drop-zone');
    await page.keyboard.press('Enter');
    await page.locator('.sheet').waitFor();
    await tabTo(page, '.cell.active');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    const address = await page.evaluate(() => (document.activeElement as HTMLElement).dataset.cell ?? '');
    const cell = page.locator(`.cell[data-cell="${address}"]`);
    const before = await cell.innerText();
    await page.keyboard.type('12');
    await page.keyboard.press('Enter');
    await page.locator('.finding[data-at]').first().waitFor();
    await page.keyboard.press('F8');
    expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset.cell)).toBe(address);
    await page.keyboard.press('Control+z');
    await expect.poll(() => cell.innerText()).toBe(before);
    await tabTo(page, '.submit');
    await page.keyboard.press('Enter');
    await page.locator('.receipt').waitFor();
    expect(await page.evaluate(() => document.activeElement?.classList.contains('receipt'))).toBe(true);
    await tabTo(page, '.receipt .button:last-child');
    await page.keyboard.press('Enter');
    await page.locator('.receipt').waitFor({ state: 'detached' });
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

/** Presses Tab until the focus is there; a page that traps it fails. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((css) => document.activeElement?.matches(css) ?? false, selector)) return;
  }
  throw new Error(`Tab never reached ${selector}`);
}

describe('a clerk going through the findings by keyboard', () => {
  it('keeps her place when a finding is settled and goes away', async () => {
    const { page } = await newVisitor(browser, server.address);
    await signIn(page, server, '620000');
    await dropFixture(page, 'a2-gansu-messy.xlsx');
    const warnings = page.locator('.finding-group[data-severity="warning"]');
    await warnings.locator('.finding[data-at="F8"] .take').focus();
    await page.keyboard.press('Enter');
    await warnings.locator('.finding[data-at="F8"]').waitFor({ state: 'detached' });
    const place = await page.evaluate(() => document.activeElement?.closest<HTMLElement>('.finding')?.dataset.at);
    expect(place).toBe('F9');
    await page.context().close();
  });
});

describe('the English switch', () => {
  it('changes every word of the page, the findings with them, and is kept', async () => {
    const { page } = await newVisitor(browser, server.address);
    await signIn(page, server, '620000');
    await dropFixture(page, 'a2-gansu-messy.xlsx');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('button', { name: 'Submit' }).waitFor();
    await expect.poll(() => page.locator('.finding').first().innerText()).toMatch(/[A-Za-z]{4}/);
    await picture(page, 'english');
    await page.reload();
    await page.getByRole('button', { name: 'Sign out' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
    await page.context().close();
  });
});
