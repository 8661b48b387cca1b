import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Download, Page } from 'playwright-core';
import type { Account } from '../../cli/demo/accounts.ts';
import { readWorkbook } from '../../shared/workbook/read.ts';
import type { Workbook } from '../../shared/workbook/workbook.ts';
import type { DemoServer } from './server.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
export const FIXTURES = path.join(ROOT, 'test/fixtures');
const OUT = path.join(ROOT, 'test/.out');

/** Signs in as a person does. */
export async function signIn(page: Page, server: DemoServer, unit: string, role: Account['role'] = 'officer') {
  await page.goto('/');
  await page.getByLabel('登录码').fill(server.account(unit, role).code);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByText(server.account(unit, role).unitName).first().waitFor();
}

/** Drops bytes on the page, through the browser's own drag and drop events. */
export async function dropFile(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  await page.locator('.drop-zone, .bench').first().waitFor();
  const base64 = Buffer.from(bytes).toString('base64');
  await page.evaluate(
    async ({ name, base64 }) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([bytes], name));
      for (const type of ['dragover', 'drop']) {
        document.body.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
      }
    },
    { name, base64 },
  );
}

/** Drops a fixture and waits until its sheet stands there. */
export async function dropFixture(page: Page, name: string): Promise<void> {
  await dropFile(page, name, readFileSync(path.join(FIXTURES, name)));
  await page.locator('.sheet').waitFor({ timeout: 30_000 });
}

export async function bytesOf(download: Download): Promise<Uint8Array> {
  return new Uint8Array(readFileSync(await download.path()));
}

export async function workbookOf(download: Download): Promise<Workbook> {
  const read = readWorkbook(await bytesOf(download));
  if (!read.ok) throw new Error(`not readable: ${read.error.code}`);
  return read.value;
}

/** Does something and gives the file it downloads. */
export async function downloadOf(page: Page, act: () => Promise<void>): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  return download;
}

/** Writes over a cell, as by double click and typing. */
export async function typeInto(page: Page, cell: string, text: string): Promise<void> {
  await page.locator(`.cell[data-cell="${cell}"]`).dblclick();
  await page.locator('.cell-editor').fill(text);
  await page.keyboard.press('Enter');
  await page.locator('.cell-editor').waitFor({ state: 'detached' });
}

/** A picture to look at, in test/.out. */
export async function picture(page: Page, name: string, fullPage = false): Promise<void> {
  mkdirSync(OUT, { recursive: true });
  await page.screenshot({ path: path.join(OUT, `${name}.png`), fullPage });
}
