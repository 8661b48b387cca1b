import { env } from 'cloudflare:workers';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { app } from '../../../worker/app.ts';
import { START } from '../support/house.ts';

export const ISSUER = 'https://id.example.gov.cn';
export const CLIENT = 'annex-sync';

const pair = await generateKeyPair('ES256', { extractable: true });
const other = await generateKeyPair('ES256', { extractable: true });
const key = { ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'ES256', use: 'sig' };

/** A deployment that trusts the issuer's keys. */
export const trusting = {
  ...env,
  OIDC_ISSUER: ISSUER,
  OIDC_CLIENT_ID: CLIENT,
  OIDC_JWKS: JSON.stringify({ keys: [key] }),
};

export interface Claims extends JWTPayload {
  readonly nonce?: string;
}

/** An identity token, as the issuer makes them unless said otherwise. */
export function identity(claims: Claims = {}, forged = false): Promise<string> {
  const now = START.getTime() / 1000;
  const all = { iss: ISSUER, aud: CLIENT, sub: 'u-1', nonce: 'nonce-123', iat: now, exp: now + 300, ...claims };
  return new SignJWT(all)
    .setProtectedHeader({ alg: 'ES256', kid: 'one' })
    .sign(forged ? other.privateKey : pair.privateKey);
}

/** A request to that deployment. */
export const ask = (path: string, body?: object) =>
  app.request(`/api/v1${path}`, body ? { method: 'POST', body: JSON.stringify(body) } : {}, trusting);
