/** What only several databases can get wrong. Everything else is asked of them by the tests beside this folder. */
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test } from 'vitest';
import type { UnitPlanJson } from '../../../shared/api/contracts/unit.ts';
import { app } from '../../../worker/app.ts';
import { homeOf, housesOf, NUMBERS } from '../../../worker/store/databases.ts';
import { catchUp } from '../../../worker/store/replica.ts';
import { changeAll, firstIn, freshHouse, houseOf, main, START } from '../support/house.ts';
import { expectRefused, value } from '../support/outcome.ts';
import { type Person, person, UNITS } from '../support/people.ts';
import { annex2, need, needs, project } from '../support/samples.ts';
import { heldBack } from './held-back.ts';

const [MAIN, JIANGSU, GANSU] = housesOf(env);
if (!MAIN || !JIANGSU || !GANSU) throw new Error('run by vitest.databases.config.ts');
const header = (reportingUnit: string) => ({ ...annex2().header, reportingUnit });

beforeEach(freshHouse);

const rows = async <T = Record<string, unknown>>(db: D1Database, sql: string) =>
  (await db.prepare(sql).all<T>()).results;
const count = async (db: D1Database, from: string) =>
  (await rows<{ n: number }>(db, `SELECT count(*) AS n FROM ${from}`))[0]?.n ?? 0;

async function provinceHandsIn(unit: string, name: string, base = 0) {
  const officer = await person(unit);
  return value(await officer.api.submit({ ...needs(name, [need()]), baseVersion: base }, crypto.randomUUID()));
}

describe('where it lies', () => {
  test('what a unit hands in, and what is decided on it, is in its province’s database and in no other', async () => {
    const sent = value(await (await person(UNITS.xuzhou)).api.submit(annex2(), 'k'));
    const reviewer = await person(UNITS.jiangsu, { role: 'reviewer' });
    value(await reviewer.api.decide(sent.submission.id, { kind: 'accept' }, 'k'));
    for (const table of ['submissions', 'records', 'decisions', 'events']) {
      expect([table, await count(JIANGSU.db, table)]).toEqual([table, table === 'events' ? 2 : 1]);
      for (const { db } of [MAIN, GANSU]) expect([table, await count(db, table)]).toEqual([table, 0]);
    }
  });

  test('a number tells which database gave it out, and the receipt is found by it', async () => {
    const { submission, receipt } = value(await (await person(UNITS.xuzhou)).api.submit(annex2(), 'k'));
    expect(Number(submission.id)).toBe(firstIn(UNITS.xuzhou));
    expect(receipt.number).toBe('2021-3200000001');
    const anyone = await person(UNITS.beijing);
    expect(value(await anyone.api.receipt(receipt.number)).contentHash).toBe(receipt.contentHash);
    expectRefused(await anyone.api.receipt('2021-6200000001'), 404, 'receipt.unknown');
  });

  test('the numbers of any province times 2^20, as its rows have them, are whole numbers', () => {
    expect(Number.isSafeInteger((83 + 1) * NUMBERS * 2 ** 20 - 1)).toBe(true);
  });

  test('a province’s database holds its own units and what is asked of them, and nothing of another’s', async () => {
    const own = await rows<{ path: string }>(GANSU.db, 'SELECT path FROM units');
    const strangers = own.filter(({ path }) => !path.startsWith('100000/620000/'));
    expect(strangers.map(({ path }) => path).sort()).toEqual(['100000/', '100000/320000/']);
    expect(
      await count(GANSU.db, "assignments a JOIN units u ON u.code = a.unit WHERE u.path NOT LIKE '100000/620000/%'"),
    ).toBe(0);
    expect(await count(GANSU.db, 'assignments')).toBe(
      await count(MAIN.db, "assignments a JOIN units u ON u.code = a.unit WHERE u.path LIKE '100000/620000/%'"),
    );
  });

  test('a code of any province signs in; its token leads back to that database', async () => {
    for (const unit of [UNITS.xuzhou, UNITS.gansu, UNITS.beijing]) {
      const { api, code } = await person(unit, { reusable: true });
      const session = value(await api.signIn(code));
      expect(session.unit).toBe(unit);
      const mark = houseOf(unit).number === 0 ? '' : `${houseOf(unit).number}.`;
      expect(session.token.startsWith(mark)).toBe(true);
      const headers = { Authorization: `Bearer ${session.token}` };
      expect((await app.request('/api/v1/notices', { headers }, env)).status).toBe(200);
    }
  });

  test('a token is known where it was given out, and nowhere else', async () => {
    const { token } = await person(UNITS.xuzhou);
    for (const other of [token.slice(3), `62.${token.slice(3)}`, `65.${token.slice(3)}`]) {
      const headers = { Authorization: `Bearer ${other}` };
      expect((await app.request('/api/v1/notices', { headers }, env)).status).toBe(401);
    }
  });
});

describe('above the provinces', () => {
  let ministry: Person;
  beforeEach(async () => {
    ministry = await person(UNITS.ministry, { role: 'reviewer' });
  });

  test('the ministry’s merge, progress and lineage are of all databases, each unit from its own', async () => {
    await provinceHandsIn(UNITS.gansu, '甘肃省民政厅');
    const yunnan = await person('530000');
    const there = need({ implementPlace: '云南省昭通市镇雄县', fundsWan: 2.5 });
    value(await yunnan.api.submit(needs('云南省民政厅', [there]), 'k'));
    const merge = value(await ministry.api.merged('mca2021', 'mca2021-annex2'));
    expect(merge).toMatchObject({ coverage: { counted: 2 }, totals: { records: 2, measures: { fundsWan: 6.67 } } });
    expect(merge.records.map(({ source }) => source?.unit)).toEqual(['530000', UNITS.gansu]);
    const { annexes } = value(await ministry.api.progress('mca2021', undefined, 3));
    const needed = annexes.find(({ id }) => id === 'mca2021-annex2');
    expect(needed?.units.filter(({ state }) => state === 'submitted').map(({ unit }) => unit)).toEqual([
      '530000',
      UNITS.gansu,
    ]);
    const units = needed?.units.map(({ unit }) => unit) ?? [];
    expect(new Set(units).size).toBe(units.length);
    expect(needed?.subtree.filter(({ unit }) => unit === UNITS.gansu)).toHaveLength(1);
    expect(needed?.subtree.find(({ unit }) => unit === UNITS.linxia)?.parent).toBe(UNITS.gansu);
    const lineage = value(await ministry.api.lineage('mca2021', 'mca2021-annex2', { field: 'fundsWan' }));
    expect(lineage).toMatchObject({ value: 6.67, parts: [{ value: 2.5 }, { value: 4.17, unit: UNITS.gansu }] });
  });

  test('its lists go on through all databases, the newest first, each once', async () => {
    const officer = await person(UNITS.xuzhou);
    for (let base = 0; base < 60; base++) {
      value(await officer.api.submit(annex2([project({ staffCount: base + 1 })], { baseVersion: base }), `k${base}`));
      if (base % 20 === 0) await provinceHandsIn(UNITS.gansu, '甘肃省民政厅', base / 20);
    }
    const seen: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = value(await ministry.api.submissions(cursor === undefined ? {} : { cursor }));
      seen.push(...page.items.map(({ id }) => id));
      if (page.next === null) break;
      cursor = page.next;
    }
    expect(seen).toHaveLength(63);
    expect(new Set(seen).size).toBe(63);
    const own = seen.filter((id) => id.startsWith('32'));
    expect(own).toEqual([...own].sort().reverse());
    const wrong = await ministry.send('/submissions?cursor=6200000001.x');
    expect(wrong.status).toBe(400);
  });

  test('what it decides on a province’s report is stored there, held to its own token', async () => {
    const sent = await provinceHandsIn(UNITS.gansu, '甘肃省民政厅');
    const made = value(await ministry.api.decide(sent.submission.id, { kind: 'accept' }, 'k'));
    expect(made.submission.state).toBe('accepted');
    expect(await count(GANSU.db, 'decisions')).toBe(1);
    expect(value(await ministry.api.decide(sent.submission.id, { kind: 'accept' }, 'k'))).toEqual(made);
    // The same key for another province's report is the same key.
    const other = value(
      await (await person('530000')).api.submit(
        needs('云南省民政厅', [need({ implementPlace: '云南省昭通市镇雄县' })]),
        'k',
      ),
    );
    expectRefused(await ministry.api.decide(other.submission.id, { kind: 'accept' }, 'k'), 409, 'idempotency.mismatch');
    // Signed out at home, it is nobody here either, though the guest's row is still there.
    await main.prepare('UPDATE tokens SET revoked_at = ?1').bind(START.toISOString()).run();
    expectRefused(
      await ministry.api.decide(sent.submission.id, { kind: 'return', overall: '重报' }, 'l'),
      401,
      'auth.tokenUnknown',
    );
  });

  test('who it invites to a province is a person of that database; the guest is told of at home alone', async () => {
    const admin = await person(UNITS.ministry, { role: 'admin' });
    const invited = await admin.send('/invitations', {
      method: 'POST',
      body: JSON.stringify({ role: 'officer', unit: UNITS.linxia }),
    });
    const made = (await invited.json()) as { person: number; code: string; id: string };
    expect(Math.floor(made.person / NUMBERS)).toBe(62);
    const people = async (unit: string) =>
      ((await (await admin.send(`/people?unit=${unit}`)).json()) as { items: { id: number }[] }).items.map(
        ({ id }) => id,
      );
    expect(await people(UNITS.linxia)).toEqual([made.person]);
    expect((await people(UNITS.ministry)).every((id) => id < NUMBERS)).toBe(true);
    const session = value(await admin.api.signIn(made.code));
    expect(session.unit).toBe(UNITS.linxia);
    expect((await admin.send(`/people/${made.person}/revoke`, { method: 'POST' })).status).toBe(200);
    const headers = { Authorization: `Bearer ${session.token}` };
    expect((await app.request('/api/v1/notices', { headers }, env)).status).toBe(401);
  });
});

describe('the copies', () => {
  const state = async () =>
    JSON.stringify(
      await Promise.all(
        ['units', 'notices', 'notice_annexes', 'assignments', 'assignment_changes', 'annex_definitions', 'origin'].map(
          (table) => rows(GANSU.db, `SELECT * FROM ${table}`),
        ),
      ),
    );

  test('are the same however often they are taken, by however many at once', async () => {
    const before = await state();
    await Promise.all(Array.from({ length: 6 }, () => catchUp(MAIN, GANSU)));
    expect(await state()).toBe(before);
    await main.prepare("UPDATE assignments SET deadline = '2030-01-01T00:00:00.000Z'").run();
    await Promise.all(Array.from({ length: 6 }, () => catchUp(MAIN, GANSU)));
    expect(await count(GANSU.db, "assignments WHERE deadline <> '2030-01-01T00:00:00.000Z'")).toBe(0);
  });

  test('that broke off are taken up again by the next one', async () => {
    await main.prepare("UPDATE notices SET locked_at = '2026-06-02T00:00:00.000Z'").run();
    const broken = {
      prepare: (sql: string) => GANSU.db.prepare(sql),
      batch: () => Promise.reject(new Error('Network connection lost')),
    } as unknown as D1Database;
    await expect(catchUp(MAIN, { ...GANSU, db: broken })).rejects.toThrow('lost');
    expect(await count(GANSU.db, 'notices WHERE locked_at IS NOT NULL')).toBe(0);
    await changeAll();
    expect(await count(GANSU.db, 'notices WHERE locked_at IS NULL')).toBe(0);
  });

  test('an older state never stands over a newer one', async () => {
    const slow = heldBack(MAIN.db);
    await main.prepare("UPDATE notices SET title = '旧'").run();
    const late = catchUp({ ...MAIN, db: slow.db }, GANSU);
    await slow.read;
    await main.prepare("UPDATE notices SET title = '新'").run();
    await catchUp(MAIN, GANSU);
    slow.release();
    await late;
    expect(await rows(GANSU.db, 'SELECT DISTINCT title FROM notices')).toEqual([{ title: '新' }]);
  });

  test('a province that has reported into the main database is not given an empty one', async () => {
    await GANSU.db.prepare('UPDATE origin SET first = 0').run();
    await person(UNITS.ministry);
    await main
      .prepare(
        `INSERT INTO submissions (notice, annex, annex_version, unit, version, nil, header, count, content_hash, received_at,
           person, idempotency_key, request_hash, nonce)
         SELECT 'mca2021', 'mca2021-annex2', 1, '620000', 1, 0, '{}', 0, 'h', '', id, 'k', 'r', 'n' FROM people LIMIT 1`,
      )
      .run();
    await expect(catchUp(MAIN, GANSU)).rejects.toThrow('620000 has reported into the main database');
    expect((await app.request('/healthz', {}, env)).status).toBe(503);
  });

  test('are begun by the first look at a database that was just bound', async () => {
    await GANSU.db.batch([
      GANSU.db.prepare('PRAGMA defer_foreign_keys = true'),
      ...['assignments', 'notice_annexes', 'notices', 'units'].map((table) => GANSU.db.prepare(`DELETE FROM ${table}`)),
      GANSU.db.prepare('UPDATE origin SET first = 0, copied = 0'),
    ]);
    expect((await app.request('/healthz', {}, env)).status).toBe(200);
    const officer = await person(UNITS.gansu);
    expect(value(await officer.api.submit(needs('甘肃省民政厅'), 'k')).receipt.number).toBe('2021-6200000001');
  });

  test('a notice that the ministry locks is locked in every database when the answer comes', async () => {
    const admin = await person(UNITS.ministry, { role: 'admin' });
    const body = JSON.stringify({ to: 'locked', reason: '截止' });
    expect((await admin.send('/notices/mca2021/state', { method: 'POST', body })).status).toBe(200);
    const officer = await person(UNITS.gansu);
    expectRefused(await officer.api.submit(needs('甘肃省民政厅'), 'k'), 409, 'notice.locked');
  });

  test('a unit that a city adds is there at once, and may report when it is asked to', async () => {
    const admin = await person(UNITS.xuzhou, { role: 'admin' });
    const table = `单位代码,单位名称,层级,上级单位代码\n320300-org9,徐州市慈善总会,社会组织,320300\n`;
    const send = async (plan = '') =>
      (await (await admin.send(`/units/import${plan}`, { method: 'POST', body: table })).json()) as UnitPlanJson;
    await send(`?plan=${(await send()).plan}`);
    expect(await count(JIANGSU.db, "units WHERE code = '320300-org9'")).toBe(1);
    expect(await count(GANSU.db, "units WHERE code = '320300-org9'")).toBe(0);
  });

  test('a unit can’t move away from what it has reported', async () => {
    const admin = await person(UNITS.ministry, { role: 'admin' });
    const table = `单位代码,单位名称,层级,上级单位代码\n622900,临夏州民政局,地级,320000\n`;
    const answer = await admin.send('/units/import', { method: 'POST', body: table });
    expect(await answer.json()).toMatchObject({ status: 409, code: 'units.otherDatabase' });
  });
});

test('where one province’s database is down, the others take reports as ever, and health says so', async () => {
  const down = { prepare: () => ({ bind: () => down, first: lost, all: lost, run: lost }), batch: lost };
  const part = { ...env, DB_620000: down } as unknown as typeof env;
  const officer = await person(UNITS.xuzhou);
  const answer = await app.request(
    '/api/v1/submissions',
    {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${officer.token}`,
        'Content-Type': 'application/json',
        'Idempotency-Key': 'k',
      },
      body: JSON.stringify(annex2([project()], { header: header('徐州市民政局') })),
    },
    part,
  );
  expect(answer.status).toBe(201);
  expect((await app.request('/healthz', {}, part)).status).toBe(503);
  expect(homeOf(part, '100000/620000/').db).toBe(down);
});

const lost = () => Promise.reject(new Error('D1_ERROR: Network connection lost'));
