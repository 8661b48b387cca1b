import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { fixture } from '../../test/fixtures/fixture.ts';
import { patchCells } from '../workbook/patch.ts';
import { rendered } from './testing/rendered.ts';

const home = mkdtempSync(path.join(tmpdir(), 'annex-soffice-'));
const installed = (process.env.PATH ?? '')
  .split(path.delimiter)
  .some((folder) => existsSync(path.join(folder, 'soffice')));
if (!installed)
  console.warn('LibreOffice (soffice) is not installed here: what it shows of rendered files is not checked.');

afterAll(() => rmSync(home, { recursive: true, force: true }));

/** The rows LibreOffice shows of each sheet; undefined where it is not installed. */
function shown(name: string, bytes: Uint8Array): string[][] | undefined {
  if (!installed) return undefined;
  const file = path.join(home, `${name}.xlsx`);
  writeFileSync(file, bytes);
  const filter = 'csv:Text - txt - csv (StarCalc):9,0,76,1,,0,false,true,false,false,false,-1';
  const run = spawnSync('soffice', ['--headless', '--convert-to', filter, '--outdir', home, file], {
    env: { ...process.env, HOME: home },
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(run.stderr);
  const sheets = readdirSync(home).filter((f) => f.startsWith(`${name}-`) && f.endsWith('.csv'));
  return sheets.map((sheet) =>
    readFileSync(path.join(home, sheet), 'utf8')
      .replace(/^\ufeff/, '')
      .split('\n'),
  );
}

const unitName = '某某民政局';

/** Holds where LibreOffice is installed; elsewhere the warning above says that it was not looked at. */
function expectRows(rows: string[] | undefined, wanted: string[]): void {
  if (installed) expect(rows).toEqual(expect.arrayContaining(wanted));
  else expect(rows).toBeUndefined();
}

describe('LibreOffice shows every row of what is rendered', () => {
  it('of a list that has grown, with its notes below', () => {
    const records = Array.from({ length: 40 }, (_, i) => ({
      values: { projectName: `=${i}`, aidCategory: '其他', fundsWan: 18.04, contactMobile: '13812345678' },
    }));
    const wanted = [
      '单位：某某民政局 (公 章)',
      ...records.map(({ values }, i) => `${i + 1}\t${values.projectName}\t其他\t\t\t18.04\t\t13812345678`),
      '备注：\t\t\t\t\t\t\t',
    ];
    const rows = shown('list', rendered('mca2021-annex2', { unitName, records }))?.[0];
    expectRows(rows, [wanted[0] + '\t'.repeat(7), ...wanted.slice(1)]);
  });

  it('of a matrix whose free rows have grown', () => {
    const names = ['丰县', '睢宁县', '灌云县', '灌南县', '响水县'];
    const records = names.map((region, i) => ({ values: { regionGroup: '省内', region, orgsTotal: i } }));
    const rows = shown('matrix', rendered('js2021-annex1', { unitName, records }))?.[0];
    expectRows(rows, [
      `省 内\t丰县\t0${'\t'.repeat(9)}`,
      ...names.slice(1).map((n, i) => `\t${n}\t${i + 1}${'\t'.repeat(9)}`),
    ]);
  });

  it('of several forms behind their register', () => {
    const records = ['甲会', '乙会'].map((orgName) => ({
      values: { orgName, period: { start: '2021-03', end: '2021-09' } },
    }));
    const sheets = shown('forms', rendered('js2021-annex3-form', { unitName, records }));
    if (installed) expect(sheets?.length).toBe(3);
    expectRows(sheets?.flat(), [
      '社会组织基本情况\t组织名称（全称）\t甲会',
      '社会组织基本情况\t组织名称（全称）\t乙会',
    ]);
  });

  it('of a patched workbook', () => {
    const bytes = fixture('a2-gansu-messy.xlsx');
    const patched = patchCells(bytes, [{ sheet: 'Sheet1', cell: 'B8', value: '改过的项目' }]);
    const rows = shown('patched', patched)?.[0];
    if (installed) expect(rows?.find((row) => row.includes('改过的项目'))?.startsWith('3\t改过的项目')).toBe(true);
    expectRows(rows?.slice(0, 1), installed ? [`附件 2${'\t'.repeat(7)}`] : []);
  });
});
