/** How large the answers of one reading may become. */
export interface Measure {
  /** Rows of a sheet in the first answer, while nothing is known of their size. */
  readonly firstRows: number;
  /** What one answer is filled up to. 5 MB is the limit on the web; rows further down may be longer than those seen. */
  readonly answerBytes: number;
}

/** From the large to the small: an answer that was too large is asked for again in smaller ones. */
export const MEASURES: readonly Measure[] = [
  { firstRows: 1_000, answerBytes: 3_400_000 },
  { firstRows: 150, answerBytes: 700_000 },
  { firstRows: 20, answerBytes: 100_000 },
];

/** What an earlier reading found of a sheet. */
export interface SheetSize {
  readonly bottom: number;
  readonly bytesPerRow: number;
}

/** Before anything of a sheet was seen: wide rows of long texts. */
export const UNSEEN_BYTES_PER_ROW = 1_500;
/** Rows added since the last time. */
const SPARE_ROWS = 100;
export const LEAST_ROWS = 20;
/** The next rows are at most so many times those seen: a few rows say little about many. */
export const MOST_GROWTH = 9;

/** How many rows from the top of each sheet fit into one answer together. */
export function rowsInFirstAnswer(sizes: readonly (SheetSize | undefined)[], measure: Measure): number[] {
  let left = measure.answerBytes;
  return sizes.map((size) => {
    const perRow = size?.bytesPerRow ?? UNSEEN_BYTES_PER_ROW;
    const wanted = size ? size.bottom + SPARE_ROWS : measure.firstRows;
    const rows = Math.min(wanted, Math.max(LEAST_ROWS, Math.floor(left / perRow)));
    left -= rows * perRow;
    return rows;
  });
}

/** Bytes of a table in an answer: JSON in UTF-8. */
export function bytesOf(table: readonly (readonly unknown[])[]): number {
  let bytes = 2;
  for (const row of table) {
    bytes += 3;
    for (const value of row) bytes += 1 + (typeof value === 'string' ? textBytes(value) : String(value).length);
  }
  return bytes;
}

function textBytes(text: string): number {
  let bytes = 2;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // Quotes, backslashes and line ends are escaped; half of a pair counts two of its four bytes.
    if (code < 0x80) bytes += code < 0x20 || code === 0x22 || code === 0x5c ? 2 : 1;
    else bytes += code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 2 : 3;
  }
  return bytes;
}
