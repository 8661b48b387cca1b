import { ReadFailure } from './read-failure.ts';
import { decodeXml } from './xml.ts';
import { XmlTag } from './xml-tag.ts';
import { XmlTexts } from './xml-texts.ts';

/** What a scanner tells. Names come without their prefix. */
export interface XmlHandler {
  /** An empty element opens and closes. */
  open(name: string, tag: XmlTag): void;
  close(name: string): void;
  /** Decoded text; a long one comes in pieces. Told only while `wantsText`. */
  text(text: string): void;
  readonly wantsText: boolean;
}

/** Excel takes 32,767 characters in a cell; a text far beyond is made to harm. */
export const LONGEST_TEXT = 1 << 18;

/** No tag of a workbook has this many bytes, no entity, no nesting this deep. */
const LONGEST_TAG = 1 << 18;
const LONGEST_ENTITY = 12;
const DEEPEST = 500;
/** 100,000 rows of 8 texts are 3 million elements. */
const MOST_ELEMENTS = 10_000_000;

const [BANG, QUOTE, AMPERSAND, APOSTROPHE, DASH] = [0x21, 0x22, 0x26, 0x27, 0x2d];
const [SLASH, COLON, OPEN, CLOSE, QUESTION, BRACKET] = [0x2f, 0x3a, 0x3c, 0x3e, 0x3f, 0x5d];
const CDATA = Uint8Array.from('<![CDATA[', (letter) => letter.charCodeAt(0));

/**
 * Reads the UTF-8 of an XML part as it is unpacked: no tree, no recursion, no entities but the five, and no document
 * type at all. Works on the bytes, and makes a string only of what is asked for.
 */
export class XmlScanner {
  private readonly handler: XmlHandler;
  private readonly texts = new XmlTexts();
  private readonly tag = new XmlTag(this.texts);
  private rest = new Uint8Array(0);
  private kept = 0;
  private depth = 0;
  private elements = 0;

  constructor(handler: XmlHandler) {
    this.handler = handler;
  }

  push(piece: Uint8Array): void {
    if (this.kept === 0) {
      this.scan(piece, piece.length);
      return;
    }
    const length = this.kept + piece.length;
    this.reserve(length);
    this.rest.set(piece, this.kept);
    this.scan(this.rest, length);
  }

  end(): void {
    const blank = this.rest.subarray(0, this.kept).every((byte) => byte <= 0x20);
    if (!blank || this.depth !== 0) throw new ReadFailure('workbook.corrupt');
  }

  private reserve(length: number): void {
    if (this.rest.length >= length) return;
    const larger = new Uint8Array(length * 2);
    larger.set(this.rest.subarray(0, this.kept));
    this.rest = larger;
  }

  private scan(bytes: Uint8Array, length: number): void {
    let at = 0;
    for (;;) {
      let start = at;
      while (start < length && bytes[start] !== OPEN) start += 1;
      if (start === length) break;
      if (start > at) this.characters(bytes, at, start);
      const end = markupEnd(bytes, start, length);
      at = start;
      if (end < 0) break;
      this.markup(bytes, start, end);
      at = end;
    }
    this.keep(bytes, at < length && bytes[at] !== OPEN ? this.handOn(bytes, at, length) : at, length);
  }

  /** What is not yet whole: the begin of a tag, of an entity or of a character. */
  private keep(bytes: Uint8Array, from: number, to: number): void {
    if (to - from > LONGEST_TAG) throw new ReadFailure('workbook.corrupt');
    this.reserve(to - from);
    if (bytes === this.rest) this.rest.copyWithin(0, from, to);
    else this.rest.set(bytes.subarray(from, to));
    this.kept = to - from;
  }

  /** Text is handed on as it comes, up to a place between two characters and outside an entity. */
  private handOn(bytes: Uint8Array, from: number, to: number): number {
    let end = to;
    const entity = from + bytes.subarray(from, to).lastIndexOf(AMPERSAND);
    if (entity >= from && to - entity <= LONGEST_ENTITY) end = entity;
    for (let back = 1; back <= 3 && end - back >= from; back++) {
      const byte = bytes[end - back] as number;
      if (byte < 0x80) break;
      if (byte < 0xc0) continue;
      if (back < (byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4)) end -= back;
      break;
    }
    if (end > from) this.characters(bytes, from, end);
    return end;
  }

  private markup(bytes: Uint8Array, start: number, end: number): void {
    if (end - start > LONGEST_TAG) throw new ReadFailure('workbook.corrupt');
    const second = bytes[start + 1];
    if (second === BANG) this.declaration(bytes, start, end);
    else if (second === SLASH) {
      this.depth -= 1;
      this.handler.close(this.localName(bytes, start + 2, end));
    } else if (second !== QUESTION) this.element(bytes, start, end);
  }

  private element(bytes: Uint8Array, start: number, end: number): void {
    const name = this.localName(bytes, start + 1, end);
    const { tag } = this;
    tag.bytes = bytes;
    tag.from = start;
    tag.to = end;
    this.handler.open(name, tag);
    if (bytes[end - 2] === SLASH) this.handler.close(name);
    else this.depth += 1;
    this.elements += 1;
    if (this.depth > DEEPEST || this.elements > MOST_ELEMENTS) throw new ReadFailure('workbook.corrupt');
  }

  private declaration(bytes: Uint8Array, start: number, end: number): void {
    if (isCdata(bytes, start, end)) {
      if (this.handler.wantsText) this.handler.text(this.texts.of(bytes, start + CDATA.length, end - 3));
    } else if (bytes[start + 2] !== DASH || bytes[start + 3] !== DASH) throw new ReadFailure('workbook.corrupt');
  }

  private characters(bytes: Uint8Array, from: number, to: number): void {
    if (this.handler.wantsText) this.handler.text(decodeXml(this.texts.of(bytes, from, to)));
  }

  /** The name that begins at `at`, without its prefix. */
  private localName(bytes: Uint8Array, at: number, end: number): string {
    let from = at;
    let to = at;
    for (; to < end; to++) {
      const byte = bytes[to] as number;
      if (byte === COLON) from = to + 1;
      else if (byte <= 0x20 || byte === SLASH || byte === CLOSE) break;
    }
    return this.texts.of(bytes, from, to);
  }
}

/** Where the markup that starts at a `<` ends; -1 where that is not yet there. */
function markupEnd(bytes: Uint8Array, start: number, length: number): number {
  const second = bytes[start + 1];
  if (second === BANG) return declarationEnd(bytes, start, length);
  let quote = 0;
  for (let at = start + 1; at < length; at++) {
    const byte = bytes[at] as number;
    if (quote !== 0) {
      if (byte === quote) quote = 0;
    } else if (byte === CLOSE) return at + 1;
    else if (byte === QUOTE || byte === APOSTROPHE) quote = byte;
  }
  return -1;
}

function declarationEnd(bytes: Uint8Array, start: number, length: number): number {
  // Not yet all of `<!--` or `<![CDATA[`.
  if (length - start < CDATA.length) return -1;
  const last = isCdata(bytes, start, length) ? BRACKET : bytes[start + 2] === DASH ? DASH : 0;
  for (let at = start + (last === BRACKET ? CDATA.length : 4); at < length; at++) {
    if (bytes[at] !== CLOSE) continue;
    if (last === 0) return at + 1;
    if (bytes[at - 1] === last && bytes[at - 2] === last && at - 2 >= start + (last === DASH ? 4 : CDATA.length))
      return at + 1;
  }
  return -1;
}

function isCdata(bytes: Uint8Array, start: number, end: number): boolean {
  return end - start >= CDATA.length && CDATA.every((byte, i) => bytes[start + i] === byte);
}
