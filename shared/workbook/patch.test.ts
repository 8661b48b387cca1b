import { strFromU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { fixture } from '../../test/fixtures/fixture.ts';
import { valueAt } from '../grid/grid.ts';
import { patchCells } from './patch.ts';
import { readWorkbook } from './read.ts';
import { sheetXml, xlsx } from './xlsx-sample.ts';

function gridOf(bytes: Uint8Array, index = 0) {
  const read = readWorkbook(bytes);
  if (!read.ok) throw new Error(read.error.code);
  const grid = read.value.grids[index];
  if (!grid) throw new Error('no such sheet');
  return grid;
}

const sheetText = (bytes: Uint8Array) => strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] as Uint8Array);

describe('patching cells of an own workbook', () => {
  const before = fixture('a2-gansu-messy.xlsx');
  const after = patchCells(before, [
    { sheet: 'Sheet1', cell: 'F6', value: 20 },
    { sheet: 'Sheet1', cell: 'B7', value: '=HYPERLINK("x") & <二>' },
    { sheet: 'Sheet1', cell: 'C8', value: null },
    { sheet: 'Sheet1', cell: 'J40', value: '新增' },
  ]);

  it('changes just those cells', () => {
    const [was, is] = [gridOf(before), gridOf(after)];
    expect(valueAt(is, 6, 6)).toBe(20);
    expect(valueAt(is, 7, 2)).toBe('=HYPERLINK("x") & <二>');
    expect(valueAt(is, 8, 3)).toBeNull();
    expect(valueAt(is, 40, 10)).toBe('新增');
    const changed = was.rows.flatMap((row, r) =>
      row.flatMap((_, c) => (valueAt(is, r + 1, c + 1) === row[c] ? [] : [[r + 1, c + 1]])),
    );
    expect(changed).toEqual([
      [6, 6],
      [7, 2],
      [8, 3],
    ]);
    expect(is.merges).toEqual(was.merges);
  });

  it('leaves every other part byte for byte as it was', () => {
    const [was, is] = [unzipSync(before), unzipSync(after)];
    expect(Object.keys(is)).toEqual(Object.keys(was));
    const different = Object.keys(was).filter(
      (name) => strFromU8(was[name] as Uint8Array, true) !== strFromU8(is[name] as Uint8Array, true),
    );
    expect(different).toEqual(['xl/worksheets/sheet1.xml']);
  });

  it('keeps the style of the cells', () => {
    expect(sheetText(after)).toMatch(/<c r="F6" s="\d+"><v>20<\/v><\/c>/);
  });

  it('refuses a sheet that is not there', () => {
    expect(() => patchCells(before, [{ sheet: '没有', cell: 'A1', value: 1 }])).toThrow('没有');
  });
});

describe('patching cells with formulas', () => {
  const rows =
    '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="shared" ref="B1:B3" si="0">A1*2+$A$1</f><v>3</v></c></row>' +
    '<row r="2"><c r="A2"><v>2</v></c><c r="B2"><f t="shared" si="0"/><v>5</v></c></row>' +
    '<row r="3"><c r="A3"><v>3</v></c><c r="B3"><f>SUM(B1:B2)</f><v>8</v></c></row>';
  const chain =
    '<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><c r="B1" i="1"/><c r="B2"/><c r="B3"/></calcChain>';
  const bytes = xlsx({ sheets: [sheetXml(rows)], parts: { 'xl/calcChain.xml': chain } });

  it('drops the formula of a changed cell and its place in the calculation chain', () => {
    const after = unzipSync(patchCells(bytes, [{ sheet: 'S1', cell: 'B3', value: 9 }]));
    expect(strFromU8(after['xl/worksheets/sheet1.xml'] as Uint8Array)).toContain('<c r="B3"><v>9</v></c>');
    expect(strFromU8(after['xl/calcChain.xml'] as Uint8Array)).toContain(
      '<c r="B1" i="1"/><c i="1" r="B2"/></calcChain>',
    );
  });

  it('writes a shared formula out where the cell that held it is changed', () => {
    const after = sheetText(patchCells(bytes, [{ sheet: 'S1', cell: 'B1', value: 7 }]));
    expect(after).toContain('<c r="B1"><v>7</v></c>');
    expect(after).toContain('<c r="B2"><f>A2*2+$A$1</f><v>5</v></c>');
  });

  it('takes the chain out with its last cell', () => {
    const edits = ['B1', 'B2', 'B3'].map((cell) => ({ sheet: 'S1', cell, value: 1 }));
    const after = unzipSync(patchCells(bytes, edits));
    expect(after['xl/calcChain.xml']).toBeUndefined();
    expect(strFromU8(after['[Content_Types].xml'] as Uint8Array)).not.toContain('calcChain');
    expect(strFromU8(after['xl/_rels/workbook.xml.rels'] as Uint8Array)).not.toContain('calcChain');
  });

  it('tells Excel to calculate anew, for it trusts the results it finds', () => {
    const after = unzipSync(patchCells(bytes, [{ sheet: 'S1', cell: 'A1', value: 5 }]));
    expect(strFromU8(after['xl/workbook.xml'] as Uint8Array)).toContain('fullCalcOnLoad="1"');
  });
});

describe('patching a sheet written in other ways', () => {
  it('follows a prefix, rows without cells and an empty sheet', () => {
    const ns = 'xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
    const prefixed = `<x:worksheet ${ns}><x:sheetData><x:row r="2"/></x:sheetData></x:worksheet>`;
    const empty =
      '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>';
    const bytes = xlsx({ sheets: [prefixed, empty] });
    const after = patchCells(bytes, [
      { sheet: 'S1', cell: 'B2', value: '二' },
      { sheet: 'S1', cell: 'A1', value: 1 },
      { sheet: 'S2', cell: 'C3', value: 3 },
    ]);
    expect(gridOf(after, 0).rows).toEqual([[1], [null, '二']]);
    expect(gridOf(after, 1).rows).toEqual([[], [], [null, null, 3]]);
  });

  it('reads and writes parts that are stored, not packed', () => {
    const stored = zipSync(
      Object.fromEntries(
        Object.entries(unzipSync(fixture('a1-xizang-clean.xlsx'))).map(([name, part]) => [
          name,
          [part, { level: 0 as const }],
        ]),
      ),
    );
    const sheet = gridOf(stored).sheet;
    expect(valueAt(gridOf(patchCells(stored, [{ sheet, cell: 'A6', value: '改' }])), 6, 1)).toBe('改');
  });
});
