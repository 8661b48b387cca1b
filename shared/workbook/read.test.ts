import * as XLSX from '@e965/xlsx';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { fixture, WORKBOOKS } from '../../test/fixtures/fixture.ts';
import { blankOf } from '../annex/blank.ts';
import { CATALOGUE } from '../annex/catalogue/index.ts';
import type { Grid } from '../grid/grid.ts';
import { readWorkbook } from './read.ts';
import { sheetXml, xlsx } from './xlsx-sample.ts';

function grids(bytes: Uint8Array): readonly Grid[] {
  const read = readWorkbook(bytes);
  if (!read.ok) throw new Error(read.error.code);
  return read.value.grids;
}

const only = (bytes: Uint8Array): Grid => grids(bytes)[0] as Grid;

describe('reading a workbook into Grids', () => {
  const books = WORKBOOKS.filter((name) => name.endsWith('.xlsx'));

  it.each(books)('gives the cells of %s as the library reader does', (name) => {
    const bytes = fixture(name);
    const library = XLSX.read(bytes, { type: 'array', dense: true });
    const expected = library.SheetNames.map((sheet) => {
      const data = (library.Sheets[sheet]?.['!data'] ?? []) as (XLSX.CellObject | undefined)[][];
      const cells: Record<string, unknown> = {};
      data.forEach((row, r) => {
        row?.forEach((cell, c) => {
          if (cell?.v !== undefined && cell.v !== '') cells[XLSX.utils.encode_cell({ r, c })] = cell.v;
        });
      });
      return { sheet, cells };
    });
    const ours = grids(bytes).map(({ sheet, rows }) => {
      const cells: Record<string, unknown> = {};
      rows.forEach((row, r) => {
        row.forEach((value, c) => {
          if (value !== null) cells[XLSX.utils.encode_cell({ r, c })] = value;
        });
      });
      return { sheet, cells };
    });
    expect(ours).toEqual(expected);
  });

  it('reads an .xls as the .xlsx of the same table', () => {
    const bytes = fixture('js2-wuxi-messy.xls');
    const read = readWorkbook(bytes);
    expect(read.ok && read.value.format).toBe('xls');
    const again = XLSX.write(XLSX.read(bytes, { type: 'array' }), { type: 'array', bookType: 'xlsx' });
    expect(only(new Uint8Array(again)).rows).toEqual(only(bytes).rows);
    expect(only(new Uint8Array(again)).merges).toEqual(only(bytes).merges);
  });

  it('reads an .ods as the .xlsx of the same table', () => {
    const bytes = fixture('js1-xuzhou-clean.xlsx');
    const ods = new Uint8Array(XLSX.write(XLSX.read(bytes, { type: 'array' }), { type: 'array', bookType: 'ods' }));
    const read = readWorkbook(ods);
    expect(read.ok && read.value.format).toBe('ods');
    expect(only(ods).rows).toEqual(only(bytes).rows);
    expect(new Set(only(ods).merges)).toEqual(new Set(only(bytes).merges));
  });

  it('ends a grid at its last filled cell, however far the used range goes', () => {
    const grid = only(fixture('a2-yunnan-relaid.xlsx'));
    expect(grid.rows.length).toBe(19);
    expect(Math.max(...grid.rows.map((row) => row.length))).toBe(10);
  });

  it.each(CATALOGUE.map((annex) => annex.id))('reads the blank of %s', (id) => {
    expect(only(blankOf(id)).rows.length).toBeGreaterThan(4);
  });
});

describe('what a cell says', () => {
  const styles =
    '<numFmts count="1"><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts>' +
    '<fonts count="2"><font/><font><strike/></font></fonts>' +
    '<cellXfs count="5"><xf numFmtId="0" fontId="0"/><xf numFmtId="14" fontId="0"/><xf numFmtId="31" fontId="0"/>' +
    '<xf numFmtId="176" fontId="0"/><xf numFmtId="0" fontId="1"/></cellXfs>';
  const strings =
    '<si><t>张三</t></si><si><r><t>兰州</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 市</t></r><rPh sb="0" eb="1"><t>lan</t></rPh></si>' +
    '<si><r><rPr><strike/></rPr><t>作废</t></r></si><si><t>a_x000D_b_x005F_x0041_</t></si>';
  const cell = (xml: string, more: Partial<Parameters<typeof xlsx>[0]> = {}): Grid =>
    only(xlsx({ sheets: [sheetXml(`<row r="1">${xml}</row>`)], styles, strings, ...more }));

  it.each([
    ['a number', '<c r="A1"><v>18.04</v></c>', 18.04],
    ['a number with an exponent', '<c r="A1"><v>1.804E1</v></c>', 18.04],
    ['a shared text', '<c r="A1" t="s"><v>0</v></c>', '张三'],
    ['a rich text without its phonetic hint', '<c r="A1" t="s"><v>1</v></c>', '兰州 市'],
    ['an escaped text', '<c r="A1" t="s"><v>3</v></c>', 'a\rb_x0041_'],
    ['an inline text', '<c r="A1" t="inlineStr"><is><t>五&amp;六</t></is></c>', '五&六'],
    ['a text in CDATA', '<c r="A1" t="inlineStr"><is><t><![CDATA[a<b>]]></t></is></c>', 'a<b>'],
    ['the result of a formula', '<c r="A1" t="str"><f>B1&amp;"x"</f><v>yx</v></c>', 'yx'],
    ['yes', '<c r="A1" t="b"><v>1</v></c>', true],
    ['an error', '<c r="A1" t="e"><v>#REF!</v></c>', { error: '#REF!' }],
    ['a date', '<c r="A1" s="1"><v>44275</v></c>', { serial: 44275 }],
    ['a Chinese built-in date', '<c r="A1" s="2"><v>44275</v></c>', { serial: 44275 }],
    ['a date of an own format', '<c r="A1" s="3"><v>44275</v></c>', { serial: 44275 }],
    ['an ISO date', '<c r="A1" t="d"><v>2021-03-20</v></c>', { serial: 44275 }],
    ['a number that is none, as its text', '<c r="A1"><v>12,3</v></c>', '12,3'],
  ])('reads %s', (_, xml, value) => {
    expect(cell(xml).rows).toEqual([[value]]);
  });

  it.each([
    ['an empty cell with a style', '<c r="A1" s="1"/>'],
    ['a text of spaces', '<c r="A1" t="inlineStr"><is><t xml:space="preserve"> \u3000\u00a0</t></is></c>'],
    ['an empty text', '<c r="A1" t="inlineStr"><is><t/></is></c>'],
  ])('finds nothing in %s', (_, xml) => {
    expect(cell(xml).rows).toEqual([]);
  });

  it('moves the days of a workbook that counts from 1904', () => {
    const grid = cell('<c r="A1" s="1"><v>42813</v></c>', { workbookPr: '<workbookPr date1904="1"/>' });
    expect(grid.rows).toEqual([[{ serial: 44275 }]]);
  });

  it('counts rows and cells that do not say where they stand', () => {
    const bytes = xlsx({
      sheets: [
        sheetXml('<row><c><v>1</v></c><c><v>2</v></c></row><row r="3"><c r="B3"><v>3</v></c><c><v>4</v></c></row>'),
      ],
    });
    expect(only(bytes).rows).toEqual([[1, 2], [], [null, 3, 4]]);
  });

  it('M20: tells which texts are struck through', () => {
    const grid = cell(
      '<c r="A1" t="s" s="4"><v>0</v></c><c r="B1" t="s"><v>2</v></c><c r="C1" t="s"><v>0</v></c><c r="D1" s="4"/>',
    );
    expect([...grid.struckCells]).toEqual(['A1', 'B1']);
  });

  it('M35: tells which formulas read another workbook', () => {
    const xml =
      '<c r="A1"><f>[1]Sheet1!$A$1</f><v>1</v></c><c r="B1"><f>SUM(C1:D1)</f><v>2</v></c>' +
      `<c r="C1"><f>'D:\\表\\[库.xlsx]一'!B2</f><v>3</v></c><c r="D1"><f t="shared" ref="D1:E1" si="0">[2]x!A1</f><v>4</v></c>` +
      '<c r="E1"><f t="shared" si="0"/><v>5</v></c><c r="F1"><f>表1[[#This Row],[列]]</f><v>6</v></c>';
    expect([...cell(xml).externalCells]).toEqual(['A1', 'C1', 'D1', 'E1']);
  });

  it('tells what is hidden and what is merged', () => {
    const rows = '<row r="1" hidden="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="C2"><v>2</v></c></row>';
    const tail = '<mergeCells count="2"><mergeCell ref="A1:B2"/><mergeCell ref="A1:XFD1048576"/></mergeCells>';
    const sheet = sheetXml(rows, tail, '<cols><col min="2" max="16384" hidden="1"/></cols>');
    const [grid, hidden] = grids(xlsx({ sheets: [sheet, sheet], attributes: ['', 'state="veryHidden"'] }));
    expect([...(grid?.hiddenRows ?? [])]).toEqual([1]);
    expect([...(grid?.hiddenColumns ?? [])]).toEqual([2, 3]);
    expect(grid?.merges[0]).toEqual({ top: 1, left: 1, bottom: 2, right: 2 });
    expect(grid?.merges[1]?.bottom).toBeLessThan(1_000);
    expect([grid?.hidden, hidden?.hidden]).toEqual([false, true]);
  });
});

describe('files that are no workbook', () => {
  const text = (value: string) => new TextEncoder().encode(value);
  it.each([
    ['nothing', new Uint8Array(0), 'workbook.empty'],
    ['a PNG', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), 'workbook.picture'],
    [
      'a photo of a phone',
      new Uint8Array([0, 0, 0, 24, 0x66, 0x74, 0x79, 0x70, 0x68, 0x65, 0x69, 0x63]),
      'workbook.picture',
    ],
    ['a PDF', text('%PDF-1.7'), 'workbook.picture'],
    ['HTML called .xls', text('<html><table><tr><td>1'), 'workbook.notWorkbook'],
    ['CSV', text('序号,项目名称\n1,项目'), 'workbook.notWorkbook'],
    ['RTF', text('{\\rtf1 表'), 'workbook.word'],
    ['a .docx', zipSync({ 'word/document.xml': text('<w/>') }), 'workbook.word'],
    ['another zip', zipSync({ 'a.txt': text('x') }), 'workbook.notWorkbook'],
    ['an .odt', zipSync({ mimetype: text('application/vnd.oasis.opendocument.text') }), 'workbook.word'],
    ['a zip of two bytes', new Uint8Array([0x50, 0x4b, 3, 4]), 'workbook.corrupt'],
    ['bytes without sense', new Uint8Array([1, 2, 3, 4, 5, 6]), 'workbook.notWorkbook'],
    ['a workbook cut short', fixture('a2-gansu-clean.xlsx').subarray(0, 5000), 'workbook.corrupt'],
    ['an .xls cut short', fixture('js2-wuxi-messy.xls').subarray(0, 700), 'workbook.corrupt'],
  ])('says what %s is', (_, bytes, code) => {
    const read = readWorkbook(bytes);
    expect(read.ok ? 'read' : read.error.code).toBe(code);
  });

  it.each([
    ['EncryptedPackage', 'workbook.encrypted'],
    ['WordDocument', 'workbook.word'],
    ['PowerPoint Document', 'workbook.wps'],
    ['Book', 'workbook.notWorkbook'],
  ])('tells an OLE2 file with a stream %s', (stream, code) => {
    const file = XLSX.CFB.utils.cfb_new();
    XLSX.CFB.utils.cfb_add(file, stream, new Uint8Array(5000));
    const read = readWorkbook(new Uint8Array(XLSX.CFB.write(file, { type: 'array' }) as ArrayBuffer));
    expect(read.ok ? 'read' : read.error.code).toBe(code);
  });
});
