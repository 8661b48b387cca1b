/** Bytes of a token of a formula (MS-XLS 2.5.198), its first byte with it; those from 0x20 on by their last five bits. */
const SIZES: Readonly<Record<number, number>> = {
  ...{ 1: 5, 2: 5, 28: 2, 29: 2, 30: 3, 31: 9 },
  ...{ 33: 3, 34: 4, 35: 5, 36: 5, 37: 9, 41: 3, 42: 5, 43: 9, 44: 5, 45: 9 },
  ...{ 57: 7, 58: 7, 59: 11, 60: 7, 61: 11 },
};

function sizeOf(bytes: Uint8Array, at: number): number {
  const token = bytes[at] as number;
  if (token >= 0x03 && token <= 0x16) return 1;
  if (token === 0x17) return 3 + (bytes[at + 1] ?? 0) * ((bytes[at + 2] ?? 0) & 1 ? 2 : 1);
  if (token === 0x19) {
    const cases = (bytes[at + 2] ?? 0) | ((bytes[at + 3] ?? 0) << 8);
    return (bytes[at + 1] ?? 0) & 4 ? 4 + 2 * (cases + 1) : 4;
  }
  return SIZES[token < 0x20 ? token : (token & 0x1f) | 0x20] ?? 0;
}

/**
 * Whether the tokens of a formula end where it ends. One that holds arrays or areas in memory is none of these: what
 * stands behind its tokens is as long as it says.
 */
export function isSoundFormula(bytes: Uint8Array, from: number, to: number): boolean {
  let at = from;
  while (at < to) {
    const size = sizeOf(bytes, at);
    if (size === 0) return false;
    at += size;
  }
  return at === to && to <= bytes.length;
}
