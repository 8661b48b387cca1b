import fc from 'fast-check';
import { strToU8, Zip, ZipDeflate, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { fixture } from '../../test/fixtures/fixture.ts';
import { readWorkbook } from './read.ts';
import { sheetXml, xlsx, xlsxParts } from './xlsx-sample.ts';

const codeOf = (bytes: Uint8Array): string => {
  const read = readWorkbook(bytes);
  return read.ok ? 'read' : read.error.code;
};

/** A package with one part of `megabytes` of the same text, made piece by piece. */
function bomb(path: string, start: string, filling: string, end: string, megabytes: number): Uint8Array {
  const pieces: Uint8Array[] = [];
  const zip = new Zip((_, piece) => pieces.push(piece));
  const add = (name: string, texts: Iterable<Uint8Array>): void => {
    const file = new ZipDeflate(name, { level: 9 });
    zip.add(file);
    for (const text of texts) file.push(text);
    file.push(new Uint8Array(0), true);
  };
  const parts = xlsxParts({ sheets: [sheetXml('')], strings: '', styles: '' });
  for (const [name, text] of Object.entries(parts)) if (name !== path) add(name, [strToU8(text)]);
  const block = strToU8(filling.repeat(Math.ceil((1 << 20) / filling.length)));
  add(path, [strToU8(start), ...Array.from({ length: megabytes }, () => block), strToU8(end)]);
  zip.end();
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** States another unpacked size for the largest entry, in the directory and in the entry's own header. */
function withStatedSize(bytes: Uint8Array, size: number): Uint8Array {
  const lying = bytes.slice();
  const view = new DataView(lying.buffer);
  let largest = 0;
  let at = 0;
  for (let i = 0; i + 46 < lying.length; i++) {
    if (view.getUint32(i, true) !== 0x02014b50 || view.getUint32(i + 24, true) <= largest) continue;
    largest = view.getUint32(i + 24, true);
    at = i;
  }
  view.setUint32(at + 24, size, true);
  return lying;
}

const OPEN = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>';
const CLOSE = '</sheetData></worksheet>';
const SHEET = 'xl/worksheets/sheet1.xml';

describe('a workbook made to harm', () => {
  const zeros = bomb(SHEET, OPEN, ' ', CLOSE, 400);

  it('is refused for its stated size before anything is unpacked', () => {
    expect(zeros.length).toBeLessThan(1 << 20);
    expect(codeOf(zeros)).toBe('workbook.tooLarge');
  });

  it('is refused where the stated size is a lie, once more comes out than was stated', () => {
    expect(codeOf(withStatedSize(zeros, 5_000))).toBe('workbook.corrupt');
  });

  it.each([
    ['rows', OPEN, '<row></row>', CLOSE],
    ['cells', OPEN, '<row><c><v>1</v></c><c><v>1</v></c><c><v>1</v></c></row>', CLOSE],
    ['one text', `${OPEN}<row><c t="inlineStr"><is><t>`, '表', `</t></is></c></row>${CLOSE}`],
  ])('of %s without end packs too well to be a table', (_, start, filling, end) => {
    expect(codeOf(bomb(SHEET, start, filling, end, 30))).toBe('workbook.tooLarge');
  });

  it.each([
    ['one text', `${OPEN}<row><c t="inlineStr"><is><t>`, '表', `</t></is></c></row>${CLOSE}`],
    ['one tag', `${OPEN}<row a="`, 'x', `"/>${CLOSE}`],
    ['one comment', `${OPEN}<!--`, '-', `-->${CLOSE}`],
    ['tags never closed', OPEN, '<row>', CLOSE],
    ['opening brackets', OPEN, '<', CLOSE],
    ['entities', `${OPEN}<row><c><v>`, '&amp;', `</v></c></row>${CLOSE}`],
  ])('of %s without end is not sound', (_, start, filling, end) => {
    expect(codeOf(bomb(SHEET, start, filling, end, filling === '&amp;' ? 2 : 1))).toBe('workbook.corrupt');
  });

  it('of shared strings ends in a verdict', () => {
    const start = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">';
    expect(codeOf(bomb('xl/sharedStrings.xml', start, '<si><t>a</t></si>', '</sst>', 60))).toBe('workbook.tooLarge');
  });

  it.each([
    [
      'a used range of the whole sheet',
      sheetXml('<row r="1"><c r="A1"><v>1</v></c></row>', '', '<dimension ref="A1:XFD1048576"/>'),
      'read',
    ],
    ['a cell in the last corner', sheetXml('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), 'read'],
    ['a row that Excel does not have', sheetXml('<row r="1048577"><c><v>1</v></c></row>'), 'workbook.corrupt'],
    ['a column that Excel does not have', sheetXml('<row r="1"><c r="XFE1"><v>1</v></c></row>'), 'workbook.corrupt'],
    ['columns without end', sheetXml('', '', '<cols><col min="1" max="2000000000" hidden="1"/></cols>'), 'read'],
    [
      'an entity that grows',
      `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>${sheetXml('<row><c><v>&b;</v></c></row>')}`,
      'workbook.corrupt',
    ],
    [
      'an entity from elsewhere',
      `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${sheetXml('')}`,
      'workbook.corrupt',
    ],
    ['a text that is not in the table', sheetXml('<row r="1"><c r="A1" t="s"><v>99</v></c></row>'), 'workbook.corrupt'],
    ['XML that ends in the middle', sheetXml('<row r="1">').slice(0, -20), 'workbook.corrupt'],
  ])('with %s ends in a verdict', (_, sheet, code) => {
    expect(codeOf(xlsx({ sheets: [sheet], strings: '<si><t>a</t></si>' }))).toBe(code);
  });

  it('with far cells in many rows holds too many places', () => {
    const rows = Array.from({ length: 3_000 }, (_, i) => `<row r="${i + 1}"><c r="XFD${i + 1}"><v>1</v></c></row>`);
    expect(codeOf(xlsx({ sheets: [sheetXml(rows.join(''))] }))).toBe('workbook.tooManyCells');
  });

  it('with merges without end holds too many', () => {
    const merges = `<mergeCells>${'<mergeCell ref="A1:B2"/>'.repeat(100_001)}</mergeCells>`;
    expect(codeOf(xlsx({ sheets: [sheetXml('', merges)] }))).toBe('workbook.tooManyCells');
  });

  it('with sheets without end has too many', () => {
    expect(codeOf(xlsx({ sheets: Array.from({ length: 501 }, () => sheetXml('')) }))).toBe('workbook.tooManySheets');
  });

  it('with entries without end is too large', () => {
    const parts = Object.fromEntries(Array.from({ length: 6_000 }, (_, i) => [`xl/x${i}.xml`, new Uint8Array(0)]));
    expect(codeOf(zipSync(parts))).toBe('workbook.tooLarge');
  });

  it('with nesting without end is not sound', () => {
    expect(codeOf(xlsx({ sheets: [sheetXml('<a>'.repeat(100_000) + '</a>'.repeat(100_000))] }))).toBe(
      'workbook.corrupt',
    );
  });

  it('of repeated .ods cells holds too many places', () => {
    const ns = 'xmlns:office="o" xmlns:table="t" xmlns:text="x"';
    const cell = '<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16384"/>';
    const row = `<table:table-row table:number-rows-repeated="1048576">${cell}</table:table-row>`;
    const content = `<office:document-content ${ns}><table:table table:name="一">${row}</table:table></office:document-content>`;
    const mimetype = 'application/vnd.oasis.opendocument.spreadsheet';
    expect(codeOf(zipSync({ mimetype: strToU8(mimetype), 'content.xml': strToU8(content) }))).toBe(
      'workbook.tooManyCells',
    );
  });
});

describe('a workbook with flipped bytes', () => {
  const books = ['a2-gansu-messy.xlsx', 'js1-xuzhou-clean.xlsx', 'js2-wuxi-messy.xls'].map((name) => ({
    bytes: fixture(name),
    whole: JSON.stringify(readWorkbook(fixture(name))),
  }));
  // MUTATIONS=10000 for a long run.
  const numRuns = Number(process.env.MUTATIONS ?? 300);

  it('never throws or hangs, and an .xlsx is never read as another one', () => {
    const change = fc.record({ at: fc.nat(), byte: fc.integer({ min: 0, max: 255 }) });
    const cut = fc.option(fc.nat(), { freq: 4 });
    fc.assert(
      fc.property(fc.nat(2), fc.array(change, { minLength: 1, maxLength: 12 }), cut, (which, changes, end) => {
        const { bytes, whole } = books[which] as (typeof books)[number];
        const mutated = bytes.slice(0, end === null ? bytes.length : end % bytes.length);
        for (const { at, byte } of changes) if (mutated.length > 0) mutated[at % mutated.length] = byte;
        const read = readWorkbook(mutated);
        // Names of entries are outside the checksums: a part may go missing, but what is read is as it was written.
        if (read.ok && read.value.format === 'xlsx' && which < 2) {
          const text = JSON.stringify(read);
          return (
            text === whole || read.value.grids.every((grid) => whole.includes(JSON.stringify(grid.rows).slice(1, -1)))
          );
        }
        return read.ok || read.error.code.startsWith('workbook.');
      }),
      { numRuns },
    );
  });
});
