import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TINTS } from '../../addin/host/office/tints.ts';
import { a1 } from '../../shared/grid/address.ts';
import { readWorkbook } from '../../shared/workbook/read.ts';
import { closeBrowser } from '../excel-host/driver/browser.ts';
import type { OpenExcel } from '../excel-host/driver/open-excel.ts';
import { fixture } from '../fixtures/fixture.ts';
import { checkingOnly, enable } from './pane-hands.ts';
import { type BuiltPane, buildPane } from './pane-site.ts';

let pane: BuiltPane;

beforeAll(async () => {
  pane = await buildPane();
});
afterAll(async () => {
  await closeBrowser();
  pane?.remove();
});

async function enabled(workbook: Uint8Array): Promise<OpenExcel> {
  const one = await checkingOnly(pane, workbook);
  await enable(one);
  return one;
}

/** Every cell of the first sheet that a conditional format tints. */
async function marked(one: OpenExcel, workbook: Uint8Array): Promise<string[]> {
  const read = readWorkbook(workbook);
  const grid = read.ok ? read.value.grids[0] : undefined;
  const found: string[] = [];
  for (const [down, row] of (grid?.rows ?? []).entries()) {
    for (const across of row.keys()) {
      const cell = a1(down + 1, across + 1);
      if ((await one.mark(cell)) !== null) found.push(cell);
    }
  }
  return found;
}

describe('the marks that follow typing without a write', () => {
  it.each([
    'a1-xizang-clean.xlsx',
    'a2-gansu-clean.xlsx',
    'a3-jiangsu-clean.xlsx',
    'js1-xuzhou-clean.xlsx',
    'js2-xuzhou-clean.xlsx',
    'js3-suzhou-clean.xlsx',
  ])('tint nothing in %s, whose content the rules accept', async (file) => {
    const workbook = fixture(file);
    const one = await enabled(workbook);
    expect(await marked(one, workbook)).toEqual([]);
    await one.close();
  });

  it('tint what was pasted and does not fit, and let go of it once it is put right', async () => {
    const one = await enabled(fixture('a2-gansu-clean.xlsx'));
    await one.paste('F8', [['200-300']]);
    await one.paste('F9', [['20万']]);
    await one.paste('C9', [['文化下乡']]);
    await one.paste('C10', [['教育类']]);
    await one.pane.locator('[data-at="C10"]').waitFor({ state: 'attached' });
    expect([await one.mark('F8'), await one.mark('C9')]).toEqual([TINTS.error.fill, TINTS.error.fill]);
    // Read with a word in the pane, and so not tinted.
    expect([await one.mark('F9'), await one.mark('C10')]).toEqual([null, null]);
    // 一般不超过200万元: a warning is no error, on the sheet as in the pane. An approximate figure is asked about.
    await one.type('F8', '260');
    await one.paste('F10', [['约50']], 'text');
    await one.pane.locator('[data-at="F10"]').waitFor({ state: 'attached' });
    expect([await one.mark('F8'), await one.mark('F10')]).toEqual([TINTS.warning.fill, TINTS.confirm.fill]);
    await one.type('F8', '150');
    await one.type('C9', '教育帮扶');
    expect(await one.mark('F8')).toBeNull();
    expect(await one.mark('C9')).toBeNull();
    await one.close();
  });
});
