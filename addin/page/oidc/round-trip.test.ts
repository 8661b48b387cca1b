import { sha256 } from '@noble/hashes/sha2.js';
import { describe, expect, it } from 'vitest';
import { oidcSessionInputSchema } from '../../../shared/api/contracts/session.ts';
import { addressOf, newTrip, returnOf, type Trip } from './round-trip.ts';

const CONFIG = {
  ...{ issuer: 'https://id.example.gov.cn', clientId: 'annex-sync' },
  authorizationEndpoint: 'https://id.example.gov.cn/authorize?tenant=js',
};
const PLACE = { redirectUri: 'https://annex.example.gov.cn/', hash: '#/board' };
const RANDOM = Uint8Array.from({ length: 96 }, (_, i) => i);
const trip = newTrip(RANDOM, PLACE, '');

describe('the way to the issuer', () => {
  it('asks for a code that only this browser can trade', () => {
    const asked = new URL(addressOf(CONFIG, trip, sha256));
    expect(`${asked.origin}${asked.pathname}`).toBe('https://id.example.gov.cn/authorize');
    expect(Object.fromEntries(asked.searchParams)).toEqual({
      ...{ tenant: 'js', response_type: 'code', scope: 'openid', client_id: 'annex-sync' },
      ...{ redirect_uri: PLACE.redirectUri, state: trip.state, nonce: trip.nonce, code_challenge_method: 'S256' },
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(asked.href).not.toContain(trip.verifier);
  });

  it('makes the challenge of RFC 7636, appendix B', () => {
    const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
    const asked = new URL(addressOf(CONFIG, { ...trip, verifier }, sha256));
    expect(asked.searchParams.get('code_challenge')).toBe('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM');
  });

  it('has secrets that are long enough and differ', () => {
    const { state, nonce, verifier } = trip;
    expect(new Set([state, nonce, verifier]).size).toBe(3);
    for (const secret of [state, nonce, verifier]) expect(secret).toMatch(/^[\w-]{43}$/);
  });
});

describe('the way back', () => {
  it.each<[string, string, Trip | null, string]>([
    ['nothing in the address', '', trip, 'none'],
    ['an address of something else', '?from=mail', trip, 'none'],
    ['a code with another state', '?code=c&state=other', trip, 'foreign'],
    ['a code nobody asked for here', `?code=c&state=${trip.state}`, null, 'foreign'],
    ['a refusal', `?error=access_denied&state=${trip.state}`, trip, 'refused'],
    ['a code', `?code=c&state=${trip.state}`, trip, 'granted'],
  ])('with %s', (_, search, kept, kind) => expect(returnOf(search, kept).kind).toBe(kind));

  it('hands on the code with the verifier, and the invitation where one was typed', () => {
    const withCode = { ...trip, code: 'ABCD-1234' };
    const back = returnOf(`?code=c%2Fd&state=${trip.state}`, withCode);
    if (back.kind !== 'granted') throw new Error(back.kind);
    expect(oidcSessionInputSchema.parse(back.input)).toEqual({
      authorization: { code: 'c/d', verifier: trip.verifier, redirectUri: PLACE.redirectUri },
      ...{ nonce: trip.nonce, code: 'ABCD-1234' },
    });
  });
});
