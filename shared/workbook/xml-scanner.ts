import { DecodeUTF8 } from 'fflate';
import { ReadFailure } from './read-failure.ts';
import { decodeXml } from './xml.ts';

/** What a scanner tells. Names come without their prefix. */
export interface XmlHandler {
  /** `tag`: the text from `<` to `>`. An empty element opens and closes. */
  open(name: string, tag: string): void;
  close(name: string): void;
  /** Decoded text; a long one comes in pieces. Told only while `wantsText`. */
  text(text: string): void;
  readonly wantsText: boolean;
}

/** Excel takes 32,767 characters in a cell; a text far beyond is made to harm. */
export const LONGEST_TEXT = 1 << 18;

/** No tag of a workbook is this long, no entity, no nesting this deep. */
const LONGEST_TAG = 1 << 18;
const LONGEST_ENTITY = 12;
const DEEPEST = 500;
/** 100,000 rows of 8 texts are 3 million elements. */
const MOST_ELEMENTS = 10_000_000;

/** Reads XML as it is unpacked: no tree, no recursion, no entities but the five, and no document type at all. */
export class XmlScanner {
  private readonly handler: XmlHandler;
  private readonly decoder: DecodeUTF8;
  private rest = '';
  private depth = 0;
  private elements = 0;

  constructor(handler: XmlHandler) {
    this.handler = handler;
    this.decoder = new DecodeUTF8((text) => this.scan(text));
  }

  push(piece: Uint8Array): void {
    this.decoder.push(piece, false);
  }

  end(): void {
    this.decoder.push(new Uint8Array(0), true);
    if (this.rest.trim() !== '' || this.depth !== 0) throw new ReadFailure('workbook.corrupt');
  }

  private scan(piece: string): void {
    const text = this.rest === '' ? piece : this.rest + piece;
    let at = 0;
    for (;;) {
      const start = text.indexOf('<', at);
      if (start < 0) break;
      if (start > at) this.characters(text.slice(at, start));
      const end = this.markupEnd(text, start);
      if (end < 0) {
        at = start;
        break;
      }
      this.markup(text, start, end);
      at = end;
    }
    this.keep(text.slice(at));
  }

  /** What is not yet whole: the begin of a tag or of an entity. Text is handed on as it comes. */
  private keep(rest: string): void {
    if (rest.startsWith('<') || rest === '') {
      if (rest.length > LONGEST_TAG) throw new ReadFailure('workbook.corrupt');
      this.rest = rest;
      return;
    }
    const entity = rest.lastIndexOf('&');
    const whole = entity >= 0 && rest.length - entity <= LONGEST_ENTITY ? entity : rest.length;
    if (whole > 0) this.characters(rest.slice(0, whole));
    this.rest = rest.slice(whole);
  }

  private markupEnd(text: string, start: number): number {
    if (text.startsWith('<!--', start)) return after(text.indexOf('-->', start + 4), 3);
    if (text.startsWith('<![CDATA[', start)) return after(text.indexOf(']]>', start + 9), 3);
    // Not yet all of `<!--` or `<![CDATA[`.
    if (text.length - start < 9 && '<![CDATA['.startsWith(text.slice(start))) return -1;
    return after(text.indexOf('>', start), 1);
  }

  private markup(text: string, start: number, end: number): void {
    if (end - start > LONGEST_TAG) throw new ReadFailure('workbook.corrupt');
    const second = text.charCodeAt(start + 1);
    if (second === 0x21) this.declaration(text.slice(start, end));
    else if (second === 0x2f) {
      this.depth -= 1;
      this.handler.close(localName(text, start + 2));
    } else if (second !== 0x3f) this.element(text.slice(start, end));
  }

  private element(tag: string): void {
    const name = localName(tag, 1);
    this.handler.open(name, tag);
    if (tag.charCodeAt(tag.length - 2) === 0x2f) this.handler.close(name);
    else this.depth += 1;
    this.elements += 1;
    if (this.depth > DEEPEST || this.elements > MOST_ELEMENTS) throw new ReadFailure('workbook.corrupt');
  }

  private declaration(markup: string): void {
    if (markup.startsWith('<![CDATA[')) {
      if (this.handler.wantsText) this.handler.text(markup.slice(9, -3));
    } else if (!markup.startsWith('<!--')) throw new ReadFailure('workbook.corrupt');
  }

  private characters(raw: string): void {
    if (this.handler.wantsText) this.handler.text(decodeXml(raw));
  }
}

const after = (index: number, length: number): number => (index < 0 ? -1 : index + length);

/** The name that begins at `at`, without its prefix. */
function localName(text: string, at: number): string {
  let from = at;
  let to = at;
  for (; to < text.length; to++) {
    const code = text.charCodeAt(to);
    if (code === 0x3a) from = to + 1;
    else if (code <= 0x20 || code === 0x2f || code === 0x3e) break;
  }
  return text.slice(from, to);
}

/** An attribute of a tag, decoded. Quick for the usual ` name="…"`. */
export function tagAttribute(tag: string, name: string): string | undefined {
  const at = tag.indexOf(` ${name}="`);
  if (at >= 0) {
    const from = at + name.length + 3;
    const to = tag.indexOf('"', from);
    return to < 0 ? undefined : decodeXml(tag.slice(from, to));
  }
  const match = tag.includes(name)
    ? new RegExp(`\\s(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag)
    : null;
  const raw = match?.[1] ?? match?.[2];
  return raw === undefined ? undefined : decodeXml(raw);
}

/** Whether an attribute says yes. */
export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}
