import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AlignRow, pairRows, planRows } from './align.ts';

const rows = (text: string): AlignRow[] =>
  text
    .split(' ')
    .filter(Boolean)
    .map((word) => ({ unit: word[0] ?? '', key: word }));

/** What a sheet does: whole rows go in and out, and each carries its note with it. */
function carryOut(notes: readonly string[], steps: readonly { at: number; by: number }[]): string[] {
  const sheet = [...notes];
  for (const { at, by } of steps) {
    if (by > 0) sheet.splice(at, 0, ...new Array(by).fill(''));
    else sheet.splice(at, -by);
  }
  return sheet;
}

/** The notes beside the new rows after a refresh. */
function refreshed(before: readonly AlignRow[], after: readonly AlignRow[]) {
  const notes = before.map(({ key }, i) => `${key}/${i}`);
  const pairs = pairRows(before, after);
  const { inserts, places, deletes, carried, stays, gone } = planRows(before.length, pairs);
  const wide = carryOut(notes, inserts);
  // Until the rows go nothing is lost: what was put in is blank.
  expect(wide.filter((note) => note !== '')).toEqual(notes);
  for (const [i, old] of stays) expect(wide[places[i] ?? -1]).toBe(notes[old]);
  for (const [i, place] of places.entries()) if (!stays.has(i)) expect(wide[place]).toBe('');
  for (const [i, old] of carried) wide[places[i] ?? -1] = notes[old] ?? '';
  const sheet = carryOut(wide, deletes);
  return { sheet, pairs, notes, gone };
}

describe('a refreshed block', () => {
  it('never puts rows in above its first, where they would take the look of the header', () => {
    const pairs = pairRows(rows('b1 c1'), rows('a1 b1 c1'));
    expect(planRows(2, pairs).inserts.every(({ at }) => at > 0)).toBe(true);
  });

  it('keeps a note beside its record when a unit between reports', () => {
    const { sheet } = refreshed(rows('a1 a2 c1'), rows('a1 a2 b1 b2 c1'));
    expect(sheet).toEqual(['a1/0', 'a2/1', '', '', 'c1/2']);
  });

  it('keeps a note beside a record that was corrected', () => {
    const { sheet } = refreshed(rows('a1 a2 b1'), rows('a1 a9 b1'));
    expect(sheet).toEqual(['a1/0', 'a2/1', 'b1/2']);
  });

  it('tells of the records that are gone', () => {
    const { sheet, gone } = refreshed(rows('a1 b1 b2 c1'), rows('a1 c1'));
    expect(sheet).toEqual(['a1/0', 'c1/3']);
    expect(gone).toEqual([1, 2]);
  });

  it('carries every note along with its record, and loses none, whatever came and went', () => {
    const row = fc.record({ unit: fc.constantFrom('a', 'b', 'c'), key: fc.constantFrom('1', '2', '3', '4') });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), fc.array(row, { maxLength: 12 }), (before, after) => {
        const { sheet, pairs, notes, gone } = refreshed(before, after);
        expect(sheet).toHaveLength(after.length);
        pairs.forEach((old, i) => {
          expect(sheet[i]).toBe(old === null ? '' : notes[old]);
        });
        const standing = new Set(pairs.filter((old) => old !== null));
        expect(new Set([...standing, ...gone]).size).toBe(before.length);
      }),
    );
  });
});
