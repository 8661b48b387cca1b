import { ReadFailure } from './read-failure.ts';

const BOF = 0x0809;
const BIFF8 = 0x0600;
const FILEPASS = 0x002f;
const CONTINUE = 0x003c;
/** BookExt: a record that the library passes over. */
const PASSED_OVER = 0x0863;
/** MS-XLS 2.1.4: a record holds 8,224 bytes at most. */
const LONGEST = 8224;

/** Records (MS-XLS 2.3) that say something of cells, their formats, merges and what is hidden. */
const KNOWN: ReadonlySet<number> = new Set([
  ...[BOF, 0x000a, 0x0085, 0x0022, 0x0042, 0x0017, 0x01ae, 0x0023, 0x0018],
  ...[0x00fc, 0x0031, 0x041e, 0x00e0],
  ...[0x0200, 0x0208, 0x007d, 0x00e5],
  ...[0x00fd, 0x0204, 0x00d6, 0x0203, 0x027e, 0x00bd, 0x0205, 0x0006, 0x0207, 0x04bc, 0x0221],
]);

/**
 * The stream with every record the reading does not need made one that is passed over (its place and length stay, for
 * records point at places). Records that overrun, that are older than Excel 97 or encrypted end the reading.
 */
export function knownRecords(stream: Uint8Array): Uint8Array {
  const records = stream.slice();
  const view = new DataView(records.buffer);
  if (records.length < 8 || view.getUint16(0, true) !== BOF) throw new ReadFailure('workbook.corrupt');
  let continued = false;
  for (let at = 0; at + 4 <= records.length; ) {
    const type = view.getUint16(at, true);
    const length = view.getUint16(at + 2, true);
    // Excel fills the stream up with zeros behind the last record.
    if (type === 0 && length === 0) break;
    if (type === FILEPASS) throw new ReadFailure('workbook.encrypted');
    const next = at + 4 + length;
    if (length > LONGEST || next > records.length) throw new ReadFailure('workbook.corrupt');
    if (type === BOF) checkVersion(view, at, length);
    const known: boolean = type === CONTINUE ? continued : KNOWN.has(type);
    if (!known) view.setUint16(at, PASSED_OVER, true);
    continued = known;
    at = next;
  }
  return records;
}

function checkVersion(view: DataView, at: number, length: number): void {
  if (length < 4) throw new ReadFailure('workbook.corrupt');
  if (view.getUint16(at + 4, true) !== BIFF8) throw new ReadFailure('workbook.notWorkbook');
}
