import { ReadFailure } from './read-failure.ts';

/** A record with the records that continue it, and where each of these begins in it. */
export interface WholeRecord {
  readonly body: Uint8Array;
  readonly starts: readonly number[];
}

const uint16 = (bytes: Uint8Array, at: number): number => (bytes[at] as number) | ((bytes[at + 1] as number) << 8);
const uint32 = (bytes: Uint8Array, at: number): number => uint16(bytes, at) + uint16(bytes, at + 2) * 0x10000;

/** Walks over texts as the library reads them: a text that would go beyond its record makes it count without end. */
class Walk {
  at: number;
  private readonly record: WholeRecord;

  constructor(record: WholeRecord, at: number) {
    this.record = record;
    this.at = at;
  }

  get isOver(): boolean {
    return this.at >= this.record.body.length;
  }

  need(bytes: number): void {
    if (this.at + bytes > this.record.body.length) throw new ReadFailure('workbook.corrupt');
  }

  skip(bytes: number): void {
    this.need(bytes);
    this.at += bytes;
  }

  /** Characters may go on in the next record, which begins with whether they are wide (MS-XLS 2.5.293). */
  characters(count: number, wide: boolean): void {
    const { body, starts } = this.record;
    let width = wide ? 2 : 1;
    for (let left = count; left > 0; ) {
      if (starts.includes(this.at)) {
        this.need(1);
        width = body[this.at] ? 2 : 1;
        this.at += 1;
      }
      const limit = starts.find((start) => start > this.at) ?? body.length;
      const fit = Math.min(left, Math.floor((limit - this.at) / width));
      if (fit < 1) throw new ReadFailure('workbook.corrupt');
      this.at += fit * width;
      left -= fit;
    }
  }
}

/** Throws where a text of the table (SST, MS-XLS 2.4.265) is not whole. */
export function checkTable(record: WholeRecord): void {
  const { body } = record;
  const walk = new Walk(record, 0);
  walk.skip(8);
  const count = uint32(body, 4);
  for (let i = 0; i < count && !walk.isOver; i++) {
    walk.need(3);
    const characters = uint16(body, walk.at);
    const flags = body[walk.at + 2] as number;
    walk.skip(3);
    let behind = 0;
    if (flags & 8) {
      walk.need(2);
      behind += 4 * uint16(body, walk.at);
      walk.skip(2);
    }
    if (flags & 4) {
      walk.need(4);
      behind += uint32(body, walk.at);
      walk.skip(4);
    }
    walk.characters(characters, (flags & 1) === 1);
    walk.skip(behind);
  }
}

/** Throws where a text of a link to another workbook (SupBook, MS-XLS 2.4.271) is not whole. */
export function checkLink(record: WholeRecord): void {
  const { body } = record;
  // Itself and add-ins have no texts.
  if (body.length === 4) return;
  const walk = new Walk({ body, starts: [] }, 2);
  while (!walk.isOver) {
    walk.need(3);
    const characters = uint16(body, walk.at);
    const wide = ((body[walk.at + 2] as number) & 1) === 1;
    walk.skip(3);
    walk.skip(characters * (wide ? 2 : 1));
  }
}
