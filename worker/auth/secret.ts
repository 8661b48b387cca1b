/**
 * Codes and tokens are kept as SHA-256 only: they are random enough to need no slow hash (PBKDF2 costs 12 ms). They are
 * looked up by this hash, so how long that takes tells nothing of the secret.
 */
export async function secretHash(secret: string): Promise<string> {
  return hex(await crypto.subtle.digest('SHA-256', encoder.encode(secret)));
}

const encoder = new TextEncoder();
const PAIRS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Bytes in hex. */
export function hex(bytes: ArrayBuffer): string {
  let text = '';
  for (const byte of new Uint8Array(bytes)) text += PAIRS[byte];
  return text;
}

/** 32 random bytes, base64url. */
export function newToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** Without 0, O, 1, I and L: codes are read out on the telephone and copied from paper. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** A sign-in code of 59 bits, such as K7QM-2XWB-9FTR. */
export function newCode(): string {
  const signs: string[] = [];
  while (signs.length < 12) {
    const [byte = 0] = crypto.getRandomValues(new Uint8Array(1));
    // The bytes above a whole multiple would make some signs likelier than others.
    if (byte < SIGNS.length * 8) signs.push(SIGNS[byte % SIGNS.length] as string);
  }
  return [signs.slice(0, 4), signs.slice(4, 8), signs.slice(8)].map((part) => part.join('')).join('-');
}

/** A code as its owner may type it: any case, full-width, with or without dashes and spaces. */
export function plainCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '');
}
