import { isSoundFormula } from './biff-formula.ts';
import { checkLink, checkTable, type WholeRecord } from './biff-strings.ts';
import { ReadFailure } from './read-failure.ts';

const BOF = 0x0809;
const BIFF8 = 0x0600;
const EOF = 0x000a;
const FILEPASS = 0x002f;
const CONTINUE = 0x003c;
const SST = 0x00fc;
const LINK = 0x01ae;
const FORMULA = 0x0006;
const NAME = 0x0018;
/** BookExt: a record that the library passes over. */
const PASSED_OVER = 0x0863;
/** MS-XLS 2.1.4: a record holds 8,224 bytes at most. */
const LONGEST = 8224;

/** Records (MS-XLS 2.3) that say something of cells, their formats, merges and what is hidden. */
const KNOWN: ReadonlySet<number> = new Set([
  ...[BOF, EOF, 0x0085, 0x0022, 0x0042, 0x0017, LINK, 0x0023, NAME],
  ...[SST, 0x0031, 0x041e, 0x00e0],
  ...[0x0200, 0x0208, 0x007d, 0x00e5],
  ...[0x00fd, 0x0204, 0x00d6, 0x0203, 0x027e, 0x00bd, 0x0205, FORMULA, 0x0207, 0x04bc, 0x0221],
]);

/** Bytes that a record has at least: without its counts the library counts without end. */
const LEAST: Readonly<Record<number, number>> = {
  ...{ 133: 8, 34: 2, 66: 2, 23: 2, [LINK]: 4, 35: 6, [NAME]: 15 },
  ...{ [SST]: 8, 49: 16, 1054: 5, 224: 20 },
  ...{ 520: 16, 125: 10, 229: 2 },
  ...{ 253: 10, 516: 9, 214: 9, 515: 14, 638: 10, 189: 12, 517: 8 },
  ...{ [FORMULA]: 22, 519: 3, 1212: 10, 545: 14 },
};

/** Where a formula's length stands: a shared one (ShrFmla) and one of several cells (Array). */
const SHARED: Readonly<Record<number, number>> = { 1212: 8, 545: 12 };

/**
 * The stream with every record the reading does not need made one that is passed over (its place and length stay, for
 * records point at places), and with no formula the library would lose its way in: its result stays. Records that
 * overrun, that are older than Excel 97 or encrypted end the reading.
 */
export function knownRecords(stream: Uint8Array): Uint8Array {
  const records = stream.slice();
  const view = new DataView(records.buffer);
  if (records.length < 8 || view.getUint16(0, true) !== BOF) throw new ReadFailure('workbook.corrupt');
  let continued = false;
  let at = 0;
  let open = 0;
  while (at + 4 <= records.length) {
    const type = view.getUint16(at, true);
    const length = view.getUint16(at + 2, true);
    // Excel fills the stream up with zeros behind the last record.
    if (type === 0 && length === 0) break;
    if (type === FILEPASS) throw new ReadFailure('workbook.encrypted');
    const next = at + 4 + length;
    if (length > LONGEST || next > records.length) throw new ReadFailure('workbook.corrupt');
    if (type === BOF) checkVersion(view, at, length);
    if (type === BOF) open += 1;
    else if (type === EOF) open -= 1;
    // The library takes an end for empty, whatever its length.
    if (length < (LEAST[type] ?? 0) || (type === EOF && length > 0)) throw new ReadFailure('workbook.corrupt');
    if (type === SST) checkTable(wholeRecord(records, at));
    else if (type === LINK) checkLink(wholeRecord(records, at));
    const known: boolean = type === CONTINUE ? continued : KNOWN.has(type) && isSound(view, at, next);
    if (!known) view.setUint16(at, PASSED_OVER, true);
    continued = known;
    at = next;
  }
  // A sheet without its end has lost rows. And what was not looked at is not read.
  if (open !== 0) throw new ReadFailure('workbook.corrupt');
  return records.subarray(0, at);
}

/** A formula the library would lose its way in goes; false where its whole record has to. */
function isSound(view: DataView, at: number, next: number): boolean {
  const bytes = new Uint8Array(view.buffer);
  const type = view.getUint16(at, true);
  const body = at + 4;
  if (type === FORMULA) {
    const from = body + 22;
    const length = view.getUint16(body + 20, true);
    // 0xFFFF: the cell has no formula, just its result.
    if (from + length !== next || !isSoundFormula(bytes, from, next)) view.setUint16(body + 20, 0xffff, true);
  } else if (type === NAME) {
    const wide = view.getUint8(body + 14) & 1;
    const from = body + 15 + view.getUint8(body + 3) * (wide ? 2 : 1);
    const to = from + view.getUint16(body + 4, true);
    if (to > next || !isSoundFormula(bytes, from, to)) view.setUint16(body + 4, 0, true);
  }
  const shared = SHARED[type];
  if (shared === undefined) return true;
  const from = body + shared + 2;
  return from + view.getUint16(body + shared, true) === next && isSoundFormula(bytes, from, next);
}

function wholeRecord(records: Uint8Array, at: number): WholeRecord {
  const view = new DataView(records.buffer);
  const pieces: Uint8Array[] = [];
  const starts: number[] = [];
  let length = 0;
  for (let from = at; from + 4 <= records.length; ) {
    if (from > at && view.getUint16(from, true) !== CONTINUE) break;
    const piece = records.subarray(from + 4, from + 4 + view.getUint16(from + 2, true));
    if (from > at) starts.push(length);
    pieces.push(piece);
    length += piece.length;
    from += 4 + view.getUint16(from + 2, true);
  }
  const body = new Uint8Array(length);
  let to = 0;
  for (const piece of pieces) {
    body.set(piece, to);
    to += piece.length;
  }
  return { body, starts };
}

function checkVersion(view: DataView, at: number, length: number): void {
  if (length < 4) throw new ReadFailure('workbook.corrupt');
  if (view.getUint16(at + 4, true) !== BIFF8) throw new ReadFailure('workbook.notWorkbook');
}
