import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Roster } from '../../../shared/api/contracts/roster.ts';
import { app } from '../../../worker/app.ts';
import { changeAll, firstIn, freshHouse, houseOf, main, START } from '../support/house.ts';
import { value } from '../support/outcome.ts';
import { call, type Person, person, UNITS } from '../support/people.ts';
import { annex2, project } from '../support/samples.ts';

let gansu: Person;

beforeEach(async () => {
  await freshHouse();
  gansu = await person(UNITS.gansu);
});
afterEach(() => vi.restoreAllMocks());

const liaison = (name: string, mobile = '13812345678') => ({
  values: { name, officePhone: '0931-8412345', mobile, email: 'lianluo@gansu.gov.cn' },
});
const register = async (name: string, baseVersion: number) =>
  value(
    await gansu.api.submit(
      {
        ...{ notice: 'mca2021', annex: 'mca2021-annex1', header: { reportingUnit: '甘肃省民政厅' }, baseVersion },
        records: [liaison(name)],
      },
      `k${baseVersion}`,
    ),
  ).submission.id;
const accept = (id: string) =>
  houseOf(UNITS.gansu)
    .db.prepare("INSERT INTO decisions (submission, kind, at, person) VALUES (?1, 'accept', ?2, ?3)")
    .bind(id, START.toISOString(), firstIn(UNITS.gansu))
    .run();
const roster = async () => (await (await call('/api/v1/notices/mca2021/roster')).json()) as Roster;
const namesOf = ({ units }: Roster) => units.flatMap(({ contacts }) => contacts.map(({ name }) => name));

test('the roster shows official contacts whole, once they are accepted, and keeps itself current', async () => {
  const first = await register('马兰', 0);
  expect(await roster()).toMatchObject({ expected: 7, named: 0 });
  await accept(first);
  const found = await roster();
  expect(found).toMatchObject({ expected: 7, named: 1, title: '社会组织援藏援疆工作省级联络员表' });
  expect(found.units.find(({ unit }) => unit === UNITS.gansu)?.contacts).toEqual([
    { name: '马兰', officePhone: '0931-8412345', mobile: '13812345678', email: 'lianluo@gansu.gov.cn' },
  ]);
  const second = await register('张伟', 1);
  expect(namesOf(await roster())).toEqual(['马兰']);
  await accept(second);
  expect(namesOf(await roster())).toEqual(['张伟']);
  // A unit that is no longer has nobody to call.
  await changeAll(
    main.prepare('UPDATE units SET retired_at = ?1 WHERE code = ?2').bind(START.toISOString(), UNITS.gansu),
  );
  expect(await roster()).toMatchObject({ expected: 6, named: 0 });
});

/** 甘肃's own notice: every registrar from the county up names its liaison officer. */
async function rosterOfGansu(): Promise<void> {
  const admin = await person(UNITS.gansu, { role: 'admin' });
  const post = async (path: string, body?: object) =>
    (await admin.send(path, { method: 'POST', body: JSON.stringify(body ?? {}) })).json();
  await post('/drafts', {
    ...{ id: 'gs-roster', title: '关于报送联络员的通知', issuer: '甘肃省民政厅', year: 2026 },
    annexes: [{ annex: 'mca2021-annex1', levels: ['prefecture', 'county'], nil: false, deadlines: {} }],
  });
  const { plan } = (await post('/drafts/gs-roster/try')) as { plan: string };
  expect(await post('/drafts/gs-roster/publish', { plan })).toMatchObject({ published: true });
}

test('every registrar below the province names its own; merges handed up publish nobody twice', async () => {
  await rosterOfGansu();
  const LIST = { notice: 'gs-roster', annex: 'mca2021-annex1' } as const;
  const name = async (unit: string, reportingUnit: string, contact: string, baseVersion = 0) => {
    const { api } = await person(unit);
    const input = { ...LIST, header: { reportingUnit }, records: [liaison(contact)], baseVersion };
    return value(await api.submit(input, crypto.randomUUID())).submission.id;
  };
  const accepted = async (above: string, id: string) =>
    value(await (await person(above, { role: 'reviewer' })).api.decide(id, { kind: 'accept' }, crypto.randomUUID()));
  const published = async () => {
    const answer = await call('/api/v1/notices/gs-roster/roster');
    const found = (await answer.json()) as Roster;
    return found.units.flatMap(({ unit, contacts }) => contacts.map((contact) => [unit, contact.name]));
  };
  await accepted(UNITS.linxia, await name(UNITS.dongxiang, '东乡族自治县民政局', '马兰'));
  expect(await published()).toEqual([[UNITS.dongxiang, '马兰']]);
  const city = await person(UNITS.linxia);
  const own = { records: [liaison('赵强')] };
  const merge = value(await city.api.forward(LIST.notice, LIST.annex, { own }, crypto.randomUUID()));
  await accepted(UNITS.gansu, merge.submission.id);
  const both = [
    [UNITS.linxia, '赵强'],
    [UNITS.dongxiang, '马兰'],
  ];
  expect(await published()).toEqual(both);
  // The county's next officer stands in it as soon as the city has accepted, whether or not the city hands it up again.
  await accepted(UNITS.linxia, await name(UNITS.dongxiang, '东乡族自治县民政局', '张伟', 1));
  expect(await published()).toEqual([both[0], [UNITS.dongxiang, '张伟']]);
  const { coverage, records } = value(
    await (await person(UNITS.gansu, { role: 'reader' })).api.merged(LIST.notice, LIST.annex),
  );
  expect(records.map(({ values }) => values.name)).toEqual(['赵强', '马兰']);
  expect(coverage.stale).toMatchObject([{ unit: UNITS.linxia, changes: [{ unit: UNITS.dongxiang, toVersion: 2 }] }]);
});

test('no other annex is ever published as a roster', async () => {
  const answer = await call('/api/v1/notices/js2021/roster');
  expect(await answer.json()).toMatchObject({ status: 404, code: 'roster.unknown' });
});

test('a receipt is printed with its facts and a QR code, and nothing personal', async () => {
  const officer = await person(UNITS.xuzhou);
  const { receipt } = value(await officer.api.submit(annex2(), 'k'));
  const answer = await call(`/api/v1/receipts/${receipt.number}/print`);
  const page = await answer.text();
  expect(answer.headers.get('content-type')).toContain('text/html');
  for (const fact of [
    receipt.number,
    '徐州市民政局',
    receipt.contentHash,
    receipt.signature,
    '2026-06-01 08:00:00（按时）',
  ]) {
    expect(page).toContain(fact);
  }
  expect(page).toMatch(/<svg[^>]+viewBox/);
  expect(page).toContain(`https://annex.test/api/v1/receipts/${receipt.number}/print`);
  expect(page).not.toMatch(/李红|0516-83735678|爱心公益|<script|<link|src=/);
  expect((await call('/api/v1/receipts/2021-999999/print')).status).toBe(404);
});

test('what is logged of a deployment names no person, no number, no code and no receipt', async () => {
  const lines: string[] = [];
  for (const to of ['log', 'error', 'warn', 'info'] as const) {
    vi.spyOn(console, to).mockImplementation((...words: unknown[]) => void lines.push(words.map(String).join(' ')));
  }
  const { DEMO: _, ...deployed } = env;
  const officer = await person(UNITS.xuzhou);
  const admin = await person(UNITS.xuzhou, { role: 'admin' });
  const ask = (path: string, token: string, body?: unknown) =>
    app.request(
      `/api/v1${path}`,
      {
        headers: {
          Authorization: `Bearer ${token}`,
          'Content-Type': 'application/json',
          'Idempotency-Key': '李红的键'.replace(/\P{ASCII}/gu, 'x'),
        },
        ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
      },
      deployed,
    );
  const invited = (await (await ask('/invitations', admin.token, { role: 'officer', name: '王芳' })).json()) as {
    code: string;
  };
  const received = (await (await ask('/submissions', officer.token, annex2())).json()) as {
    receipt: { number: string };
  };
  await ask('/submissions', officer.token, annex2([project({ fundsWan: '若干' })], { baseVersion: 1 }));
  await ask('/session', '', { code: invited.code });
  await ask('/session', '', { code: '王芳 13912345678' });
  await ask('/people?unit=320300', admin.token);
  await ask(`/receipts/${received.receipt.number}`, '');
  await ask('/units/import', admin.token, '单位');
  const broken = {
    ...deployed,
    DB: {
      prepare: () => {
        throw new Error('张三 13912345678');
      },
    },
  };
  await app.request('/api/v1/notices', { headers: { Authorization: `Bearer ${officer.token}` } }, broken);
  const text = lines.join('\n');
  expect(lines.length).toBeGreaterThan(8);
  expect(text).toContain('"route":"/api/v1/submissions"');
  const secrets = [officer.token, admin.token, invited.code, received.receipt.number];
  for (const secret of secrets) expect(text).not.toContain(secret);
  expect(text).not.toMatch(/李红|王芳|张三|0516-83735678|139\d{8}|爱心公益|徐州/);
});
