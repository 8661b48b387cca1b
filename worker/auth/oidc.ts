import { createLocalJWKSet, createRemoteJWKSet, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { Env } from '../env.ts';
import { providerOf } from './oidc-provider.ts';

/** An identity token is taken for so long after it was made: it is traded for a token of ours at once. */
const FRESH = '10m';
/** What an issuer may sign with; never a shared secret, never nothing. */
const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];

export interface Oidc {
  readonly issuer: string;
  readonly clientId: string;
}

/** The issuer and client of this deployment; null where sign-in is by code alone. */
export function oidcOf(env: Env): Oidc | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId } = env;
  return issuer && clientId ? { issuer, clientId } : null;
}

/** Keys are fetched once an isolate; jose asks again for a key it does not know, though not more than every 30 s. */
let keys: { from: string; get: JWTVerifyGetKey } | undefined;

async function keysOf(env: Env, { issuer }: Oidc): Promise<JWTVerifyGetKey> {
  if (env.OIDC_JWKS) return createLocalJWKSet(JSON.parse(env.OIDC_JWKS));
  const { jwksUri } = await providerOf(issuer);
  if (keys?.from !== jwksUri) keys = { from: jwksUri, get: createRemoteJWKSet(new URL(jwksUri)) };
  return keys.get;
}

/**
 * Who an identity token is of, as `issuer#subject`; null where it is not of this issuer for this client, not fresh, not
 * of this sign-in (`nonce`), or not signed by a key of the issuer.
 */
export async function subjectOf(env: Env, oidc: Oidc, token: string, nonce: string, now: Date): Promise<string | null> {
  try {
    const { payload } = await jwtVerify(token, await keysOf(env, oidc), {
      ...{ issuer: oidc.issuer, audience: oidc.clientId, algorithms: ALGORITHMS, currentDate: now },
      ...{ maxTokenAge: FRESH, clockTolerance: 60, requiredClaims: ['sub', 'exp', 'iat', 'nonce'] },
    });
    // A token for several clients has to name the one it was asked by (OpenID Connect Core, 3.1.3.7).
    const several = Array.isArray(payload.aud) && payload.aud.length > 1;
    if (payload.nonce !== nonce || (several && payload.azp !== oidc.clientId)) return null;
    return `${oidc.issuer}#${payload.sub}`;
  } catch {
    return null;
  }
}
