import { generateKeyPairSync } from 'node:crypto';

/** A new Ed25519 private key as JWK, in one line: what RECEIPT_KEY holds. */
export function newReceiptKey(): string {
  const { kty, crv, d, x } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  return JSON.stringify({ kty, crv, d, x });
}
