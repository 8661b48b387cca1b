import { beforeEach, expect, test } from 'vitest';
import type { Invitation, PersonJson } from '../../../shared/api/contracts/people.ts';
import { db, freshHouse, START, setClock } from '../support/house.ts';
import { expectRefused, value } from '../support/outcome.ts';
import { call, type Person, person, UNITS } from '../support/people.ts';
import { annex2 } from '../support/samples.ts';

const DAY = 86_400_000;
let admin: Person;

beforeEach(async () => {
  await freshHouse();
  admin = await person(UNITS.xuzhou, { role: 'admin' });
});

const post = (who: Person, path: string, body?: object) =>
  who.send(path, { method: 'POST', ...(body ? { body: JSON.stringify(body) } : {}) });
const json = async <T>(answer: Response | Promise<Response>) => (await (await answer).json()) as T;
const invited = (body: object) => json<Invitation>(post(admin, '/invitations', body));
const signIn = (code: string, agent = '') =>
  call('/api/v1/session', { method: 'POST', body: JSON.stringify({ code }), headers: { 'User-Agent': agent } });
const withToken = async (answer: Response): Promise<Person> => {
  const { token } = await json<{ token: string }>(answer);
  const send = (path: string, init: RequestInit = {}) =>
    call(`/api/v1${path}`, { ...init, headers: { Authorization: `Bearer ${token}` } });
  return { ...admin, token, send };
};

test('an invitation is a code for one sign-in, for one unit and role, and ends after its days', async () => {
  const one = await invited({ unit: UNITS.fengxian, role: 'officer', name: '王芳', days: 3 });
  expect(one).toMatchObject({ unit: '320321', unitName: '丰县民政局', role: 'officer', name: '王芳' });
  expect(Date.parse(one.expiresAt)).toBe(START.getTime() + 3 * DAY);
  const answer = await signIn(one.code);
  expect(await json(answer)).toMatchObject({ unit: '320321', role: 'officer' });
  expect((await signIn(one.code)).status).toBe(401);
  const late = await invited({ unit: UNITS.fengxian, role: 'officer', days: 3 });
  setClock(START.getTime() + 3 * DAY);
  expect((await signIn(late.code)).status).toBe(401);
});

test('of twenty who use one code at once, one gets in', async () => {
  const { code } = await invited({ role: 'reader' });
  const answers = await Promise.all(Array.from({ length: 20 }, () => signIn(code)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
});

test('an invitation can be revoked while it is open, and is then good for nothing', async () => {
  const { id, code } = await invited({ role: 'officer' });
  expect((await post(admin, `/invitations/${id}/revoke`)).status).toBe(200);
  expect((await signIn(code)).status).toBe(401);
  expect(await json(post(admin, `/invitations/${id}/revoke`))).toMatchObject({ code: 'invitation.unknown' });
});

test('an administrator invites to the own unit and those below, and nowhere else', async () => {
  for (const unit of [UNITS.xuzhou, UNITS.fengxian]) {
    expect((await post(admin, '/invitations', { unit, role: 'admin' })).status).toBe(201);
  }
  for (const unit of [UNITS.jiangsu, UNITS.wuxi, UNITS.dongxiang, UNITS.organisation]) {
    expect(await json(post(admin, '/invitations', { unit, role: 'officer' }))).toMatchObject({ code: 'access.unit' });
  }
  expect((await post(admin, '/invitations', { unit: '999999', role: 'officer' })).status).toBe(404);
});

test('people are listed with their invitation and devices, and never with a secret', async () => {
  const { code, person: id } = await invited({ role: 'officer', name: '王芳' });
  const edge = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0';
  const session = await json<{ token: string }>(signIn(code, edge));
  const text = await (await admin.send('/people')).text();
  for (const secret of [code, code.replaceAll('-', ''), session.token]) expect(text).not.toContain(secret);
  const { items } = JSON.parse(text) as { items: PersonJson[] };
  expect(items.find((item) => item.id === id)).toMatchObject({
    ...{ name: '王芳', role: 'officer', invitation: { state: 'used' } },
    devices: [{ label: 'Edge, Windows', state: 'active' }],
  });
});

test('a device signed out stores nothing any more; the person’s other device goes on', async () => {
  const first = await invited({ role: 'officer' });
  const one = await withToken(await signIn(first.code));
  const { items } = await json<{ items: { id: string }[] }>(one.send('/devices'));
  expect(items).toHaveLength(1);
  expect(await json(post(admin, `/devices/${items[0]?.id}/revoke`))).toEqual({ devices: 1, codes: 0 });
  expect((await one.send('/notices')).status).toBe(401);
  const officer = await person(UNITS.xuzhou);
  value(await officer.api.submit(annex2(), 'k'));
});

test('shutting someone out ends all devices and codes at once', async () => {
  const officer = await person(UNITS.xuzhou);
  value(await officer.api.submit(annex2(), 'k'));
  const { items } = await json<{ items: PersonJson[] }>(admin.send('/people'));
  const id = items.find(({ role }) => role === 'officer')?.id;
  expect(await json(post(admin, `/people/${id}/revoke`))).toEqual({ devices: 1, codes: 1 });
  expectRefused(await officer.api.submit(annex2([], { baseVersion: 1 }), 'l'), 401, 'auth.tokenUnknown');
  expect((await signIn(officer.code)).status).toBe(401);
});

test('nobody but its owner and the administrators above signs a device out', async () => {
  const officer = await person(UNITS.fengxian);
  const { items } = await json<{ items: { id: string }[] }>(officer.send('/devices'));
  const path = `/devices/${items[0]?.id}/revoke`;
  for (const other of [
    await person(UNITS.fengxian),
    await person(UNITS.xuzhou, { role: 'reviewer' }),
    await person(UNITS.wuxi, { role: 'admin' }),
  ]) {
    expect(await json(post(other, path))).toMatchObject({ code: 'device.unknown' });
  }
  expect((await post(officer, path)).status).toBe(200);
  expect((await officer.send('/notices')).status).toBe(401);
});

test('inviting and shutting out leave events with who did it and from where, without the code', async () => {
  const { id, code } = await invited({ role: 'officer', name: '王芳' });
  await post(admin, `/invitations/${id}/revoke`);
  const { results } = await db.prepare('SELECT kind, subject, device, data FROM events ORDER BY id').all();
  expect(results).toMatchObject([
    { kind: 'invitation.made', subject: id, device: expect.stringMatching(/^[0-9a-f]{12}$/) },
    { kind: 'invitation.revoked', subject: id },
  ]);
  expect(JSON.stringify(results)).not.toContain(code.replaceAll('-', ''));
  expect(JSON.stringify(results)).not.toContain('王芳');
});
