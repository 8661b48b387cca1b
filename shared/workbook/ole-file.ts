import { ReadFailure } from './read-failure.ts';

const ENTRY = 128;
const NO_SECTOR = 0xfffffffa;
const MINI_SECTOR = 64;
const MINI_CUTOFF = 4096;

interface Stream {
  readonly start: number;
  readonly size: number;
}

const corrupt = (): never => {
  throw new ReadFailure('workbook.corrupt');
};

/** An OLE2 file (MS-CFB): its streams by name. No chain is followed for longer than the file has sectors. */
export class OleFile {
  private readonly bytes: Uint8Array;
  private readonly view: DataView;
  private readonly sector: number;
  private readonly fat: number[] = [];
  private readonly streams = new Map<string, Stream>();
  private root: Stream | undefined;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (bytes.length < 512) corrupt();
    const shift = this.view.getUint16(30, true);
    if (shift !== 9 && shift !== 12) corrupt();
    this.sector = 1 << shift;
    this.readFat();
    this.readDirectory(this.chain(this.view.getUint32(48, true)));
  }

  names(): ReadonlySet<string> {
    return new Set(this.streams.keys());
  }

  /** A stream's bytes; undefined where there is none of that name. */
  read(name: string): Uint8Array | undefined {
    const stream = this.streams.get(name);
    if (!stream) return undefined;
    if (stream.size >= MINI_CUTOFF) return this.joined(this.chain(stream.start), stream.size);
    return this.readMini(stream);
  }

  private at(sector: number): number {
    const offset = (sector + 1) * this.sector;
    return offset < this.bytes.length ? offset : corrupt();
  }

  private readFat(): void {
    const { view, sector } = this;
    const most = Math.ceil(this.bytes.length / sector);
    const parts: number[] = [];
    for (let i = 0; i < 109; i++) parts.push(view.getUint32(76 + 4 * i, true));
    let next = view.getUint32(68, true);
    for (let n = 0; next < NO_SECTOR && n < most; n++) {
      const from = this.at(next);
      if (from + sector > this.bytes.length) corrupt();
      for (let i = 0; i < sector - 4; i += 4) parts.push(view.getUint32(from + i, true));
      next = view.getUint32(from + sector - 4, true);
    }
    for (const part of parts) {
      if (part >= NO_SECTOR || this.fat.length > most) continue;
      const from = this.at(part);
      for (let i = 0; i < sector && from + i + 4 <= this.bytes.length; i += 4)
        this.fat.push(view.getUint32(from + i, true));
    }
  }

  private chain(start: number): number[] {
    const sectors: number[] = [];
    for (let at = start; at < NO_SECTOR; at = this.fat[at] ?? corrupt()) {
      if (sectors.length > this.fat.length) corrupt();
      sectors.push(at);
    }
    return sectors;
  }

  private joined(sectors: readonly number[], size: number): Uint8Array {
    if (size > sectors.length * this.sector) corrupt();
    const all = new Uint8Array(sectors.length * this.sector);
    sectors.forEach((sector, i) => {
      const from = this.at(sector);
      all.set(this.bytes.subarray(from, from + this.sector), i * this.sector);
    });
    return all.subarray(0, size);
  }

  private readDirectory(sectors: readonly number[]): void {
    const directory = this.joined(sectors, sectors.length * this.sector);
    const view = new DataView(directory.buffer);
    for (let at = 0; at + ENTRY <= directory.length; at += ENTRY) {
      const type = directory[at + 66];
      const stream = { start: view.getUint32(at + 116, true), size: view.getUint32(at + 120, true) };
      if (type === 5) this.root = stream;
      else if (type === 2) this.streams.set(nameAt(view, at), stream);
    }
  }

  private readMini({ start, size }: Stream): Uint8Array {
    const { root } = this;
    const most = this.bytes.length / MINI_SECTOR;
    if (!root) return corrupt();
    const fat = this.chain(this.view.getUint32(60, true));
    const table = this.joined(fat, fat.length * this.sector);
    const view = new DataView(table.buffer);
    const mini = this.joined(this.chain(root.start), root.size);
    const stream = new Uint8Array(size);
    let next = start;
    for (let at = 0; at < size; at += MINI_SECTOR) {
      if (next > most || next * 4 + 4 > table.length || next * MINI_SECTOR > mini.length) corrupt();
      stream.set(mini.subarray(next * MINI_SECTOR, next * MINI_SECTOR + Math.min(MINI_SECTOR, size - at)), at);
      next = view.getUint32(next * 4, true);
    }
    return stream;
  }
}

function nameAt(view: DataView, at: number): string {
  const length = Math.min(64, view.getUint16(at + 64, true));
  let name = '';
  for (let i = 0; i < length - 2; i += 2) name += String.fromCharCode(view.getUint16(at + i, true));
  return name;
}
