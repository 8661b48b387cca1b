import { env } from 'cloudflare:workers';
import { beforeEach, expect, test } from 'vitest';
import { oidcConfigSchema } from '../../../shared/api/contracts/session.ts';
import { app } from '../../../worker/app.ts';
import { freshHouse, START } from '../support/house.ts';
import { type Person, person, UNITS } from '../support/people.ts';
import { ask, CLIENT, type Claims, ISSUER, identity } from './issuer.ts';

const nonce = 'nonce-123';
const NOW = START.getTime() / 1000;
let admin: Person;

beforeEach(async () => {
  await freshHouse();
  admin = await person(UNITS.xuzhou, { role: 'admin' });
});

async function invited(): Promise<{ code: string; person: number }> {
  const answer = await admin.send('/invitations', { method: 'POST', body: '{"role":"officer","unit":"320321"}' });
  return (await answer.json()) as { code: string; person: number };
}
const signIn = async (body: object) => (await (await ask('/session/oidc', body)).json()) as Record<string, unknown>;

test('the first time an invitation tells whose identity it is; from then on the identity is enough', async () => {
  const { code } = await invited();
  expect(await signIn({ idToken: await identity(), nonce })).toMatchObject({ code: 'oidc.unknown' });
  const first = await signIn({ idToken: await identity(), nonce, code });
  expect(first).toMatchObject({ unit: '320321', role: 'officer' });
  expect(await signIn({ idToken: await identity(), nonce })).toMatchObject({ unit: '320321' });
  const notices = await app.request('/api/v1/notices', { headers: { Authorization: `Bearer ${first.token}` } }, env);
  expect(notices.status).toBe(200);
});

test('a code that was used with one identity is none for another', async () => {
  const { code } = await invited();
  await signIn({ idToken: await identity(), nonce, code });
  expect(await signIn({ idToken: await identity({ sub: 'u-2' }), nonce, code })).toMatchObject({
    code: 'session.codeUnknown',
  });
});

test('whoever was shut out does not come back by identity', async () => {
  const { code, person: id } = await invited();
  await signIn({ idToken: await identity(), nonce, code });
  await admin.send(`/people/${id}/revoke`, { method: 'POST' });
  expect(await signIn({ idToken: await identity(), nonce })).toMatchObject({ code: 'oidc.unknown' });
});

test.each<[string, Claims, boolean]>([
  ['of another issuer', { iss: 'https://elsewhere.example' }, false],
  ['for another client', { aud: 'other-client' }, false],
  ['for several clients, asked by another', { aud: [CLIENT, 'other'], azp: 'other' }, false],
  ['that has expired', { iat: NOW - 500, exp: NOW - 100 }, false],
  ['that is an hour old, though good for a day', { iat: NOW - 3_600, exp: NOW + 86_400 }, false],
  ['of another sign-in', { nonce: 'another-one' }, false],
  ['signed with another key', {}, true],
])('a token %s is refused', async (_, claims, forged) => {
  const { code } = await invited();
  const idToken = await identity(claims, forged);
  expect(await signIn({ idToken, nonce, code })).toMatchObject({ status: 401, code: 'oidc.tokenRefused' });
});

test.each(['none', 'HS256'])('a token that says it is signed with %s is refused', async (alg) => {
  const [, payload] = (await identity()).split('.');
  const idToken = `${btoa(JSON.stringify({ alg })).replaceAll('=', '')}.${payload}.AAAA`;
  expect(await signIn({ idToken, nonce })).toMatchObject({ status: 401, code: 'oidc.tokenRefused' });
});

test('a deployment without an issuer says so, and takes no identity', async () => {
  expect(await (await ask('/session/oidc')).json()).toEqual({
    ...{ issuer: ISSUER, clientId: CLIENT, authorizationEndpoint: null },
  });
  const none = await app.request('/api/v1/session/oidc', {}, env);
  expect(none.status).toBe(200);
  const config = await none.json();
  expect(config).toEqual({ issuer: null, clientId: null, authorizationEndpoint: null });
  expect(oidcConfigSchema.parse(config)).toEqual(config);
  const body = JSON.stringify({ idToken: await identity(), nonce });
  const answer = await app.request('/api/v1/session/oidc', { method: 'POST', body }, env);
  expect(await answer.json()).toMatchObject({ status: 404, code: 'oidc.notConfigured' });
});
