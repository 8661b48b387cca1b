import { env } from 'cloudflare:workers';
import { zipSync } from 'fflate';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { app } from '../../../worker/app.ts';
import { STATUS_OF } from '../../../worker/problem/problem.ts';
import { freshHouse, rowsOf } from '../support/house.ts';
import { type Person, person, UNITS } from '../support/people.ts';
import { annex2, project } from '../support/samples.ts';

let officer: Person;

beforeAll(async () => {
  await freshHouse();
  officer = await person(UNITS.xuzhou);
});

const utf8 = (text: string) => new TextEncoder().encode(text);
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook whose only sheet holds these rows of XML. */
const bookOf = (rows: string): Uint8Array<ArrayBuffer> =>
  zipSync({
    'xl/workbook.xml': utf8(
      `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': utf8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': utf8(`<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`),
  }) as Uint8Array<ArrayBuffer>;

const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
const MILLION = 1_000_000;
const BOOKS = {
  'a cell of 10 MB': () => bookOf(`<row>${cell('x'.repeat(10 * MILLION))}</row>`),
  'a row of 1,000 columns': () => bookOf(`<row>${cell('项目名称').repeat(1_000)}</row>`),
  '100 rows of 1,000 columns': () => bookOf(`<row>${cell('1').repeat(1_000)}</row>`.repeat(100)),
  '120 MB of nothing': () => bookOf(' '.repeat(120 * MILLION)),
};

/** Refused with a code of the catalogue, or answered without fault. */
async function codeOf(answer: Response): Promise<string> {
  if (answer.status < 300) return 'read';
  const { code } = (await answer.json()) as { code: keyof typeof STATUS_OF };
  expect([code, STATUS_OF[code]]).toEqual([code, answer.status]);
  expect(answer.status).toBeLessThan(500);
  return code;
}

describe('a workbook with', () => {
  test.each(Object.entries(BOOKS))('%s is read or refused, and never kept', async (_, make) => {
    const body = make();
    const post = (path: string) =>
      officer.send(path, {
        ...{ method: 'POST', headers: { 'Content-Type': 'application/octet-stream', 'Idempotency-Key': 'k' } },
        body,
      });
    await codeOf(await post('/inspections'));
    expect(await codeOf(await post('/submissions?notice=js2021&annex=js2021-annex2'))).toMatch(
      /^(?:workbook|submission)\./,
    );
    expect(await rowsOf('submissions')).toBe(0);
  });
});

describe('JSON with', () => {
  const many = Object.fromEntries(Array.from({ length: 1_000 }, (_, i) => [`column${i}`, i]));
  test.each([
    ['a value of 10 MB', annex2([project({ projectName: '长'.repeat(3_500_000) })])],
    ['a source of 10 MB', annex2([{ ...project(), source: { fundsWan: '9'.repeat(10 * MILLION) } }])],
    ['1,000 columns that the annex does not have', annex2([{ values: { ...project().values, ...many } as never }])],
    ['an extra column of 10 MB', annex2([{ ...project(), extra: { 备注: 'x'.repeat(10 * MILLION) } }])],
  ])('%s is refused with a code, and nothing is kept', async (_, input) => {
    const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() };
    const answer = await officer.send('/submissions', { method: 'POST', headers, body: JSON.stringify(input) });
    expect(await codeOf(answer)).not.toBe('read');
    expect(await rowsOf('submissions')).toBe(0);
  });
});

describe('outside the demo, one address that asks without end', () => {
  const { DEMO: _, ...deployed } = env;
  const from = (address: string, path: string, init: RequestInit = {}) =>
    app.request(`/api/v1${path}`, { ...init, headers: { 'cf-connecting-ip': address } }, deployed);

  test('is held off, and no other one with it', async () => {
    vi.spyOn(console, 'log').mockImplementation(() => undefined);
    let last = await from('192.0.2.1', '/nothing');
    // The minute may turn while this runs: then the count begins anew, once.
    for (let i = 0; i < 1_200 && last.status !== 429; i++) last = await from('192.0.2.1', '/nothing');
    expect(last.status).toBe(429);
    expect((await from('192.0.2.2', '/nothing')).status).toBe(404);
  });

  test('trying codes is held off, and no other one with it', async () => {
    const tries = { method: 'POST', body: '{"code":"K7QM-2XWB-9FTR"}' };
    const answers: number[] = [];
    for (let i = 0; i < 41; i++) answers.push((await from('192.0.2.3', '/session', tries)).status);
    expect(answers).toContain(429);
    expect((await from('192.0.2.4', '/session', tries)).status).toBe(401);
  });
});
