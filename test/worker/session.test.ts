import { beforeEach, expect, test } from 'vitest';
import { newToken, secretHash } from '../../worker/auth/secret.ts';
import { db, freshHouse, rowsOf, START, setClock } from './support/house.ts';
import { expectRefused, value } from './support/outcome.ts';
import { call, type Person, person, UNITS } from './support/people.ts';
import { annex2, project } from './support/samples.ts';

const DAY = 86_400_000;
let officer: Person;

beforeEach(async () => {
  await freshHouse();
  officer = await person(UNITS.xuzhou);
});

const signIn = (code: unknown, headers: Record<string, string> = {}) =>
  call('/api/v1/session', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify({ code }),
  });

test('a code is traded for a token that acts for its unit', async () => {
  const session = value(await officer.api.signIn(officer.code));
  expect(session).toMatchObject({ unit: '320300', unitName: '徐州市民政局', level: 'prefecture', role: 'officer' });
  expect(session.token).toMatch(/^(32\.)?[\w-]{43}$/);
  expect(Date.parse(session.expiresAt)).toBe(START.getTime() + 30 * DAY);
  const notices = await call('/api/v1/notices', { headers: { Authorization: `Bearer ${session.token}` } });
  expect(notices.status).toBe(200);
});

test('a code may be typed in small letters, full-width, without dashes', async () => {
  const typed = [
    officer.code.toLowerCase(),
    officer.code.replaceAll('-', ''),
    ` ${officer.code.replaceAll('-', ' ')} `,
    [...officer.code].map((c) => (c === '-' ? '－' : String.fromCharCode(c.charCodeAt(0) + 0xfee0))).join(''),
  ];
  for (const code of typed) expect((await signIn(code)).status).toBe(200);
});

test('a code that is none is refused, in the language asked for', async () => {
  const zh = await signIn('K7QM-2XWB-9FTR');
  expect(zh.status).toBe(401);
  expect(zh.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(await zh.json()).toMatchObject({ code: 'session.codeUnknown', title: '登录码不对' });
  const en = await signIn('K7QM-2XWB-9FTR', { 'Accept-Language': 'en-GB,zh;q=0.5' });
  expect(await en.json()).toMatchObject({ code: 'session.codeUnknown', title: 'The code is not right' });
});

test('an ordinary code is good for one sign-in', async () => {
  const once = await person(UNITS.xuzhou, { reusable: false });
  expect([(await signIn(once.code)).status, (await signIn(once.code)).status]).toEqual([200, 401]);
});

test('a token ends when it was idle for 30 days, and lives on while it is used', async () => {
  for (const day of [20, 40, 60]) {
    setClock(START.getTime() + day * DAY);
    value(await officer.api.notices());
  }
  setClock(START.getTime() + 91 * DAY);
  expectRefused(await officer.api.notices(), 401, 'auth.tokenUnknown');
});

test('neither codes nor tokens are stored', async () => {
  const { token } = value(await officer.api.signIn(officer.code));
  const dump: unknown[] = [];
  for (const table of ['codes', 'tokens', 'people', 'events']) {
    dump.push((await db.prepare(`SELECT * FROM ${table}`).all()).results);
  }
  const text = JSON.stringify(dump);
  for (const secret of [token, officer.token, officer.code, officer.code.replaceAll('-', '')]) {
    expect(text).not.toContain(secret);
  }
  expect(text).toContain(await secretHash(token));
});

test('tokens are 32 random bytes', () => {
  const tokens = new Set(Array.from({ length: 200 }, newToken));
  expect(tokens.size).toBe(200);
});

test('a token revoked a moment ago stores nothing, and gets no receipt of what it stored before', async () => {
  value(await officer.api.submit(annex2(), 'before'));
  await db
    .prepare('UPDATE tokens SET revoked_at = ?1 WHERE hash = ?2')
    .bind(START.toISOString(), await secretHash(officer.token))
    .run();
  const second = annex2([project({ fundsWan: 20 })], { baseVersion: 1 });
  expectRefused(await officer.api.submit(second, 'after'), 401, 'auth.tokenUnknown');
  expectRefused(await officer.api.submit(annex2(), 'before'), 401, 'auth.tokenUnknown');
  expectRefused(await officer.api.submit(annex2([]), 'faulty'), 401, 'auth.tokenUnknown');
  expectRefused(await officer.api.notices(), 401, 'auth.tokenUnknown');
  expect(await rowsOf('submissions')).toBe(1);
});

test('someone whose role or unit was changed a moment ago no longer submits as who they were', async () => {
  value(await officer.api.submit(annex2(), 'before'));
  await db.prepare("UPDATE people SET role = 'reviewer'").run();
  const second = annex2([project({ fundsWan: 20 })], { baseVersion: 1 });
  expectRefused(await officer.api.submit(second, 'after'), 401, 'auth.tokenUnknown');
  expectRefused(await officer.api.submit(second, 'after'), 403, 'access.role');
  expect(await rowsOf('submissions')).toBe(1);
});
