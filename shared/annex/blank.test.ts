import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { blankOf } from './blank.ts';
import { CATALOGUE } from './catalogue/index.ts';

describe('the official blanks', () => {
  it.each(CATALOGUE.map((annex) => annex.id))('carries the blank of %s byte for byte', (id) => {
    const file = readFileSync(new URL(`catalogue/${id}/blank.xlsx`, import.meta.url));
    expect(Buffer.from(blankOf(id)).equals(file)).toBe(true);
  });

  it('knows no blank of an annex that is not in the catalogue', () => {
    expect(() => blankOf('mca1999-annex1')).toThrow('mca1999-annex1');
  });
});
