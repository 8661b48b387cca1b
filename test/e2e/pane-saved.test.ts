import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { blankOf } from '../../shared/annex/blank.ts';
import { annexById, CATALOGUE } from '../../shared/annex/catalogue/index.ts';
import { a1 } from '../../shared/grid/address.ts';
import type { Grid } from '../../shared/grid/grid.ts';
import { inspectWorkbook } from '../../shared/inspect/inspect.ts';
import { nationalDivisions } from '../../shared/regions/tree.ts';
import { renderAnnex } from '../../shared/render/render.ts';
import { closeBrowser } from '../excel-host/driver/browser.ts';
import { type OpenExcel, openExcel } from '../excel-host/driver/open-excel.ts';
import { gridsIn, gridsOf } from '../fixtures/grids.ts';
import { checkingOnly, enable } from './pane-hands.ts';
import { type BuiltPane, buildPane, paneSite } from './pane-site.ts';

const home = mkdtempSync(path.join(tmpdir(), 'annex-saved-'));
const hasOffice = spawnSync('soffice', ['--version']).status === 0;
if (!hasOffice) console.warn('LibreOffice (soffice) is not installed here: the saved file was not opened in it.');

let pane: BuiltPane;

beforeAll(async () => {
  pane = await buildPane();
});
afterAll(async () => {
  await closeBrowser();
  pane?.remove();
  rmSync(home, { recursive: true, force: true });
});

interface Filled {
  readonly row: number;
  readonly cell: string;
  readonly text: string;
}

/** What an officer has to enter so that the first records of a fixture stand in the official blank. */
function fillOf(annexId: string, fixture: string): Filled[] {
  const annex = annexById(annexId);
  const context = { divisions: nationalDivisions(), catalogue: CATALOGUE };
  const sheet = inspectWorkbook(gridsOf(fixture), context).find((each) => each.annex === annexId);
  if (!annex || !sheet) throw new Error(`${fixture} holds no ${annexId}`);
  const { unit: unitName, header } = sheet;
  const records = sheet.records.slice(0, annex.layout === 'form' ? 1 : 3);
  const blank = blankOf(annexId);
  const [before, after] = [gridsIn(blank)[0], gridsIn(renderAnnex({ annex, blank, unitName, header, records }))[0]];
  return (after?.rows ?? []).flatMap((cells, down) =>
    cells.flatMap((value, across) => {
      const same = value === null || value === (before?.rows[down]?.[across] ?? null);
      return same ? [] : [{ row: down + 1, cell: a1(down + 1, across + 1), text: String(value) }];
    }),
  );
}

async function enabled(workbook: Uint8Array): Promise<OpenExcel> {
  const one = await checkingOnly(pane, workbook);
  await enable(one);
  return one;
}

/** By dropdown where the cell has one that offers it, else by typing. */
async function enter(one: OpenExcel, { cell, text }: Filled): Promise<void> {
  const offered = await one.dropdown(cell);
  const entered = offered?.includes(text) ? await one.pick(cell, text) : await one.type(cell, text);
  expect(entered.entered, `${cell} ${text}`).toBe(true);
}

const validationsOf = (one: OpenExcel) =>
  one.look(({ session: { book } }) => book.sheets.map(({ validations }) => JSON.stringify(validations)));

/** What the host has to write anew; every other part is as issued. */
const REWRITTEN = [
  'xl/worksheets/sheet1.xml',
  'xl/styles.xml',
  'xl/workbook.xml',
  'xl/_rels/workbook.xml.rels',
  '[Content_Types].xml',
];

/** Of the sheet's own part: how it prints and looks, which nobody touched. */
function lookOf(parts: Record<string, Uint8Array>): string[] {
  const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] as Uint8Array);
  return (
    sheet.match(/<(sheetPr|sheetFormatPr|printOptions|pageMargins|pageSetup|headerFooter)\b.*?(\/>|<\/\1>)/gsu) ?? []
  );
}

/** Every cell but those that were filled, as `B6 text`. */
function restOf(grid: Grid | undefined, fill: readonly Filled[]): string[] {
  const filled = new Set(fill.map(({ cell }) => cell));
  return (grid?.rows ?? []).flatMap((cells, down) =>
    cells.flatMap((value, across) => {
      const cell = a1(down + 1, across + 1);
      return value === null || filled.has(cell) ? [] : [`${cell} ${String(value)}`];
    }),
  );
}

/** The lines of every visible sheet, as LibreOffice reads them. */
function linesInOffice(name: string, bytes: Uint8Array): string[] {
  const folder = path.join(home, name);
  const file = path.join(home, `${name}.xlsx`);
  writeFileSync(file, bytes);
  const run = spawnSync('soffice', [
    `-env:UserInstallation=file://${home}/profile`,
    '--headless',
    '--convert-to',
    'csv:Text - txt - csv (StarCalc):9,0,76,1,,0,false,false,false,false,false,-1',
    '--outdir',
    folder,
    file,
  ]);
  expect(run.status, String(run.stderr)).toBe(0);
  return readdirSync(folder).flatMap((csv) => readFileSync(path.join(folder, csv), 'utf8').split('\n'));
}

describe('an annex enabled and filled in Excel, saved as .xlsx', () => {
  it.each([
    ['mca2021-annex1', 'a1-xizang-clean.xlsx'],
    ['mca2021-annex2', 'a2-gansu-clean.xlsx'],
    ['mca2021-annex3', 'a3-jiangsu-clean.xlsx'],
    ['js2021-annex1', 'js1-xuzhou-clean.xlsx'],
    ['js2021-annex2', 'js2-xuzhou-clean.xlsx'],
    ['js2021-annex3-form', 'js3-suzhou-clean.xlsx'],
  ])('is still the official %s, guarded, and LibreOffice finds every value in it', async (annexId, fixture) => {
    const fill = fillOf(annexId, fixture);
    expect(fill.length).toBeGreaterThanOrEqual(5);
    const one = await enabled(blankOf(annexId));
    for (const each of fill) await enter(one, each);
    const guarded = await validationsOf(one);
    const saved = new Uint8Array(await one.saveAs());
    expect(one.errors).toEqual([]);
    await one.close();

    const [before, after] = [unzipSync(blankOf(annexId)), unzipSync(saved)];
    expect(Object.keys(after)).toEqual(expect.arrayContaining(Object.keys(before)));
    for (const [part, bytes] of Object.entries(before))
      if (!REWRITTEN.includes(part)) expect(after[part], part).toEqual(bytes);
    expect(lookOf(before).length).toBeGreaterThan(2);
    expect(lookOf(after)).toEqual(lookOf(before));
    const [sheet, blank] = [gridsIn(saved)[0], gridsIn(blankOf(annexId))[0]];
    expect([sheet?.sheet, sheet?.merges]).toEqual([blank?.sheet, blank?.merges]);
    expect(restOf(sheet, fill)).toEqual(restOf(blank, fill));

    const written = strFromU8(after['xl/worksheets/sheet1.xml'] as Uint8Array).match(/<dataValidation\s/gu) ?? [];
    expect(written.length).toBe(JSON.parse(guarded[0] ?? '[]').length);
    const again = await openExcel({ workbook: saved, addin: '/addin/index.html', site: paneSite(pane, null) });
    expect(guarded[0]).not.toBe('[]');
    expect(await validationsOf(again)).toEqual(guarded);
    await again.close();

    if (!hasOffice) return;
    const lines = linesInOffice(annexId, saved);
    for (const { row, cell, text } of fill) {
      const own = fill.filter((each) => each.row === row).map((each) => each.text);
      const line = lines.find((each) => own.every((part) => each.split('\t').includes(part)));
      expect(line, `${cell} ${text}`).toBeDefined();
    }
  });
});
