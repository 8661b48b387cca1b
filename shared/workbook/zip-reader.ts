import { Inflate, strFromU8 } from 'fflate';
import { crc32 } from './crc32.ts';
import type { ReadLimits } from './limits.ts';
import { megabytes, ReadFailure } from './read-failure.ts';

interface Entry {
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
/** Compressed bytes given at once: deflate makes at most 1,032 of one, so an overflow is seen within 16 MB. */
const SLICE = 1 << 14;
/** Sheets pack 10 to 60 times smaller, zeros and spaces 1,000 times. */
const SUSPICIOUS = { size: 4 << 20, ratio: 200 } as const;

/** A zip as a workbook reader needs it: nothing is unpacked but what is asked for, and never more than the limit. */
export class ZipReader {
  private readonly bytes: Uint8Array;
  private readonly view: DataView;
  private readonly entries = new Map<string, Entry>();
  private readonly limits: ReadLimits;
  private budget: number;

  constructor(bytes: Uint8Array, limits: ReadLimits) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.limits = limits;
    this.budget = limits.inflatedBytes;
    this.readDirectory();
  }

  names(): string[] {
    return [...this.entries.keys()];
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  private readDirectory(): void {
    const end = this.findEnd();
    const count = this.view.getUint16(end + 10, true);
    if (count > this.limits.entries) this.tooLarge();
    let at = this.view.getUint32(end + 16, true);
    for (let i = 0; i < count; i++) at = this.readEntry(at);
  }

  private findEnd(): number {
    const from = this.bytes.length - 22;
    for (let at = from; at >= Math.max(0, from - 0xffff); at--) if (this.view.getUint32(at, true) === END) return at;
    throw new ReadFailure('workbook.corrupt');
  }

  private readEntry(at: number): number {
    const { view } = this;
    if (at + 46 > this.bytes.length || view.getUint32(at, true) !== CENTRAL) throw new ReadFailure('workbook.corrupt');
    // Bit 0: encrypted by the zip itself.
    if (view.getUint16(at + 8, true) & 1) throw new ReadFailure('workbook.encrypted');
    const nameEnd = at + 46 + view.getUint16(at + 28, true);
    const next = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > this.bytes.length) throw new ReadFailure('workbook.corrupt');
    const name = strFromU8(this.bytes.subarray(at + 46, nameEnd))
      .replaceAll('\\', '/')
      .replace(/^\//, '');
    const entry = {
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    };
    // A second entry of the same name is what some readers see and others don't: the file is not sound.
    if (this.entries.has(name)) throw new ReadFailure('workbook.corrupt');
    this.entries.set(name, entry);
    return next;
  }

  private tooLarge(): never {
    throw new ReadFailure('workbook.tooLarge', { limit: megabytes(this.limits.inflatedBytes) });
  }

  private dataOf(entry: Entry): Uint8Array {
    const { offset, packed } = entry;
    if (offset + 30 > this.bytes.length || this.view.getUint32(offset, true) !== LOCAL) {
      throw new ReadFailure('workbook.corrupt');
    }
    const start = offset + 30 + this.view.getUint16(offset + 26, true) + this.view.getUint16(offset + 28, true);
    if (start + packed > this.bytes.length) throw new ReadFailure('workbook.corrupt');
    return this.bytes.subarray(start, start + packed);
  }

  /** Unpacks a part piece by piece; `take` must not keep a piece. Wrong sizes or checksums end the reading. */
  stream(name: string, take: (piece: Uint8Array) => void): void {
    const entry = this.entries.get(name);
    if (!entry) throw new ReadFailure('workbook.corrupt');
    const suspicious = entry.size > SUSPICIOUS.size && entry.size > SUSPICIOUS.ratio * entry.packed;
    if (entry.size > this.budget || suspicious) this.tooLarge();
    const data = this.dataOf(entry);
    let length = 0;
    let crc = 0;
    const count = (piece: Uint8Array): void => {
      length += piece.length;
      this.budget -= piece.length;
      if (this.budget < 0) this.tooLarge();
      if (length > entry.size) throw new ReadFailure('workbook.corrupt');
      crc = crc32(piece, crc);
      take(piece);
    };
    if (entry.method === 0) count(data);
    else if (entry.method === 8) inflate(data, count);
    else throw new ReadFailure('workbook.corrupt');
    if (length !== entry.size || crc !== entry.crc) throw new ReadFailure('workbook.corrupt');
  }

  /** A part as it is packed, for copying. */
  packed(name: string): {
    readonly method: number;
    readonly crc: number;
    readonly size: number;
    readonly data: Uint8Array;
  } {
    const entry = this.entries.get(name);
    if (!entry) throw new ReadFailure('workbook.corrupt');
    return { method: entry.method, crc: entry.crc, size: entry.size, data: this.dataOf(entry) };
  }

  /** A part as text; '' where it is not there. */
  text(name: string): string {
    if (!this.has(name)) return '';
    const pieces: Uint8Array[] = [];
    this.stream(name, (piece) => pieces.push(piece.slice()));
    const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
    let at = 0;
    for (const piece of pieces) {
      all.set(piece, at);
      at += piece.length;
    }
    return strFromU8(all);
  }
}

function inflate(data: Uint8Array, take: (piece: Uint8Array) => void): void {
  const inflater = new Inflate((piece) => take(piece));
  for (let at = 0; at < data.length; at += SLICE) {
    inflater.push(data.subarray(at, at + SLICE), at + SLICE >= data.length);
  }
}
