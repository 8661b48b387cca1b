import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strFromU8, strToU8, unzipSync, unzlibSync, zipSync } from 'fflate';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { GuardPlan } from '../../addin/host/guard.ts';
import { blankOf } from '../../shared/annex/blank.ts';
import { type OfficeWorld, openOfficeWorld } from '../excel-host/contract/office-world.ts';
import { closeBrowser } from '../excel-host/driver/browser.ts';
import { value } from './value.ts';

const home = mkdtempSync(path.join(tmpdir(), 'annex-print-'));
const hasOffice = spawnSync('soffice', ['--version']).status === 0;
if (!hasOffice) console.warn('LibreOffice (soffice) is not installed here: nothing was printed.');

const BLANK = blankOf('mca2021-annex2');
/** The table ends in H: the button stands beside its title. */
const PLAN: GuardPlan = {
  sheet: 'Sheet1',
  guards: [],
  lists: [],
  button: { text: '提交', description: '提交本表', at: { row: 1, column: 9 } },
};

const opened: OfficeWorld[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});
afterAll(async () => {
  await closeBrowser();
  rmSync(home, { recursive: true, force: true });
});

async function world(): Promise<OfficeWorld> {
  const one = await openOfficeWorld('1.14', { workbook: BLANK, grids: [] });
  opened.push(one);
  return one;
}

const printArea = ({ excel }: OfficeWorld) =>
  excel.look(({ session: { book } }) => book.names.find(({ name }) => name === '_xlnm.Print_Area')?.formula ?? null);

function setPrintArea({ excel }: OfficeWorld, formula: string): Promise<void> {
  return excel.look(({ session: { book } }, area) => {
    book.names.push({
      name: '_xlnm.Print_Area',
      formula: area,
      visible: true,
      comment: '',
      scope: book.sheets[0]?.id ?? '',
    });
  }, formula);
}

const buttonLeft = ({ excel }: OfficeWorld) =>
  excel.look(({ session: { book } }) => book.sheets[0]?.shapes.find(({ text }) => text === '提交')?.left ?? null);

/** What a printer would be sent: the drawing commands of all pages, and how many there are. */
function printed(name: string, bytes: Uint8Array): { pages: number; drawn: string } {
  const file = path.join(home, `${name}.xlsx`);
  writeFileSync(file, bytes);
  const options = [
    `-env:UserInstallation=file://${home}/profile`,
    '--headless',
    '--convert-to',
    'pdf',
    '--outdir',
    home,
  ];
  const run = spawnSync('soffice', [...options, file]);
  expect(run.status, String(run.stderr)).toBe(0);
  const pdf = readFileSync(path.join(home, `${name}.pdf`));
  const text = pdf.toString('latin1');
  const streams = [...text.matchAll(/stream\r?\n/g)].map(({ index, 0: sign }) => {
    const from = index + sign.length;
    try {
      return strFromU8(unzlibSync(pdf.subarray(from, text.indexOf('endstream', from))), true);
    } catch {
      return '';
    }
  });
  return { pages: text.match(/\/Type\s*\/Page\b/g)?.length ?? 0, drawn: streams.join('\n') };
}

/** How large the letters are: a table that is fitted to the page beside a button has smaller ones. */
function sizes(drawn: string): string[] {
  return [...new Set(drawn.match(/\/F\d+ [\d.]+ Tf/g))].map((each) => each.split(' ')[1] ?? '').sort();
}

/** #107C41, the button's green, as a colour to fill with. */
const GREEN = /0\.06\d* 0\.48\d* 0\.25\d* rg/;

describe('the button in the sheet', () => {
  it('is not printed, and the official table keeps its size on paper', async () => {
    const one = await world();
    value(await one.host.install(PLAN));
    expect(await printArea(one)).toBe('=Sheet1!$A:$H');
    const saved = new Uint8Array(await one.excel.saveAs());
    if (!hasOffice) return;
    const blank = printed('blank', BLANK);
    const guarded = printed('guarded', saved);
    expect(guarded.drawn).not.toMatch(GREEN);
    expect(guarded.pages).toBe(blank.pages);
    expect(sizes(guarded.drawn)).toEqual(sizes(blank.drawn));
    expect(sizes(blank.drawn).length).toBeGreaterThan(1);
    const parts = unzipSync(saved);
    const book = strFromU8(parts['xl/workbook.xml'] as Uint8Array);
    parts['xl/workbook.xml'] = strToU8(
      book.replace(/<definedName name="_xlnm.Print_Area"[^>]*>[^<]*<\/definedName>/, ''),
    );
    const without = printed('without', zipSync(parts)).drawn;
    expect(without).toMatch(GREEN);
    expect(sizes(without)).not.toEqual(sizes(blank.drawn));
  });

  it('leaves nothing of the print area behind, and one that the officer made since', async () => {
    const one = await world();
    const installed = value(await one.host.install(PLAN));
    expect(value(await one.host.install(PLAN, installed))).toEqual(installed);
    value(await one.host.uninstall(installed));
    expect(await printArea(one)).toBeNull();
    expect((await one.standing()).names).toBe(0);
    const again = value(await one.host.install(PLAN));
    await one.excel.look(({ session: { book } }) => {
      for (const name of book.names) if (name.name === '_xlnm.Print_Area') name.formula = '=Sheet1!$A$1:$F$20';
    });
    value(await one.host.uninstall(again));
    expect(await printArea(one)).toBe('=Sheet1!$A$1:$F$20');
  });

  it("stands right of the officer's own print area, which stays as it is", async () => {
    const one = await world();
    await setPrintArea(one, '=Sheet1!$A$1:$K$40');
    const corner = await one.excel.look(({ session: { book } }) =>
      Math.round(
        Array.from({ length: 11 }, (_, at) => (book.sheets[0]?.widths.get(at + 1) ?? 8.43) * 5.7).reduce(
          (a, b) => a + b,
        ),
      ),
    );
    const installed = value(await one.host.install(PLAN));
    expect(await buttonLeft(one)).toBe(corner + 2);
    expect(await printArea(one)).toBe('=Sheet1!$A$1:$K$40');
    value(await one.host.uninstall(installed));
    expect(await printArea(one)).toBe('=Sheet1!$A$1:$K$40');
  });

  it('is left out where a drawing beside the table would no longer be printed', async () => {
    const one = await world();
    const place = { top: 2, left: 10, bottom: 12, right: 14 };
    const source = { sheet: 'Sheet1', area: { top: 5, left: 5, bottom: 8, right: 6 } };
    value(await one.host.addCharts('Sheet1', [{ name: 'own', title: '自绘', kind: 'pie', source, place }]));
    expect(value(await one.host.install(PLAN)).button).toBe(false);
    expect([await buttonLeft(one), await printArea(one)]).toEqual([null, null]);
  });
});
