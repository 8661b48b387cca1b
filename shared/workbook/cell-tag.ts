import { parseA1 } from '../grid/address.ts';
import { ReadFailure } from './read-failure.ts';
import type { XmlTag } from './xml-tag.ts';

const [SPACE, QUOTE, SLASH, EQUALS, CLOSE] = [0x20, 0x22, 0x2f, 0x3d, 0x3e];
const [LETTER_R, LETTER_S, LETTER_T] = [0x72, 0x73, 0x74];
const TYPES = ['s', 'str', 'inlineStr', 'n', 'b', 'e', 'd'].map((type) => ({
  type,
  bytes: Uint8Array.from(type, (letter) => letter.charCodeAt(0)),
}));

/** What a `<c>` says of its cell. */
export class CellTag {
  /** 0: not stated. */
  row = 0;
  column = 0;
  style = 0;
  type = 'n';

  read(tag: XmlTag): void {
    this.clear();
    if (this.readUsual(tag)) return;
    this.clear();
    const reference = tag.attribute('r');
    const at = reference === undefined ? { row: 0, column: 0 } : parseA1(reference.toUpperCase());
    if (!at) throw new ReadFailure('workbook.corrupt');
    this.row = at.row;
    this.column = at.column;
    this.type = tag.attribute('t') ?? 'n';
    this.style = Number(tag.attribute('s') ?? 0);
  }

  private clear(): void {
    this.row = 0;
    this.column = 0;
    this.style = 0;
    this.type = 'n';
  }

  /** Nearly every cell: ` r="B6" s="3" t="s"` in some order and nothing else. False for any other. */
  private readUsual({ bytes, from, to }: XmlTag): boolean {
    let at = from;
    while (at < to && bytes[at] !== SPACE && bytes[at] !== SLASH && bytes[at] !== CLOSE) at += 1;
    while (bytes[at] === SPACE) {
      const name = bytes[at + 1];
      if (name === SLASH || name === CLOSE) return true;
      if (bytes[at + 2] !== EQUALS || bytes[at + 3] !== QUOTE) return false;
      const start = at + 4;
      let end = start;
      while (end < to && bytes[end] !== QUOTE) end += 1;
      if (!this.take(name, bytes, start, end)) return false;
      at = end + 1;
    }
    return bytes[at] === SLASH || bytes[at] === CLOSE;
  }

  private take(name: number | undefined, bytes: Uint8Array, start: number, end: number): boolean {
    if (name === LETTER_R) return this.takeReference(bytes, start, end);
    if (name === LETTER_T) return this.takeType(bytes, start, end);
    if (name !== LETTER_S) return false;
    this.style = digits(bytes, start, end);
    return this.style >= 0;
  }

  private takeReference(bytes: Uint8Array, start: number, end: number): boolean {
    let at = start;
    let column = 0;
    for (; at < end; at++) {
      const letter = (bytes[at] as number) - 0x40;
      if (letter < 1 || letter > 26) break;
      column = column * 26 + letter;
    }
    this.column = column;
    this.row = bytes[at] === 0x30 ? -1 : digits(bytes, at, end);
    return at > start && at - start <= 3 && this.row > 0;
  }

  private takeType(bytes: Uint8Array, start: number, end: number): boolean {
    for (const known of TYPES) {
      if (known.bytes.length !== end - start) continue;
      let i = 0;
      while (i < known.bytes.length && known.bytes[i] === bytes[start + i]) i += 1;
      if (i < known.bytes.length) continue;
      this.type = known.type;
      return true;
    }
    return false;
  }
}

/** A whole number of up to seven digits; -1 for anything else. */
function digits(bytes: Uint8Array, start: number, end: number): number {
  if (end === start || end - start > 7) return -1;
  let number = 0;
  for (let at = start; at < end; at++) {
    const digit = (bytes[at] as number) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  return number;
}
