import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, MEASURES, rowsInFirstAnswer } from './message-size.ts';

const [LARGE] = MEASURES as [(typeof MEASURES)[number]];

describe('the bytes of a table', () => {
  it('are those of its JSON, as good as', () => {
    const cell = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.double(), fc.boolean());
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1 }), (table) => {
        const exact = new TextEncoder().encode(JSON.stringify(table)).length;
        // Control characters have six: nobody types them.
        if (!/\\u00/.test(JSON.stringify(table))) expect(bytesOf(table)).toBeGreaterThanOrEqual(exact - 3);
        expect(bytesOf(table)).toBeLessThanOrEqual(exact * 1.2 + 20);
      }),
    );
  });
});

describe('the rows of the first answer', () => {
  it('are a thousand of a sheet that is not known, and all of one that is and fits', () => {
    expect(rowsInFirstAnswer([undefined], LARGE)).toEqual([1_000]);
    expect(rowsInFirstAnswer([{ bottom: 5_029, bytesPerRow: 300 }], LARGE)).toEqual([5_129]);
  });

  it('share the answer between sheets, however many there are', () => {
    const many = Array.from({ length: 12 }, () => ({ bottom: 9_000, bytesPerRow: 400 }));
    const rows = rowsInFirstAnswer(many, LARGE);
    expect(rows[0]).toBe(8_500);
    expect(rows.slice(1)).toEqual(Array(11).fill(20));
  });
});
