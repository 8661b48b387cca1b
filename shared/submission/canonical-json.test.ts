import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalWriter, type Json } from './canonical-json.ts';

test('any JSON is written as the canonicalize package writes it, by one writer after another', () => {
  const write = canonicalWriter();
  const json = fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' });
  fc.assert(
    fc.property(json, (value) => {
      let expected: string | undefined;
      try {
        expected = canonicalize(value);
      } catch {
        expect(() => write(value as Json)).toThrow();
        return;
      }
      expect(write(value as Json)).toBe(expected);
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['keys by their UTF-16 units', { b: 1, '\u{1f600}': 2, '\ufb33': 3, a: 4, 10: 5, 9: 6 }],
  ['numbers as ECMAScript has them', [1e21, 1e-7, -0, 4.17, 2 ** 53, 333333333.3333333]],
  ['what has to be escaped, and nothing else', ['"', '\\', '/', '\n', '\u0001', '\u007f', '\u2028', '甲', '😀']],
  ['what is left out', { a: undefined, b: { c: undefined }, d: null, e: true }],
  ['kinds of objects that differ in a line break only', [{ 'a\nb': 1 }, { a: 2, b: 3 }, { 'a\nb': 4 }, { b: 5, a: 6 }]],
  [
    'kinds of objects that differ in their order only',
    [
      { a: 1, b: 2 },
      { b: 3, a: 4 },
    ],
  ],
])('%s', (_, value) => {
  expect(canonicalWriter()(value as unknown as Json)).toBe(canonicalize(value));
});

test.each([['\ud800'], [Number.NaN], [Number.POSITIVE_INFINITY]])('%j is refused', (value) => {
  expect(() => canonicalWriter()({ a: [value] })).toThrow();
  expect(() => canonicalWriter()({ [String(value)]: value })).toThrow();
});
