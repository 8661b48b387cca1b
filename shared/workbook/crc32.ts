/** Four tables: four bytes at a time ("slicing by 4"). */
const TABLES: readonly Int32Array[] = Array.from({ length: 4 }, () => new Int32Array(256));
const [T0, T1, T2, T3] = TABLES as [Int32Array, Int32Array, Int32Array, Int32Array];
for (let n = 0; n < 256; n++) {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? -306674912 ^ (c >>> 1) : c >>> 1;
  T0[n] = c;
}
for (let n = 0; n < 256; n++) {
  for (let t = 1; t < 4; t++) {
    const before = (TABLES[t - 1] as Int32Array)[n] as number;
    (TABLES[t] as Int32Array)[n] = (before >>> 8) ^ (T0[before & 255] as number);
  }
}

/** The zip's checksum of some bytes, continued from that of the bytes before: a flipped bit must not become a figure. */
export function crc32(bytes: Uint8Array, before = 0): number {
  let c = ~before;
  let i = 0;
  for (const whole = bytes.length - 3; i < whole; i += 4) {
    c ^=
      (bytes[i] as number) |
      ((bytes[i + 1] as number) << 8) |
      ((bytes[i + 2] as number) << 16) |
      ((bytes[i + 3] as number) << 24);
    c =
      (T3[c & 255] as number) ^
      (T2[(c >>> 8) & 255] as number) ^
      (T1[(c >>> 16) & 255] as number) ^
      (T0[c >>> 24] as number);
  }
  for (; i < bytes.length; i++) c = (T0[(c ^ (bytes[i] as number)) & 255] as number) ^ (c >>> 8);
  return ~c >>> 0;
}
