import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test } from 'vitest';
import type { InspectionJson } from '../../shared/api/contracts/inspection.ts';
import type { ProblemJson } from '../../shared/api/contracts/problem.ts';
import type { Submitted } from '../../shared/api/contracts/submission.ts';
import { READ_LIMITS } from '../../shared/workbook/limits.ts';
import { readWorkbook } from '../../shared/workbook/read.ts';
import { sheetXml, xlsx } from '../../shared/workbook/xlsx-sample.ts';
import { freshHouse, rowsOf, workbook } from './support/house.ts';
import { expectRefused, value } from './support/outcome.ts';
import { type Person, person, UNITS } from './support/people.ts';

let officer: Person;

beforeEach(async () => {
  await freshHouse();
  officer = await person(UNITS.xuzhou);
});

const ANNEX2 = { notice: 'js2021', annex: 'js2021-annex2' };

function form(file: string, fields: Record<string, string>): FormData {
  const data = new FormData();
  data.set('file', new Blob([workbook(file)]), file);
  for (const [name, text] of Object.entries(fields)) data.set(name, text);
  return data;
}

const postForm = (data: FormData, query = '', key: string = crypto.randomUUID()) =>
  officer.send(`/submissions${query}`, { method: 'POST', headers: { 'Idempotency-Key': key }, body: data });

describe('an inspection', () => {
  test.each(Object.keys(env.FIXTURES).filter((name) => /\.xlsx?$/.test(name)))('of %s stores nothing', async (file) => {
    const answer = await officer.send('/inspections', { method: 'POST', body: workbook(file) });
    const reading = (await answer.json()) as InspectionJson;
    const expected = JSON.parse(env.FIXTURES[file.replace(/\.xlsx?$/, '.expected.json')] ?? '{}') as InspectionJson;
    const annexes = expected.sheets.filter(({ annex }) => annex !== null);
    expect(reading.sheets.filter(({ annex }) => annex !== null).map((s) => [s.annex, s.records.length])).toEqual(
      annexes.map((s) => [s.annex, s.records.length]),
    );
    expect(await rowsOf('submissions')).toBe(0);
  });
});

describe('a workbook that a page can read and the Worker has no room for', () => {
  // 40 rows that reach to the last column: 655,360 places.
  const rows = Array.from({ length: 40 }, (_, i) => `<row r="${i + 1}"><c r="XFD${i + 1}"><v>1</v></c></row>`);
  const bytes = xlsx({ sheets: [sheetXml(rows.join(''))] }) as Uint8Array<ArrayBuffer>;

  test('is refused with a code, whichever way it comes', async () => {
    expect(readWorkbook(bytes, READ_LIMITS).ok).toBe(true);
    expectRefused(await officer.api.inspect(bytes, 'a.xlsx'), 422, 'workbook.tooManyCells');
    expectRefused(await officer.api.submitWorkbook(bytes, ANNEX2, 'k'), 422, 'workbook.tooManyCells');
    expect(await rowsOf('submissions')).toBe(0);
  });
});

describe('a workbook handed in', () => {
  test('as its bytes: read, judged and stored', async () => {
    const sent = value(await officer.api.submitWorkbook(workbook('js2-xuzhou-clean.xlsx'), ANNEX2, 'k'));
    const expected = JSON.parse(env.FIXTURES['js2-xuzhou-clean.expected.json'] ?? '{}') as InspectionJson;
    expect(sent.receipt.count).toBe(expected.sheets[0]?.records.length);
    const read = value(await officer.api.submission(sent.submission.id));
    expect(read.records[0]?.values).toMatchObject(expected.sheets[0]?.records[0]?.values ?? {});
  });

  test('is one with what the page would have posted of it: the same content hash', async () => {
    const bytes = workbook('js2-xuzhou-clean.xlsx');
    const { sheets } = value(await officer.api.inspect(bytes, 'a.xlsx'));
    const byBytes = value(await officer.api.submitWorkbook(bytes, ANNEX2, 'a'));
    const [sheet] = sheets;
    const input = { ...ANNEX2, baseVersion: 1, header: sheet?.header, records: sheet?.records as never };
    const byJson = value(await officer.api.submit(input, 'b'));
    expect(byJson.receipt.contentHash).toBe(byBytes.receipt.contentHash);
  });

  test('twice under one key: the same receipt; another workbook under it: refused', async () => {
    const send = (file: string) => officer.api.submitWorkbook(workbook(file), ANNEX2, 'k');
    const first = value(await send('js2-xuzhou-clean.xlsx'));
    expect(value(await send('js2-xuzhou-clean.xlsx')).receipt).toEqual(first.receipt);
    expectRefused(await send('js-changzhou-two-annexes.xlsx'), 409, 'idempotency.mismatch');
    expect(await rowsOf('submissions')).toBe(1);
  });

  test('as a form, with its answers; its findings name the cells', async () => {
    officer = await person(UNITS.wuxi);
    const refused = (await (await postForm(form('js2-wuxi-messy.xls', ANNEX2))).json()) as ProblemJson;
    expect(refused.code).toBe('submission.hasIssues');
    const open = refused.issues?.filter(({ severity }) => severity === 'error' || severity === 'confirm') ?? [];
    expect(open.length).toBeGreaterThan(0);
    for (const issue of open.filter(({ record }) => record !== null)) expect(issue.cell).toMatch(/^[A-Z]+\d+$/);
    const answers = open.map(({ record, field, code, fix }) => ({
      ...{ record, field, code, reason: '已核实' },
      // 300户 where persons are counted has no suggestion: the officer gives the number.
      ...(code === 'count.otherUnit' ? { value: 300 } : fix?.value === undefined ? {} : { value: fix.value }),
    }));
    const again = await postForm(form('js2-wuxi-messy.xls', { ...ANNEX2, answers: JSON.stringify(answers) }));
    const left = ((await again.json()) as ProblemJson).issues ?? [];
    // Errors are not answered away; questions are.
    expect(left.filter(({ severity }) => severity === 'confirm')).toEqual([]);
  });

  test('with two annexes in it: the one asked for', async () => {
    officer = await person('320400');
    const query = '?notice=js2021&annex=js2021-annex2';
    const answer = await postForm(form('js-changzhou-two-annexes.xlsx', {}), query);
    expect(answer.status).toBe(201);
    expect(((await answer.json()) as Submitted).receipt).toMatchObject({ annex: 'js2021-annex2', unit: '320400' });
  });

  test('that does not hold the annex: refused', async () => {
    const wrong = officer.api.submitWorkbook(workbook('js1-xuzhou-clean.xlsx'), ANNEX2, 'k');
    expectRefused(await wrong, 422, 'workbook.noSuchAnnex');
  });

  test('of another unit: asked about, not taken', async () => {
    officer = await person(UNITS.wuxi);
    const sent = await officer.api.submitWorkbook(workbook('js2-xuzhou-clean.xlsx'), ANNEX2, 'k');
    const problem = expectRefused(sent, 422, 'submission.hasIssues');
    expect(problem.issues?.some(({ code }) => code === 'unit.mismatch')).toBe(true);
  });
});
