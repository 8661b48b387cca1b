import { BLANKS } from './catalogue/blanks.ts';

/** The official blank workbook of an annex, as issued; throws on an unknown id (a bug, not data). */
export function blankOf(annexId: string): Uint8Array {
  const base64 = BLANKS[annexId];
  if (base64 === undefined) throw new Error(`no blank workbook of ${annexId}`);
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}
