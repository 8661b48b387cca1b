import type { OidcConfig, OidcSessionInput } from '../../../shared/api/contracts/session.ts';

/** What has to be known again when the issuer sends the browser back. */
export interface Trip {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly redirectUri: string;
  /** Where the person was. */
  readonly hash: string;
  /** The invitation's code that was typed; it ties the identity to a person, once. */
  readonly code: string;
}

/** How the browser came back. `foreign`: not from a trip begun here, such as an address that somebody sent. */
export type Return =
  | { readonly kind: 'none' | 'refused' | 'foreign' }
  | { readonly kind: 'granted'; readonly input: OidcSessionInput };

const base64url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/**
 * A new trip. `random`: bytes that nobody can guess, 96 of them: 256 bits each for the state, the nonce and the PKCE
 * verifier (RFC 7636, 4.1).
 */
export function newTrip(random: Uint8Array, place: { redirectUri: string; hash: string }, code: string): Trip {
  const [state = '', nonce = '', verifier = ''] = [0, 32, 64].map((at) => base64url(random.subarray(at, at + 32)));
  return { state, nonce, verifier, ...place, code };
}

/** What a deployment with an identity provider says of it. */
export type Provider = { readonly [Part in keyof OidcConfig]: string };

/** Where to send the browser. `sha256`: of the verifier, passed in as the platform may have none on plain http. */
export function addressOf(
  { authorizationEndpoint, clientId }: Provider,
  trip: Trip,
  sha256: (bytes: Uint8Array) => Uint8Array,
): string {
  const address = new URL(authorizationEndpoint);
  const asked = {
    ...{ response_type: 'code', scope: 'openid', client_id: clientId, redirect_uri: trip.redirectUri },
    ...{ state: trip.state, nonce: trip.nonce, code_challenge_method: 'S256' },
    code_challenge: base64url(sha256(new TextEncoder().encode(trip.verifier))),
  };
  for (const [key, value] of Object.entries(asked)) address.searchParams.set(key, value);
  return address.href;
}

/** Reads the address that the issuer sent the browser back to. */
export function returnOf(search: string, trip: Trip | null): Return {
  const said = new URLSearchParams(search);
  const state = said.get('state');
  if (state === null || !(said.has('code') || said.has('error'))) return { kind: 'none' };
  if (trip?.state !== state) return { kind: 'foreign' };
  const code = said.get('code');
  if (code === null) return { kind: 'refused' };
  const { nonce, verifier, redirectUri } = trip;
  const input = { authorization: { code, verifier, redirectUri }, nonce };
  return { kind: 'granted', input: trip.code === '' ? input : { ...input, code: trip.code } };
}
