import type { OidcConfig, OidcSessionInput, Session } from '../../../shared/api/contracts/session.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { type Oidc, oidcOf, subjectOf } from '../../auth/oidc.ts';
import { idTokenFor, providerOf } from '../../auth/oidc-provider.ts';
import { newToken, plainCode, secretHash } from '../../auth/secret.ts';
import { expiryOf } from '../../auth/session.ts';
import { type Problem, problem } from '../../problem/problem.ts';
import { houseOfNumber, housesOf, tokenMark } from '../../store/databases.ts';
import { addEvents, deviceOf } from '../../store/event.ts';
import { addToken, bindSubject, callerBySubject, redeemCode } from '../../store/person.ts';
import type { Caller, World } from '../world.ts';

/** Trades a sign-in code for a bearer token. */
export async function signIn(world: World, code: string, device: string): Promise<Result<Session, Problem>> {
  const now = world.now.toISOString();
  const hash = await secretHash(plainCode(code));
  const caller = await askAll(world, (db) => redeemCode(db, hash, now, world.env.DEMO === '1'));
  if (!caller) return fail(problem('session.codeUnknown'));
  return ok(await started(world, caller, device, 'code'));
}

/** Who signs in by OpenID Connect, and with what. That nobody does is an answer like any other: each sign-in asks. */
export async function oidcConfig(world: World): Promise<OidcConfig> {
  const oidc = oidcOf(world.env);
  if (!oidc) return { issuer: null, clientId: null, authorizationEndpoint: null };
  const provider = world.env.OIDC_JWKS ? null : await providerOf(oidc.issuer).catch(() => null);
  return { ...oidc, authorizationEndpoint: provider?.authorizationEndpoint ?? null };
}

/** The identity token itself, or the one the issuer gives for what the browser brought back. */
async function idTokenOf(world: World, oidc: Oidc, input: OidcSessionInput): Promise<string | null> {
  if ('idToken' in input) return input.idToken;
  const provider = await providerOf(oidc.issuer).catch(() => null);
  return provider && idTokenFor(world.env, provider, oidc.clientId, input.authorization);
}

/** Trades an identity for a bearer token. The first time the invitation's code tells whose it is. */
export async function signInByOidc(
  world: World,
  input: OidcSessionInput,
  device: string,
): Promise<Result<Session, Problem>> {
  const oidc = oidcOf(world.env);
  if (!oidc) return fail(problem('oidc.notConfigured'));
  const token = await idTokenOf(world, oidc, input);
  const subject = token && (await subjectOf(world.env, oidc, token, input.nonce, world.now));
  if (!subject) return fail(problem('oidc.tokenRefused'));
  const known = await askAll(world, (db) => callerBySubject(db, subject));
  if (known) return ok(await started(world, known, device, 'oidc'));
  if (input.code === undefined) return fail(problem('oidc.unknown'));
  const hash = await secretHash(plainCode(input.code));
  const caller = await askAll(world, (db) => redeemCode(db, hash, world.now.toISOString(), false));
  if (!caller) return fail(problem('session.codeUnknown'));
  const { db } = houseOfNumber(world.env, caller.person);
  if (!(await bindSubject(db, caller.person, subject))) return fail(problem('oidc.unknown'));
  return ok(await started(world, caller, device, 'oidc', { identityBound: true }));
}

/** A code and an identity don't tell whose they are: at most one database knows them. */
async function askAll(world: World, ask: (db: D1Database) => Promise<Caller | null>): Promise<Caller | null> {
  const found = await Promise.all(housesOf(world.env).map(({ db }) => ask(db)));
  return found.find((caller) => caller !== null) ?? null;
}

/** A token for a caller who has shown who they are; with its event. */
async function started(
  world: World,
  caller: Caller,
  device: string,
  by: 'code' | 'oidc',
  more: { readonly identityBound?: true } = {},
): Promise<Session> {
  const now = world.now.toISOString();
  const house = houseOfNumber(world.env, caller.person);
  const token = tokenMark(house) + newToken();
  const hash = await secretHash(token);
  await addToken(house.db, hash, caller.person, now, device);
  const { person, unit, role } = caller;
  await addEvents(house.db, [
    {
      ...{
        at: now,
        person,
        unit: unit.code,
        kind: 'session.started',
        subject: String(person),
        data: { role, by, ...more },
      },
      device: deviceOf(hash),
    },
  ]);
  return {
    token,
    unit: unit.code,
    unitName: unit.name,
    level: unit.level,
    area: unit.area,
    role,
    person,
    expiresAt: expiryOf(world.now),
  };
}
