/** Fen (分) in a 万元. Money is added as integers of fen: as floats 18.04 + 4.17 drifts. */
export const FEN_PER_WAN = 1_000_000;

/** 万元 → integer fen. Exact for up to 6 decimals and below 9 × 10⁹ 万元. */
export function fenOfWan(wan: number): number {
  return Math.round(wan * FEN_PER_WAN);
}

/** Integer fen → 万元. */
export function wanOfFen(fen: number): number {
  return fen / FEN_PER_WAN;
}

/** `sumWan([18.04, 4.17])` is 22.21. */
export function sumWan(amounts: Iterable<number>): number {
  let fen = 0;
  for (const wan of amounts) fen += fenOfWan(wan);
  return wanOfFen(fen);
}
