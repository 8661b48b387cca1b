import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as XLSX from '@e965/xlsx';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { valueAt } from '../../shared/grid/grid.ts';
import { readWorkbook } from '../../shared/workbook/read.ts';
import { generateBook } from '../generate/generate-workbook.ts';
import { launchChromium, newVisitor } from './chromium.ts';
import {
  bytesOf,
  downloadOf,
  dropFile,
  dropFixture,
  FIXTURES,
  picture,
  signIn,
  typeInto,
  workbookOf,
} from './clerk.ts';
import { type DemoServer, startServer } from './server.ts';

let server: DemoServer;
let browser: Browser;
let page: Page;
let faults: string[];

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchChromium()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

beforeEach(async () => {
  ({ page, faults } = await newVisitor(browser, server.address));
});

afterEach(async () => {
  await page.context().close();
  expect(faults).toEqual([]);
});

const submitButton = () => page.getByRole('button', { name: '提 交' });
const receipt = () => page.locator('.receipt');
const counts = () => page.locator('#counts');
const group = (severity: string) => page.locator(`.finding-group[data-severity="${severity}"]`);

async function receiptNumber(): Promise<string> {
  await receipt().waitFor();
  return (await receipt().getAttribute('data-number')) ?? '';
}

describe('an officer with a clean annex', () => {
  it('drops it, submits it, keeps the receipt, and anyone can verify it', async () => {
    await signIn(page, server, '620000');
    await dropFixture(page, 'a2-gansu-clean.xlsx');
    await picture(page, 'officer-clean');
    expect(await counts().innerText()).toContain('没有要改的地方');
    await submitButton().click();
    const number = await receiptNumber();
    await picture(page, 'officer-receipt');
    expect(await page.locator('#submit-hint').innerText()).toContain('已送达');

    const file = await downloadOf(page, () => page.getByRole('button', { name: '下载回执' }).click());
    const text = new TextDecoder().decode(await bytesOf(file));
    const stored = await server.client('620000', 'officer').receipt(number);
    if (!stored.ok) throw new Error('no receipt');
    expect(text).toContain(number);
    expect(text).toContain(stored.value.contentHash);
    expect(stored.value.count).toBe(12);

    const { page: stranger } = await newVisitor(browser, server.address);
    await stranger.goto(`/#/receipt/${number}`);
    await stranger.getByText('属实').waitFor();
    expect(await stranger.locator('main').innerText()).toContain(stored.value.contentHash);
    await picture(stranger, 'receipt-check');
    await stranger.context().close();
  });

  it('hands in a correction as the next version, and sees what was sent and what was not', async () => {
    await signIn(page, server, '540000');
    await dropFixture(page, 'a1-xizang-clean.xlsx');
    await submitButton().click();
    await receiptNumber();
    const at = await page
      .locator('.cell', { hasText: /^1\d{10}/ })
      .first()
      .getAttribute('data-cell');
    await typeInto(page, at ?? '', '13912345678');
    expect(await page.locator('#submit-hint').innerText()).toContain('还没有报送');
    await page.getByRole('button', { name: '关闭' }).first().click();
    await submitButton().click();
    await receiptNumber();
    expect(await receipt().innerText()).toContain('第 2 版');
    // Another file of the same annex has not been handed in, though nothing was written in it either.
    await dropFixture(page, 'a1-xizang-clean.xlsx');
    await expect.poll(() => page.locator('#submit-hint').innerText()).toContain('第 3 版');
    expect(await submitButton().getAttribute('aria-disabled')).toBe('false');
  });

  it('of two annexes in one workbook hands in both, each from its own tab', async () => {
    await signIn(page, server, '320400');
    await dropFixture(page, 'js-changzhou-two-annexes.xlsx');
    const tabs = page.locator('.tab', { hasText: '附件' });
    expect(await tabs.count()).toBe(2);
    const numbers: string[] = [];
    for (const i of [0, 1]) {
      await tabs.nth(i).click();
      await submitButton().click();
      await expect
        .poll(async () =>
          receipt()
            .getAttribute('data-number')
            .catch(() => null),
        )
        .not.toBe(numbers[0] ?? null);
      numbers.push(await receiptNumber());
    }
    expect(new Set(numbers).size).toBe(2);
    await picture(page, 'officer-matrix');
    const list = await server.client('320400', 'officer').submissions({ notice: 'js2021' });
    expect(list.ok && list.value.items.map((item) => item.annex).sort()).toEqual(['js2021-annex1', 'js2021-annex2']);
  });

  it('of one annex on two sheets hands in both as one, once asked', async () => {
    const unit = { code: '320900', name: server.account('320900', 'officer').unitName };
    const request = { annex: 'js2021-annex2', unit, rows: 5 };
    const { bytes } = await generateBook([
      { ...request, seed: 1 },
      { ...request, seed: 2 },
    ]);
    await signIn(page, server, '320900');
    await dropFile(page, '两个工作表.xlsx', bytes);
    await page.locator('.sheet').waitFor();
    for (const i of [0, 1]) {
      await page.locator('.tab').nth(i).click();
      await page.locator('.finding[data-code="workbook.severalSheets"] .keep').click();
      await page.keyboard.press('Enter');
    }
    expect(await page.locator('#submit-hint').innerText()).toContain('一起报送');
    await submitButton().click();
    await receiptNumber();
    const [sent] = (await submissionsOf('320900', 'js2021-annex2')) ?? [];
    expect(sent).toMatchObject({ version: 1, count: 10 });
  });

  it('submits a form', async () => {
    await signIn(page, server, '320500');
    await dropFixture(page, 'js3-suzhou-clean.xlsx');
    await picture(page, 'officer-form');
    await submitButton().click();
    await receiptNumber();
  });
});

describe('an officer with a messy annex', () => {
  it('sees every kind of finding, goes to the cell, and cannot submit until all is settled', async () => {
    await signIn(page, server, '620000');
    await dropFixture(page, 'a2-gansu-messy.xlsx');
    await picture(page, 'officer-messy');
    for (const severity of ['error', 'confirm', 'warning', 'info'])
      expect(await group(severity).count(), severity).toBe(1);
    expect(await submitButton().getAttribute('aria-disabled')).toBe('true');
    expect(await page.locator('#submit-hint').innerText()).toContain('处须改');
    await submitButton().click({ force: true });
    expect(await receipt().count()).toBe(0);

    await page.locator('.finding[data-at="F10"] .finding-go').click();
    expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset.cell)).toBe('F10');
    const cell = page.locator('.cell[data-cell="F10"]');
    expect(await cell.getAttribute('aria-invalid')).toBe('true');
  });

  it('takes all safe fixes as one step and undoes it with Ctrl+Z', async () => {
    await signIn(page, server, '620000');
    await dropFixture(page, 'a2-gansu-messy.xlsx');
    const before = await page.locator('.cell[data-cell="F7"]').innerText();
    await page.locator('.fix-all').click();
    await expect.poll(() => page.locator('.cell[data-cell="F7"]').innerText()).not.toBe(before);
    await expect.poll(() => page.locator('.fix-all').count()).toBe(0);
    await page.keyboard.press('Control+z');
    await expect.poll(() => page.locator('.cell[data-cell="F7"]').innerText()).toBe(before);
    await page.getByRole('button', { name: '重做' }).click();
    await expect.poll(() => page.locator('.cell[data-cell="F7"]').innerText()).not.toBe(before);
  });

  it('settles every finding, downloads the corrected workbook in its own layout, and submits', async () => {
    await signIn(page, server, '620000');
    await dropFixture(page, 'a2-gansu-messy.xlsx');
    await page.locator('.fix-all').click();
    await settleAll(page);
    expect(await page.locator('#submit-hint').innerText()).toContain('报送《');

    const file = await downloadOf(page, () => page.getByRole('button', { name: '下载改好的表' }).click());
    const corrected = await workbookOf(file);
    const original = readWorkbook(readFileSync(path.join(FIXTURES, 'a2-gansu-messy.xlsx')));
    if (!original.ok) throw new Error('fixture');
    const [grid] = corrected.grids;
    if (!grid) throw new Error('no sheet');
    expect(valueAt(grid, 10, 6)).toBe(250);
    expect(grid.merges).toEqual(original.value.grids[0]?.merges);
    expect(valueAt(grid, 5, 6)).toEqual(valueAt(original.value.grids[0] ?? grid, 5, 6));

    await submitButton().click();
    await receiptNumber();
    const [latest] = (await submissionsOf('620000', 'mca2021-annex2')) ?? [];
    expect(latest?.count).toBe(14);
  });

  it('keeps a reason with a warning, and voids an answer when its cell changes', async () => {
    await signIn(page, server, '620000');
    await dropFixture(page, 'a2-gansu-messy.xlsx');
    const finding = page.locator('.finding[data-at="F9"]');
    await finding.locator('.keep').click();
    await finding.getByLabel('理由').fill('含两年资金');
    await page.keyboard.press('Enter');
    expect(await finding.innerText()).toContain('含两年资金');
    await typeInto(page, 'F9', '270');
    await expect.poll(() => page.locator('.finding[data-at="F9"]').innerText()).not.toContain('含两年资金');
  });

  it('edits by keyboard as in Excel: F2, Esc, Enter, typing over', async () => {
    await signIn(page, server, '620000');
    await dropFixture(page, 'a2-gansu-clean.xlsx');
    const cell = page.locator('.cell[data-cell="F6"]');
    const before = await cell.innerText();
    await cell.click();
    await page.keyboard.press('F2');
    await page.keyboard.type('9');
    await page.keyboard.press('Escape');
    expect(await cell.innerText()).toBe(before);
    await page.keyboard.type('55');
    await page.keyboard.press('Enter');
    expect(await cell.innerText()).toBe('55');
    expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset.cell)).toBe('F7');
  });

  it('offers the members of a column of choices, by arrow keys or by a press', async () => {
    await signIn(page, server, '620000');
    await dropFixture(page, 'a2-gansu-messy.xlsx');
    await page.locator('.finding[data-at="C16"] .edit').click();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await picture(page, 'officer-choices');
    await page.keyboard.press('Enter');
    const cell = page.locator('.cell[data-cell="C16"]');
    await expect.poll(() => cell.innerText()).toBe('教育帮扶');
    await page.locator('.cell[data-cell="C15"]').dblclick();
    await page.locator('.choice', { hasText: '消费帮扶' }).click();
    await expect.poll(() => page.locator('.cell[data-cell="C15"]').innerText()).toBe('消费帮扶');
  });

  it('goes on after a reload where the last visit ended', async () => {
    await signIn(page, server, '620000');
    await dropFixture(page, 'a2-gansu-messy.xlsx');
    await typeInto(page, 'F10', '151');
    await page.waitForTimeout(800);
    await page.reload();
    await page.getByRole('button', { name: '接着改' }).click();
    await page.locator('.sheet').waitFor();
    await expect.poll(() => page.locator('.cell[data-cell="F10"]').innerText()).toBe('151');
  });
});

async function submissionsOf(unit: string, annex: string) {
  const answer = await server.client(unit, 'officer').submissions({ annex });
  return answer.ok ? answer.value.items : undefined;
}

/** What stands in the messy fixture's faulty cells after an officer has looked them up. */
const CORRECTIONS: Readonly<Record<string, string>> = {
  F: '250',
  H: '13812345678',
  C: '其他',
  D: '甘肃省天水市清水县',
  B: '社工站志愿服务项目',
  E: '覆盖30个行政村。',
  G: '李桂',
};

async function settleAll(on: Page): Promise<void> {
  for (let i = 0; i < 40; i++) {
    const error = group('error').locator('.finding').first();
    if ((await error.count()) === 0) break;
    const cell = (await error.getAttribute('data-at')) ?? '';
    await error.locator('.finding-go').click();
    await typeInto(on, cell, CORRECTIONS[cell.charAt(0)] ?? '其他');
    await expect.poll(() => group('error').locator(`.finding[data-at="${cell}"]`).count()).toBe(0);
  }
  for (let i = 0; i < 40; i++) {
    const open = group('confirm')
      .locator('.finding', { has: on.locator('.keep') })
      .first();
    if ((await open.count()) === 0) break;
    const take = open.locator('.take');
    if ((await take.count()) > 0) await take.click();
    else {
      await open.locator('.keep').click();
      await on.keyboard.press('Enter');
    }
    await on.waitForTimeout(50);
  }
}

describe('what is not an annex', () => {
  it('is said plainly of a file that is no workbook, and the page goes on', async () => {
    await signIn(page, server, '620000');
    await dropFile(page, '说明.docx', new TextEncoder().encode('PK not really a workbook'));
    await page.locator('.read-problem').waitFor();
    const text = await page.locator('.read-problem').innerText();
    expect(text).toContain('没有读成');
    expect(text).toContain('原文件没有动过');
    await picture(page, 'officer-problem');
    await dropFixture(page, 'a2-gansu-clean.xlsx');
    expect(await page.locator('.read-problem').count()).toBe(0);
  });

  it('is shown of a sheet that is none, with the annexes it knows', async () => {
    const book = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(
      book,
      XLSX.utils.aoa_to_sheet([
        ['姓名', '生日'],
        ['王芳', '3月'],
      ]),
      '通讯录',
    );
    await signIn(page, server, '620000');
    await dropFile(page, '通讯录.xlsx', new Uint8Array(XLSX.write(book, { type: 'array' }) as ArrayBuffer));
    await page.locator('.no-annex').waitFor();
    expect(await page.locator('.no-annex').innerText()).toContain('社会组织援藏援疆项目需求清单省级汇总表');
    expect(await submitButton().count()).toBe(0);
    await picture(page, 'officer-no-annex');
    const blank = page.locator('.no-annex li', { hasText: '需求清单' }).getByRole('button', { name: '下载空表' });
    expect((await downloadOf(page, () => blank.click())).suggestedFilename()).toContain('附件2');
  });

  it('can be replaced by a blank with the unit’s name in it', async () => {
    await signIn(page, server, '650000');
    const task = page.locator('[data-annex="mca2021-annex2"]');
    const file = await downloadOf(page, () => task.getByRole('button', { name: '下载空表' }).click());
    const { grids } = await workbookOf(file);
    expect(
      grids[0]?.rows.flat().some((value) => String(value).includes(server.account('650000', 'officer').unitName)),
    ).toBe(true);
  });
});

describe('findings across two tables', () => {
  it('name the cells of both, and lead from one sheet to the other', async () => {
    await signIn(page, server, '320400');
    await dropFixture(page, 'js-changzhou-two-annexes.xlsx');
    const figure = page.locator('.sheet-block.body .cell[aria-colindex="7"].number').first();
    await typeInto(page, (await figure.getAttribute('data-cell')) ?? '', '9999');
    const finding = page.locator('.finding[data-code="crossAnnex.sum"]').first();
    await finding.waitFor();
    const other = finding.locator('.related-places button', { hasText: '附件2!' }).first();
    const name = await other.innerText();
    await other.click();
    await page.locator('.tab.chosen', { hasText: '附件2' }).waitFor();
    expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset.cell)).toBe(name.split('!')[1]);
  });
});

describe('a verdict of the Worker that the page did not foresee', () => {
  it('is shown as findings, and nothing is lost', async () => {
    await signIn(page, server, '620000');
    await dropFixture(page, 'a2-gansu-clean.xlsx');
    await page.route('**/api/v1/submissions', (route) => {
      const input = route.request().postDataJSON();
      if (!input) return route.continue();
      input.records[0].values.fundsWan = '200-300';
      return route.continue({ postData: JSON.stringify(input) });
    });
    await submitButton().click();
    const refused = page.locator('.refused');
    await refused.waitFor();
    expect(await refused.innerText()).toContain('服务器复核');
    expect(await refused.innerText()).toContain('200-300');
    expect(await page.getByText('已存待发').count()).toBe(0);
    expect(await page.locator('.sheet').count()).toBe(1);
    await picture(page, 'officer-refused');
  });
});

describe('a large workbook', () => {
  it('can be cancelled while it is read, and the page goes on', async () => {
    const head = ['序号', '项目名称', '帮扶类别', '项目拟实施地(填报到县级)', '项目简介', '项目拟投入资金(万元)'];
    const rows = Array.from({ length: 30_000 }, (_, i) => [
      i + 1,
      `项目${i}`,
      '教育帮扶',
      '甘肃省庆阳市环县',
      '简介',
      20,
    ]);
    const book = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(
      book,
      XLSX.utils.aoa_to_sheet([['社会组织援藏援疆项目需求清单省级汇总表'], head, ...rows]),
      's',
    );
    await signIn(page, server, '620000');
    await dropFile(page, '大表.xlsx', new Uint8Array(XLSX.write(book, { type: 'array' }) as ArrayBuffer));
    await page.getByRole('button', { name: '取消' }).click();
    await page.getByText('已取消读取').waitFor();
    await dropFixture(page, 'a2-gansu-clean.xlsx');
    expect(await counts().innerText()).toContain('12 行');
  });
});

describe('零报告', () => {
  it('is declared with one confirm where the annex allows it', async () => {
    await signIn(page, server, '110000');
    const task = page.locator('[data-annex="mca2021-annex3"]');
    await task.getByRole('button', { name: '零报告' }).click();
    await picture(page, 'officer-nil');
    await page.getByRole('button', { name: '确认零报告' }).click();
    await receiptNumber();
    expect(await receipt().innerText()).toContain('零报告');
    await expect.poll(() => task.innerText()).toContain('零报告');
  });

  it('that was returned is declared again with an answer, and says why where it is not taken', async () => {
    await signIn(page, server, '120000');
    const task = page.locator('[data-annex="mca2021-annex3"]');
    await task.getByRole('button', { name: '零报告' }).click();
    await page.getByRole('button', { name: '确认零报告' }).click();
    await receiptNumber();
    const [sent] = (await submissionsOf('120000', 'mca2021-annex3')) ?? [];
    const reviewer = server.client('100000', 'reviewer');
    await reviewer.decide(sent?.id ?? '', { kind: 'return', overall: '请核实是否确实没有' }, crypto.randomUUID());
    await page.reload();
    await expect.poll(() => task.innerText()).toContain('请核实是否确实没有');
    // The reasons can't be fetched: the Worker asks for the answer, and its words are shown.
    await page.route('**/api/v1/submissions?*', (route) => route.abort());
    await task.getByRole('button', { name: '零报告' }).click();
    await page.getByRole('button', { name: '确认零报告' }).click();
    await page.locator('.not-taken', { hasText: '请说明怎么改的' }).waitFor();
    await page.unroute('**/api/v1/submissions?*');
    await task.getByRole('button', { name: '零报告' }).click();
    await page.locator('dialog .returned-reply').fill('已核实，确无');
    await page.getByRole('button', { name: '确认零报告' }).click();
    await receiptNumber();
    expect((await submissionsOf('120000', 'mca2021-annex3'))?.[0]).toMatchObject({ version: 2, nil: true });
  });
});

describe('a sheet that someone else of the unit has handed in meanwhile', () => {
  it('shows both sides, and replaces the other only when told to', async () => {
    await signIn(page, server, '530000');
    await dropFixture(page, 'a2-yunnan-relaid.xlsx');
    await settleAll(page);
    const { page: colleague } = await newVisitor(browser, server.address);
    await signIn(colleague, server, '530000');
    await dropFixture(colleague, 'a2-yunnan-relaid.xlsx');
    await page.locator('.sheet').waitFor();
    await submitButton().click();
    await receiptNumber();
    const theirs = colleague.getByRole('button', { name: '提 交' });
    for (let i = 0; i < 20; i++) {
      const open = colleague.locator('.finding-group[data-severity="confirm"]').locator('.keep').first();
      if ((await open.count()) === 0) break;
      await open.click();
      await colleague.keyboard.press('Enter');
    }
    await theirs.click();
    await colleague.getByText('这张表已经有更新的一版').waitFor();
    await picture(colleague, 'officer-stale');
    expect(await submissionsOf('530000', 'mca2021-annex2')).toHaveLength(1);
    await colleague.locator('.replace').click();
    await colleague.locator('.receipt').waitFor();
    expect(await colleague.locator('.receipt').innerText()).toContain('第 2 版');
    await colleague.context().close();
  });
});
