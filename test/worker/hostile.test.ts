import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { STATUS_OF } from '../../worker/problem/problem.ts';
import { freshHouse, rowsOf } from './support/house.ts';
import { value } from './support/outcome.ts';
import { call, type Person, person, UNITS } from './support/people.ts';
import { annex1, annex2, need, needs, project, region } from './support/samples.ts';

let officer: Person;

beforeAll(async () => {
  await freshHouse();
  officer = await person(UNITS.xuzhou);
});

const post = (body: BodyInit, headers: Record<string, string> = {}, path = '/submissions') =>
  officer.send(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID(), ...headers },
    body,
  });

/** Every refusal is a 4xx problem with a code of the catalogue and texts that are no codes. */
async function refused(answer: Response): Promise<string> {
  const problem = (await answer.json()) as { code: keyof typeof STATUS_OF; status: number; title: string };
  expect(STATUS_OF[problem.code]).toBe(answer.status);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  expect(problem.title).not.toContain(problem.code);
  return problem.code;
}

describe('a body that is no submission', () => {
  test.each([
    ['nothing', '', 'request.notJson'],
    ['half of JSON', '{"notice":"js2021"', 'request.notJson'],
    ['bytes that are no UTF-8', new Uint8Array([0x22, 0xff, 0xfe, 0x22]), 'request.notJson'],
    ['a number', '7', 'request.invalid'],
    ['an array', '[]', 'request.invalid'],
    ['null', 'null', 'request.invalid'],
    ['records that are none', JSON.stringify({ ...annex2(), records: [1, 'x', null] }), 'request.invalid'],
    ['a version that is none', JSON.stringify({ ...annex2(), baseVersion: 1.5 }), 'request.invalid'],
    ['a version below 0', JSON.stringify({ ...annex2(), baseVersion: -1 }), 'request.invalid'],
    ['a NUL in a text', JSON.stringify(annex2([project({ projectName: 'a\u0000b' })])), 'request.unreadableText'],
    ['half a surrogate pair', JSON.stringify(annex2([project({ projectName: '\ud800' })])), 'request.unreadableText'],
    [
      'a key of every object',
      '{"notice":"js2021","annex":"js2021-annex2","records":[{"values":{"__proto__":1}}]}',
      'request.unreadableText',
    ],
    ['nesting without end', `${'['.repeat(5_000)}${']'.repeat(5_000)}`, 'request.unreadableText'],
    ['20,001 records', JSON.stringify(annex2(Array(20_001).fill({ values: {} }))), 'request.invalid'],
  ])('%s', async (_, body, code) => {
    expect(await refused(await post(body))).toBe(code);
  });

  test('17 MB of JSON', async () => {
    expect(await refused(await post(`"${'x'.repeat(17 * 1024 * 1024)}"`))).toBe('request.tooLarge');
  });

  test('21 MB of a workbook', async () => {
    const body = new Uint8Array(21 * 1024 * 1024);
    const answer = await post(body, { 'Content-Type': 'application/octet-stream' }, '/submissions?notice=a&annex=b');
    expect(await refused(answer)).toBe('request.tooLarge');
  });

  test('a form or a plain text', async () => {
    for (const type of ['application/x-www-form-urlencoded', 'text/plain']) {
      expect(await refused(await post('a=1', { 'Content-Type': type }))).toBe('request.mediaType');
    }
  });

  test.each([
    ['a workbook that is none', new Uint8Array([1, 2, 3]), 'workbook.notWorkbook'],
    ['an empty file', new Uint8Array(), 'workbook.empty'],
  ])('%s', async (_, body, code) => {
    const query = '?notice=js2021&annex=js2021-annex2';
    const type = { 'Content-Type': 'application/octet-stream' };
    expect(await refused(await post(body, type, `/submissions${query}`))).toBe(code);
    expect(await refused(await post(body, type, '/inspections'))).toBe(code);
  });

  test('a workbook without saying for which annex', async () => {
    const answer = await post(new Uint8Array([1]), { 'Content-Type': 'application/octet-stream' });
    expect(await refused(answer)).toBe('request.invalid');
  });
});

describe('texts that are code elsewhere are stored as the text they are', () => {
  beforeEach(freshHouse);
  test.each([
    ["'); DROP TABLE submissions; --"],
    ['=cmd|calc!A0'],
    ['<script>alert(1)</script>'],
    ['{{7*7}}'],
    ['%00'],
  ])('%s', async (text) => {
    officer = await person(UNITS.xuzhou);
    const sent = value(await officer.api.submit(annex2([project({ projectName: text })]), 'k'));
    const { records } = value(await officer.api.submission(sent.submission.id));
    expect(records[0]?.values.projectName).toBe(text);
  });
});

/** Any JSON in the place of what was meant, at any depth. */
const anything = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>(
    null,
    '',
    ' ',
    '0',
    -1,
    1e308,
    1e-320,
    9e15,
    true,
    [],
    {},
    '２００－３００',
    '#REF!',
    '9'.repeat(400),
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

describe('generated submissions', () => {
  beforeAll(async () => {
    await freshHouse();
  });

  test.each([
    ['js2021-annex2', UNITS.xuzhou, annex2()],
    ['js2021-annex1', UNITS.wuxi, annex1('无锡市民政局', [region('省外', '陕西省', 5)])],
    ['mca2021-annex2', UNITS.dongxiang, needs('东乡族自治县民政局', [need()])],
  ])('of %s with a part exchanged: taken whole or refused with a code, never a 500', async (_, unit, whole) => {
    officer = await person(unit);
    const keys = Object.keys(whole.records?.[0]?.values ?? {});
    let version = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...keys),
        anything,
        fc.constantFrom('values', 'source', 'extra', 'header', 'answers', 'records'),
        async (key, odd, where) => {
          const [record] = whole.records ?? [];
          const changed = {
            ...whole,
            baseVersion: version,
            ...(where === 'header' ? { header: odd } : {}),
            ...(where === 'answers' ? { answers: [odd] } : {}),
            ...(where === 'records' ? { records: odd } : {}),
            ...(['values', 'source', 'extra'].includes(where)
              ? { records: [{ ...record, [where]: { ...(where === 'values' ? record?.values : {}), [key]: odd } }] }
              : {}),
          };
          const before = await rowsOf('submissions');
          const answer = await post(JSON.stringify(changed));
          if (answer.status === 201) version += 1;
          else await refused(answer);
          expect(await rowsOf('submissions')).toBe(before + (answer.status === 201 ? 1 : 0));
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('generated addresses', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'js2021',
      'js2021-annex2',
      'merged',
      'progress',
      '..',
      '%',
      '%00',
      '%ff',
      "' OR 1=1 --",
      '/',
      '2021-000001',
    ),
    fc.string({ maxLength: 30 }),
  );
  test('are answered with a 4xx and a code, or are a route', async () => {
    await freshHouse();
    officer = await person(UNITS.xuzhou);
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 5 }), piece, async (pieces, query) => {
        const path = pieces.map((p) => (p.startsWith('%') ? p : encodeURIComponent(p))).join('/');
        const search = `?unit=${encodeURIComponent(query)}&cursor=${encodeURIComponent(query)}&format=${encodeURIComponent(query)}`;
        for (const root of ['', 'notices/', 'submissions/', 'receipts/', 'notices/js2021/annexes/']) {
          const answer = await officer.send(`/${root}${path}${search}`);
          if (answer.status >= 400) await refused(answer);
          else await answer.arrayBuffer();
        }
      }),
      { numRuns: 100 },
    );
  });

  test('nothing but reading is allowed across origins without a token, and tokens are no cookies', async () => {
    const answer = await call('/api/v1/submissions', {
      method: 'OPTIONS',
      headers: { Origin: 'https://excel.officeapps.live.com', 'Access-Control-Request-Method': 'POST' },
    });
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
  });
});
