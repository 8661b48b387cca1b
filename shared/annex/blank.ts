import { BLANKS } from './catalogue/blanks.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const SEXTETS = new Map([...ALPHABET].map((letter, i) => [letter.charCodeAt(0), i]));

function bytesOfBase64(text: string): Uint8Array {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  let bits = 0;
  for (let i = 0, at = 0; i < text.length; i++) {
    bits = (bits << 6) | (SEXTETS.get(text.charCodeAt(i)) ?? 0);
    if (i % 4 !== 3) continue;
    for (const shift of [16, 8, 0]) if (at < bytes.length) bytes[at++] = (bits >> shift) & 255;
    bits = 0;
  }
  return bytes;
}

/** The official blank workbook of an annex, as issued; throws on an unknown id (a bug, not data). */
export function blankOf(annexId: string): Uint8Array {
  const base64 = BLANKS[annexId];
  if (base64 === undefined) throw new Error(`no blank workbook of ${annexId}`);
  return bytesOfBase64(base64);
}
