import type { ReceiptKeys } from '../../shared/api/contracts/receipt.ts';
import type { Env } from '../env.ts';

type PublicKey = ReceiptKeys['keys'][number];

export interface Signer {
  readonly keyId: string;
  readonly publicKey: PublicKey;
  /** base64url of the Ed25519 signature of the text's UTF-8 bytes. */
  sign(text: string): Promise<string>;
}

function base64url(bytes: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

const encoder = new TextEncoder();

/** A public key with its RFC 7638 thumbprint as id. */
export async function publicKeyOf(x: string): Promise<PublicKey> {
  const kid = base64url(
    await crypto.subtle.digest('SHA-256', encoder.encode(`{"crv":"Ed25519","kty":"OKP","x":"${x}"}`)),
  );
  return { kty: 'OKP', crv: 'Ed25519', x, kid, alg: 'EdDSA', use: 'sig' };
}

async function makeSigner(text: string): Promise<Signer> {
  const jwk = JSON.parse(text) as JsonWebKey;
  const { kty, crv, d, x } = jwk;
  const key = await crypto.subtle.importKey('jwk', { kty, crv, d, x } as JsonWebKey, { name: 'Ed25519' }, false, [
    'sign',
  ]);
  const publicKey = await publicKeyOf(x as string);
  return {
    keyId: publicKey.kid,
    publicKey,
    sign: async (statement) => base64url(await crypto.subtle.sign('Ed25519', key, encoder.encode(statement))),
  };
}

/** Importing a key takes longer than signing: once an isolate. */
let made: { from: string; signer: Promise<Signer> } | undefined;

/** The signer of this deployment; null where the secret is missing. */
export async function signerOf(env: Env): Promise<Signer | null> {
  const from = env.RECEIPT_KEY;
  if (from === undefined || from === '') return null;
  if (made?.from !== from) made = { from, signer: makeSigner(from) };
  return made.signer;
}
