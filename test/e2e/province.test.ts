/**
 * The job itself: the 13 cities of Jiangsu hand in 附件1 and 附件2 — careful ones and messy ones, through the API and
 * through the page —, one corrects itself, the province takes the merged 附件1, and it is the independent sum to the fen.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IssueJson } from '../../shared/api/contracts/issue.ts';
import type { Merged } from '../../shared/api/contracts/merged.ts';
import type { Submitted } from '../../shared/api/contracts/submission.ts';
import { type Grid, valueAt } from '../../shared/grid/grid.ts';
import { patchCells } from '../../shared/workbook/patch.ts';
import { readWorkbook } from '../../shared/workbook/read.ts';
import { generateWorkbook, type Truth } from '../generate/generate-workbook.ts';
import { launchChromium, newVisitor } from './chromium.ts';
import { dropFile, signIn } from './clerk.ts';
import { type DemoServer, startServer } from './server.ts';

const NOTICE = 'js2021';
const CITIES = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12', '13'].map((n) => `32${n}00`);
const MESSY = new Set(['320200', '320500', '320700', '321100', '321300']);
const BY_PAGE = ['320100', '320300'];
const MEASURES = [
  ...['orgsTotal', 'orgsCity', 'projectsTotal', 'projectsCity', 'fundsWanTotal', 'fundsWanCity'],
  ...['staffTotal', 'staffCity', 'beneficiariesTotal', 'beneficiariesCity'],
];

let server: DemoServer;
let browser: Browser;
const papers = new Map<string, { bytes: Uint8Array<ArrayBuffer>; truth: Truth }>();

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchChromium()]);
  for (const unit of CITIES) {
    for (const annex of ['js2021-annex1', 'js2021-annex2']) {
      const name = server.account(unit, 'officer').unitName;
      const mess = MESSY.has(unit) ? 'some' : 'none';
      const made = await generateWorkbook({ annex, unit: { code: unit, name }, rows: 24, seed: 7, mess });
      papers.set(`${unit} ${annex}`, { bytes: new Uint8Array(made.bytes), truth: made.truth });
    }
  }
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

function paperOf(unit: string, annex: string) {
  const paper = papers.get(`${unit} ${annex}`);
  if (!paper) throw new Error(`no workbook of ${unit} for ${annex}`);
  return paper;
}

interface Answer {
  record: number | null;
  field: string | null;
  code: string;
}

async function post(
  unit: string,
  annex: string,
  bytes: Uint8Array<ArrayBuffer>,
  baseVersion: number,
  answers: Answer[],
) {
  const form = new FormData();
  form.set('file', new Blob([bytes]), '附件.xlsx');
  form.set('answers', JSON.stringify(answers));
  const query = `notice=${NOTICE}&annex=${annex}&baseVersion=${baseVersion}`;
  return fetch(`${server.address}/api/v1/submissions?${query}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${server.account(unit, 'officer').token}`,
      'idempotency-key': `${unit} ${annex} ${baseVersion} ${answers.length}`,
    },
    body: form,
  });
}

/** Hands a workbook in; what is asked is answered with the suggestion, as a clerk who checked it would. */
async function handIn(
  unit: string,
  annex: string,
  bytes = paperOf(unit, annex).bytes,
  baseVersion = 0,
): Promise<Submitted> {
  let response = await post(unit, annex, bytes, baseVersion, []);
  if (response.status === 422) {
    const { issues } = (await response.json()) as { issues: IssueJson[] };
    expect(issues.filter((issue) => issue.severity === 'error')).toEqual([]);
    const asked = issues.filter((issue) => issue.severity === 'confirm');
    response = await post(
      unit,
      annex,
      bytes,
      baseVersion,
      asked.map(({ record, field, code }) => ({ record, field, code })),
    );
  }
  expect(response.status, await response.clone().text()).toBe(201);
  return (await response.json()) as Submitted;
}

async function handInByPage(unit: string, annex: string): Promise<void> {
  const { page, faults } = await newVisitor(browser, server.address);
  await signIn(page, server, unit);
  await dropFile(page, `${unit}.xlsx`, paperOf(unit, annex).bytes);
  await page.getByRole('button', { name: '提 交' }).click();
  await page.locator('.receipt').waitFor();
  await page.context().close();
  expect(faults).toEqual([]);
}

const fen = (wan: unknown) => BigInt(Math.round(Number(wan) * 1e6));
const isMoney = (measure: string) => measure.startsWith('fundsWan');

/** The sums by row name, made here from the truth of the generated workbooks alone. */
function independentSums(truths: readonly Truth[]): Map<string, Map<string, bigint>> {
  const sums = new Map<string, Map<string, bigint>>();
  for (const record of truths.flatMap((truth) => truth.records)) {
    const row = `${record.values.regionGroup}/${record.values.region}`;
    const measures = sums.get(row) ?? new Map<string, bigint>();
    for (const measure of MEASURES) {
      const value = record.values[measure];
      if (value === undefined) continue;
      const amount = isMoney(measure) ? fen(value) : BigInt(value as number);
      measures.set(measure, (measures.get(measure) ?? 0n) + amount);
    }
    sums.set(row, measures);
  }
  return sums;
}

function mergedSums(merged: Merged): Map<string, Map<string, bigint>> {
  const sums = new Map<string, Map<string, bigint>>();
  for (const { values } of merged.records) {
    const given = MEASURES.filter((measure) => values[measure] !== undefined);
    if (given.length === 0) continue;
    const measures = given.map((m) => [m, isMoney(m) ? fen(values[m]) : BigInt(values[m] as number)] as const);
    sums.set(`${values.regionGroup}/${values.region}`, new Map(measures));
  }
  return sums;
}

async function mergedOf(annex: string): Promise<Merged> {
  const merged = await server.client('320000', 'reviewer').merged(NOTICE, annex);
  if (!merged.ok) throw new Error(JSON.stringify(merged.error));
  return merged.value;
}

/** The first row whose 总数 of money stands in the sheet, with the column. */
function fundsCell(grid: Grid): string {
  for (let row = 1; row <= grid.rows.length; row++) {
    if (valueAt(grid, row, 2) === '陕西省') return `G${row}`;
  }
  throw new Error('the generated 附件1 has no row 陕西省');
}

describe('the province of Jiangsu', () => {
  const annex1 = CITIES.map((unit) => () => paperOf(unit, 'js2021-annex1').truth);

  it('receives 附件1 and 附件2 of all 13 cities', async () => {
    for (const unit of CITIES) {
      for (const annex of ['js2021-annex2', 'js2021-annex1']) {
        if (BY_PAGE.includes(unit)) await handInByPage(unit, annex);
        else await handIn(unit, annex);
      }
    }
    const progress = await server.client('320000', 'reviewer').progress(NOTICE);
    if (!progress.ok) throw new Error('no progress');
    const first = progress.value.annexes.find((annex) => annex.id === 'js2021-annex1');
    expect(first?.counts.reported).toEqual({ numerator: 13, denominator: 13 });
  });

  it('gets the independent sum to the fen in the merged 附件1', async () => {
    const merged = await mergedOf('js2021-annex1');
    expect(merged.coverage).toMatchObject({ expected: 13, counted: 13, missing: [] });
    expect(mergedSums(merged)).toEqual(independentSums(annex1.map((truth) => truth())));
  });

  it('gets every project of 附件2 once, with the unit it comes from', async () => {
    const merged = await mergedOf('js2021-annex2');
    const expected = CITIES.flatMap((unit) =>
      paperOf(unit, 'js2021-annex2').truth.records.map((record) => `${unit} ${record.values.projectName}`),
    );
    expect(merged.records.map((record) => `${record.source?.unit} ${record.values.projectName}`)).toEqual(expected);
  });

  it('takes up a correction, once, and leaves the earlier version readable', async () => {
    const unit = '320400';
    const { bytes, truth } = paperOf(unit, 'js2021-annex1');
    const read = readWorkbook(bytes);
    if (!read.ok) throw new Error(read.error.code);
    const [grid] = read.value.grids as [Grid];
    const patched = patchCells(bytes, [{ sheet: grid.sheet, cell: fundsCell(grid), value: 987.65 }]);
    const corrected = new Uint8Array(patched);
    const { submission } = await handIn(unit, 'js2021-annex1', corrected, 1);
    expect(submission.version).toBe(2);

    const record = truth.records.find((each) => each.values.region === '陕西省');
    if (!record) throw new Error('no 陕西省');
    const others = annex1.map((each) => each()).filter((each) => each.unit !== unit);
    const now = {
      ...truth,
      records: truth.records.map((r) => (r === record ? { ...r, values: { ...r.values, fundsWanTotal: 987.65 } } : r)),
    };
    expect(mergedSums(await mergedOf('js2021-annex1'))).toEqual(independentSums([...others, now]));

    const versions = await server.client(unit, 'officer').submissions({ notice: NOTICE, annex: 'js2021-annex1' });
    if (!versions.ok) throw new Error('no list');
    expect(versions.value.items.map(({ version, state }) => ({ version, state }))).toEqual([
      { version: 2, state: 'submitted' },
      { version: 1, state: 'superseded' },
    ]);
  });

  it('downloads a workbook that LibreOffice opens with every row in the official layout', async (test) => {
    const file = await server.client('320000', 'reviewer').mergedFile(NOTICE, 'js2021-annex1', 'xlsx');
    if (!file.ok) throw new Error(JSON.stringify(file.error));
    const read = readWorkbook(file.value);
    if (!read.ok) throw new Error(read.error.code);
    const [annex, ...others] = read.value.grids;
    expect(others.map((grid) => grid.sheet)).toEqual(expect.arrayContaining(['报送情况', '来源']));
    expect(valueAt(annex as Grid, 2, 1)).toContain('社会组织参与乡村振兴情况统计表');

    if (spawnSync('soffice', ['--version']).status !== 0) {
      console.log('LibreOffice is not installed here: the file was read back by our own reader only.');
      return test.skip('LibreOffice is not installed');
    }
    const folder = mkdtempSync(path.join(tmpdir(), 'annex-office-'));
    writeFileSync(path.join(folder, 'merged.xlsx'), file.value);
    const run = spawnSync('soffice', [
      `-env:UserInstallation=file://${folder}/profile`,
      '--headless',
      '--convert-to',
      'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1',
      '--outdir',
      folder,
      path.join(folder, 'merged.xlsx'),
    ]);
    expect(run.status).toBe(0);
    const csv = readdirSync(folder).find((name) => name.endsWith('.csv') && !/报送情况|来源|附注/.test(name));
    const lines = readFileSync(path.join(folder, csv ?? ''), 'utf8').split('\n');
    const merged = await mergedOf('js2021-annex1');
    for (const { values } of merged.records) {
      const line = lines.find((text) => text.split(',')[1] === values.region);
      expect(line, String(values.region)).toBeDefined();
      if (values.orgsTotal !== undefined) expect(line?.split(',')[2]).toBe(String(values.orgsTotal));
    }
    rmSync(folder, { recursive: true });
  });
});
