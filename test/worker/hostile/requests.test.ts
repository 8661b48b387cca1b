import fc from 'fast-check';
import { beforeAll, expect, test, vi } from 'vitest';
import type { ApiDocument } from '../../../worker/docs/open-api.ts';
import { STATUS_OF } from '../../../worker/problem/problem.ts';
import { draft } from '../admin/asked.ts';
import { freshHouse, main, workbook } from '../support/house.ts';
import { value } from '../support/outcome.ts';
import { call, type Person, person, UNITS } from '../support/people.ts';
import { annex2 } from '../support/samples.ts';
import { noObject, oddPiece, oddQuery, wronged } from './odd.ts';

/** The same ten thousand each time; another seed finds others. */
const SEED = 20_260_601;
const AT_ONCE = 25;

/** A body of each operation that takes one, right in all but what is exchanged in it. */
const BODIES: Readonly<Record<string, object>> = {
  signIn: { code: 'K7QM-2XWB-9FTR' },
  signInByOidc: { token: 'a.b.c', nonce: 'n' },
  submit: annex2([{ ...annex2().records?.[0], source: { fundsWan: '18.04' }, extra: { 备注: '无' } }], {
    answers: [{ record: 0, field: 'fundsWan', code: 'money.high', reason: '已核实' }],
  }),
  decide: { kind: 'return', reasons: [{ record: 0, field: 'fundsWan', text: '请核对' }], overall: '见单元格' },
  forward: { baseVersion: 0, header: { reportingUnit: '' }, own: { records: [{ values: { fundsWan: 1 } }] } },
  invite: { unit: '320321', role: 'reader', name: '李', days: 7 },
  saveDraft: draft('hostile'),
  publishDraft: { plan: 'abc' },
  deleteDraft: { revision: 1 },
  changeUnitState: { to: 'retired', reason: '撤并' },
  changeDuty: { kind: 'exempt', annex: 'js2021-annex2', units: ['320582'], reason: '机构改革' },
  changeNoticeState: { to: 'locked', reason: '汇总完毕' },
  saveReminderSettings: { robot: { kind: 'wecom', address: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=a' } },
};

/** Reading, or a dry run: what they answer may be good news. */
const HARMLESS = new Set(['inspect', 'importUnits']);

interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
}

interface Sent {
  readonly id: string;
  readonly who: number;
  readonly path: string;
  readonly init: RequestInit;
}

let operations: Operation[] = [];
const people: Person[] = [];
let submission = '';

beforeAll(async () => {
  await freshHouse();
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const { paths } = (await (await call('/api/v1/openapi.json')).json()) as ApiDocument;
  operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId }]) => ({
      id: operationId,
      method: method.toUpperCase(),
      path,
    })),
  );
  for (const [unit, role] of [
    [UNITS.xuzhou, 'officer'],
    [UNITS.jiangsu, 'reviewer'],
    [UNITS.jiangsu, 'admin'],
    [UNITS.ministry, 'reader'],
  ] as const)
    people.push(await person(unit, { role }));
  submission = value(await (people[0] as Person).api.submit(annex2(), 'k')).submission.id;
});

/** How many rows each table has. */
async function rows(): Promise<Record<string, number>> {
  const tables = await main
    .prepare(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '_cf_%' AND name <> 'seals'`,
    )
    .all<{ name: string }>();
  const counts = await main.batch<{ n: number }>(
    tables.results.map(({ name }) => main.prepare(`SELECT count(*) AS n FROM ${name}`)),
  );
  return Object.fromEntries(tables.results.map(({ name }, i) => [name, counts[i]?.results[0]?.n ?? 0]));
}

const RIGHT: Readonly<Record<string, () => string>> = {
  notice: () => 'js2021',
  annex: () => 'js2021-annex2',
  id: () => submission,
};

/** An address of the operation: `odd` for what is asked in it, unless `right`. */
function addressOf(path: string, odd: readonly string[], right: boolean): string {
  let n = 0;
  const address = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const piece = right ? RIGHT[name]?.() : undefined;
    return piece ?? encodeURIComponent(odd[n++ % odd.length] ?? '').replace(/^\.{0,2}$/, '%00');
  });
  return address.replace(/^\/api\/v1/, '');
}

/** A request that is wrong in its address, its body, its key or its token. */
const request = (operation: Operation): fc.Arbitrary<Sent> =>
  fc
    .record({
      odd: fc.array(oddPiece, { minLength: 1, maxLength: 3 }),
      query: oddQuery,
      who: fc.nat(people.length - 1),
      wrong: fc.constantFrom('address', 'body', 'body', 'body', 'key'),
      body: noObject,
      other: wronged(BODIES[operation.id] ?? { a: [1] }),
      raw: fc.boolean(),
      key: fc.constantFrom('', 'x'.repeat(201)),
    })
    .map(({ odd, query, who, wrong, body, other, raw, key }) => {
      const { id, method, path } = operation;
      // Without a body there is nothing else to be wrong in; a key is asked for only with some.
      const right = wrong === 'body' && id in BODIES;
      const search = new URLSearchParams(right ? {} : query).toString();
      const address = `${addressOf(path, odd, right)}${search ? `?${search}` : ''}`;
      if (method === 'GET') return { id, who, path: address, init: { method } };
      const headers = {
        'Content-Type': 'application/json',
        'Idempotency-Key': wrong === 'key' ? key : `k${odd.length}`,
      };
      const sent = raw || !right ? body : JSON.stringify(other);
      return { id, who, path: address, init: { method, headers, body: sent as BodyInit } };
    });

/** What is wrong with an answer; null where it is as it has to be. */
async function faultIn({ id, init }: Sent, answer: Response): Promise<string | null> {
  if (answer.status < 300) {
    await answer.arrayBuffer();
    return init.method === 'GET' || HARMLESS.has(id) ? null : `${id} was taken: ${answer.status}`;
  }
  const { code = '' } = (await answer.json().catch(() => ({}))) as { code?: keyof typeof STATUS_OF | '' };
  const told = code !== '' && STATUS_OF[code] === answer.status;
  return told && answer.status < 500 ? null : `${id} answered ${answer.status} ${code}`;
}

test('ten thousand bad requests to every route get a 4xx with a code, and leave nothing behind', async () => {
  const before = await rows();
  const asked = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.nat(operations.length - 1).chain((n) => request(operations[n] as Operation)),
        { minLength: AT_ONCE, maxLength: AT_ONCE, size: 'max' },
      ),
      async (requests) => {
        const faults = await Promise.all(
          requests.map(async (sent) => {
            asked.add(sent.id);
            const answer = await (people[sent.who] as Person).send(sent.path, sent.init);
            return faultIn(sent, answer);
          }),
        );
        expect(faults.filter((fault) => fault !== null)).toEqual([]);
      },
    ),
    { seed: SEED, numRuns: 10_000 / AT_ONCE },
  );
  expect([...asked].sort()).toEqual(operations.map(({ id }) => id).sort());
  expect(await rows()).toEqual(before);
}, 300_000);

test('requests with a token that is none get a 401, whatever else they hold', async () => {
  const before = await rows();
  const open = ['signIn', 'signInByOidc', 'oidcConfig', 'receipt', 'receiptKeys', 'receiptPage', 'roster', 'health'];
  const closed = operations.filter(({ id }) => !open.includes(id));
  const token = fc.constantFrom(
    '',
    'Bearer',
    'Bearer x',
    'Basic eDp4',
    `Bearer ${'x'.repeat(4_000)}`,
    "Bearer ' OR 1=1 --",
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...closed).chain(request), token, async ({ path, init }, authorization) => {
      const headers = { ...(init.headers as Record<string, string>), Authorization: authorization };
      const answer = await call(`/api/v1${path}`, { ...init, headers });
      expect([401, 404]).toContain(answer.status);
      expect(STATUS_OF[((await answer.json()) as { code: keyof typeof STATUS_OF }).code]).toBe(answer.status);
    }),
    { seed: SEED, numRuns: 500 },
  );
  expect(await rows()).toEqual(before);
}, 120_000);

test('three hundred damaged workbooks: read or refused with a code by whoever takes files, and nothing is kept', async () => {
  const before = await rows();
  const whole = ['js2-xuzhou-clean.xlsx', 'js2-wuxi-messy.xls'].map(workbook);
  const damaged = fc
    .record({
      book: fc.constantFrom(...whole),
      flips: fc.array(fc.tuple(fc.nat(1_000_000), fc.nat(255)), { maxLength: 12 }),
      cut: fc.option(fc.nat(1_000_000)),
    })
    .map(({ book, flips, cut }) => {
      const bytes = Uint8Array.from(book);
      for (const [at, byte] of flips) bytes[at % bytes.length] = byte;
      return cut === null ? bytes : bytes.slice(0, cut % bytes.length);
    });
  // An annex that these workbooks do not hold: nothing can be taken of them, whatever is still read.
  const takers = ['/inspections', '/submissions?notice=js2021&annex=js2021-annex1', `/submissions/${submission}/scan`];
  await fc.assert(
    fc.asyncProperty(damaged, fc.constantFrom(...takers, '/units/import'), async (bytes, path) => {
      const headers = { 'Content-Type': 'application/octet-stream', 'Idempotency-Key': 'damaged' };
      const who = people[path === '/units/import' ? 2 : 0] as Person;
      const answer = await who.send(path, { method: 'POST', headers, body: bytes });
      const sent = { id: path === '/inspections' ? 'inspect' : path === '/units/import' ? 'importUnits' : path };
      expect(await faultIn({ ...sent, who: 0, path, init: { method: 'POST' } }, answer)).toBeNull();
    }),
    { seed: SEED, numRuns: 300 },
  );
  expect(await rows()).toEqual(before);
}, 300_000);
