import fc from 'fast-check';
import { strFromU8, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { ReadFailure } from './read-failure.ts';
import { XmlScanner } from './xml-scanner.ts';
import { XmlTexts } from './xml-texts.ts';

/** What a scanner tells of some bytes given in pieces of these lengths; a text that came in pieces is one. */
function told(bytes: Uint8Array, lengths: readonly number[]): string[] {
  const events: string[] = [];
  let text = '';
  const flush = (): void => {
    if (text !== '') events.push(`= ${text}`);
    text = '';
  };
  const scanner = new XmlScanner({
    wantsText: true,
    open(name, tag) {
      flush();
      events.push(`< ${name} ${tag.text()}`);
    },
    close(name) {
      flush();
      events.push(`> ${name}`);
    },
    text(piece) {
      text += piece;
    },
  });
  let at = 0;
  for (let i = 0; at < bytes.length; i++) {
    const to = at + (lengths[i % lengths.length] as number);
    scanner.push(bytes.subarray(at, to));
    at = to;
  }
  scanner.end();
  flush();
  return events;
}

describe('the XML scanner', () => {
  const xml =
    '\ufeff<?xml version="1.0"?>\n<x:a b="一>二" c=\'"\'><!-- <no> - -- --><t>张三&amp;&#x674e;𠮷é</t><v/><![CDATA[<]]]]>末</x:a>\n';

  it('tells elements, their tags and texts', () => {
    expect(told(strToU8(xml), [1_000]).filter((event) => event.trim() !== '=')).toEqual([
      '< a <x:a b="一>二" c=\'"\'>',
      '< t <t>',
      '= 张三&李𠮷é',
      '> t',
      '< v <v/>',
      '> v',
      '= <]]末',
      '> a',
    ]);
  });

  it('tells the same however the bytes are cut', () => {
    const bytes = strToU8(xml);
    const whole = told(bytes, [1_000]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 30 }), (lengths) => {
        expect(told(bytes, lengths)).toEqual(whole);
      }),
    );
  });

  it.each([
    ['a tag without end', '<a b="'],
    ['an element without end', '<a>'],
    ['text after the end', '<a/>x&am'],
    ['a document type', '<!DOCTYPE a><a/>'],
    ['a comment without end', '<a/><!-- -'],
  ])('does not take %s', (_, text) => {
    expect(() => told(strToU8(text), [3])).toThrow(ReadFailure);
  });
});

describe('texts from bytes', () => {
  it('are those of the platform, for any bytes at all', () => {
    const texts = new XmlTexts();
    const some = fc.oneof(
      fc.uint8Array({ maxLength: 120 }),
      fc.string({ unit: 'binary', maxLength: 60 }).map((text) => strToU8(text)),
    );
    fc.assert(
      fc.property(some, (bytes) => {
        // A byte order mark within a part is a character of its text.
        fc.pre(!(bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf));
        expect(texts.of(bytes, 0, bytes.length)).toBe(strFromU8(bytes));
        expect(texts.of(bytes, 0, bytes.length)).toBe(strFromU8(bytes));
      }),
      { numRuns: 1_000 },
    );
  });
});
