import * as XLSX from '@e965/xlsx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { fixture } from '../../test/fixtures/fixture.ts';
import { gridsIn } from '../../test/fixtures/grids.ts';
import { blankOf } from '../annex/blank.ts';
import { annexById, CATALOGUE } from '../annex/catalogue/index.ts';
import { compileAnnex } from '../compile/compile.ts';
import { workbook as en } from '../i18n/en/workbook.ts';
import { workbook as zh } from '../i18n/zh-CN/workbook.ts';
import { inspectWorkbook } from '../inspect/inspect.ts';
import type { SheetInspection } from '../inspect/inspection.ts';
import { recognise } from '../recognise/recognise.ts';
import { nationalDivisions } from '../regions/tree.ts';
import { renderAnnex } from '../render/render.ts';
import { patchCells } from './patch.ts';
import { readWorkbook } from './read.ts';

const bytes = fixture('a2-gansu-clean.xlsx');
const SHEET = 'xl/worksheets/sheet1.xml';
const TYPES = '[Content_Types].xml';

function inspected(file: Uint8Array): SheetInspection {
  const [sheet] = inspectWorkbook(gridsIn(file), { divisions: nationalDivisions(), catalogue: CATALOGUE });
  if (!sheet) throw new Error('no sheet');
  return sheet;
}

const values = (file: Uint8Array) => inspected(file).records.map((record) => [record.row, record.values]);

const codeOf = (file: Uint8Array): string => {
  const read = readWorkbook(file);
  return read.ok ? 'read' : read.error.code;
};

function savedAs(bookType: 'biff8' | 'ods'): Uint8Array {
  const book = XLSX.read(bytes, { type: 'array', cellStyles: true, cellNF: true });
  return new Uint8Array(XLSX.write(book, { type: 'array', bookType }) as ArrayBuffer);
}

function oleWith(stream: string, content = new Uint8Array(5000)): Uint8Array {
  const file = XLSX.CFB.utils.cfb_new();
  XLSX.CFB.utils.cfb_add(file, stream, content);
  return new Uint8Array(XLSX.CFB.write(file, { type: 'array' }) as ArrayBuffer);
}

/** The workbook with some of its parts changed or added. */
function withParts(changes: Readonly<Record<string, (text: string) => string>>): Uint8Array {
  const parts = unzipSync(bytes);
  for (const [path, change] of Object.entries(changes)) {
    parts[path] = strToU8(change(strFromU8(parts[path] ?? new Uint8Array(0))));
  }
  return zipSync(parts);
}

const sheetText = (file: Uint8Array) => strFromU8(unzipSync(file)[SHEET] as Uint8Array);

describe('M69 the format of the file', () => {
  it.each(['biff8', 'ods'] as const)('M69 a workbook saved as %s is read like the .xlsx', (bookType) => {
    const file = savedAs(bookType);
    expect(inspected(file).annex).toBe('mca2021-annex2');
    expect(values(file)).toEqual(values(bytes));
  });

  it.each([
    ['a Word document', zipSync({ 'word/document.xml': strToU8('<w/>') })],
    ['an old Word document or .wps', oleWith('WordDocument')],
    ['a WPS or PowerPoint presentation', oleWith('PowerPoint Document')],
    ['an .et that Excel does not know', oleWith('ET_Document')],
    ['a table of Excel 95', oleWith('Book')],
    ['a photo', new Uint8Array([0xff, 0xd8, 0xff, 0xe0])],
    ['a PDF', strToU8('%PDF-1.7')],
    ['a CSV', strToU8('序号,项目名称\n1,图书室')],
    ['a web page called .xls', strToU8('<html><table><tr><td>1</td></tr></table></html>')],
  ])('M69 %s is told what to save as', (_, file) => {
    const code = codeOf(file);
    expect(zh[code]).toContain('.xlsx');
    expect(en[code]).toContain('.xlsx');
  });
});

describe('M70 protection', () => {
  const protectedSheet = (text: string): string =>
    text.replace('</sheetData>', '</sheetData><sheetProtection password="CC1A" sheet="1" objects="1" scenarios="1"/>');
  const protectedBook = (text: string): string =>
    text.replace(
      '<workbookProtection/>',
      '<fileSharing readOnlyRecommended="1" userName="县民政局"/><workbookProtection lockStructure="1"/>',
    );

  it('M70 a protected sheet in a book recommended for reading only is read as any other', () => {
    const file = withParts({ [SHEET]: protectedSheet, 'xl/workbook.xml': protectedBook });
    expect(strFromU8(unzipSync(file)['xl/workbook.xml'] as Uint8Array)).toContain('readOnlyRecommended');
    expect(gridsIn(file)).toEqual(gridsIn(bytes));
  });

  it('M70 a correction leaves the protection where it is', () => {
    const file = withParts({ [SHEET]: protectedSheet, 'xl/workbook.xml': protectedBook });
    const after = patchCells(file, [{ sheet: 'Sheet1', cell: 'F6', value: 21 }]);
    expect(sheetText(after)).toContain('<sheetProtection password="CC1A"');
    expect(unzipSync(after)['xl/workbook.xml']).toEqual(unzipSync(file)['xl/workbook.xml']);
  });

  it('M70 a book with a password is refused, and the officer told where to take it off', () => {
    const old = XLSX.CFB.read(savedAs('biff8'), { type: 'array' });
    const stream = new Uint8Array(XLSX.CFB.find(old, 'Workbook')?.content as ArrayLike<number> as Uint8Array);
    const start = 4 + ((stream[2] as number) | ((stream[3] as number) << 8));
    // FILEPASS (MS-XLS 2.4.117) behind the first record.
    const locked = new Uint8Array([...stream.subarray(0, start), 0x2f, 0, 4, 0, 0, 0, 1, 2, ...stream.subarray(start)]);
    for (const file of [oleWith('EncryptedPackage'), oleWith('Workbook', locked)]) {
      expect(codeOf(file)).toBe('workbook.encrypted');
    }
    expect(zh['workbook.encrypted']).toMatch(/Excel：文件→信息→保护工作簿；WPS：文件→/);
  });
});

describe('M71 macros, other books and broken lists', () => {
  const DRAWN = '<dataValidation type="list" allowBlank="1" sqref="C6:C12"><formula1>#REF!</formula1></dataValidation>';
  const macroBook = withParts({
    [SHEET]: (text) =>
      text
        .replace('</mergeCells>', `</mergeCells><dataValidations count="1">${DRAWN}</dataValidations>`)
        .replace(/<c r="F6"([^>]*)>/, '<c r="F6"$1><f>[1]Sheet1!$F$6</f>'),
    [TYPES]: (text) =>
      text
        .replace(
          'vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
          'vnd.ms-excel.sheet.macroEnabled.main+xml',
        )
        .replace('<Override', '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/><Override'),
    'xl/vbaProject.bin': () => 'Sub Auto_Open()',
    'xl/externalLinks/externalLink1.xml': () => '<externalLink><externalBook r:id="rId1"/></externalLink>',
    'xl/_rels/workbook.xml.rels': (text) =>
      text.replace(
        '</Relationships>',
        '<Relationship Id="rId90" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/>' +
          '<Relationship Id="rId91" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLink" Target="externalLinks/externalLink1.xml"/></Relationships>',
      ),
  });

  it('M71 a book with macros and links is read: its values, and which of them come from another book', () => {
    expect(strFromU8(unzipSync(macroBook)[TYPES] as Uint8Array)).toContain('macroEnabled');
    expect(values(macroBook)).toEqual(values(bytes));
    expect([...(gridsIn(macroBook)[0]?.externalCells ?? [])]).toEqual(['F6']);
  });

  it('M71 a correction keeps the macros and the links, and runs neither', () => {
    const after = unzipSync(patchCells(macroBook, [{ sheet: 'Sheet1', cell: 'C6', value: '教育帮扶' }]));
    const before = unzipSync(macroBook);
    for (const path of ['xl/vbaProject.bin', 'xl/externalLinks/externalLink1.xml', TYPES]) {
      expect(after[path]).toEqual(before[path]);
    }
  });

  it('M71 rendered again, the list of choices is back, and neither macro nor broken list comes along', () => {
    const annex = annexById('mca2021-annex2');
    if (!annex) throw new Error('no annex');
    const blank = blankOf(annex.id);
    const match = recognise(gridsIn(blank)[0] as never, [annex])[0];
    if (!match) throw new Error('not recognised');
    const { header, records } = inspected(macroBook);
    const rules = compileAnnex(annex, match, 500, 'zh-CN');
    const file = renderAnnex({ annex, blank, unitName: null, header, records, rules });
    const lists = sheetText(file).match(/<dataValidation type="list"[^>]*>.*?<\/dataValidation>/g) ?? [];
    expect(lists.some((list) => list.includes('教育帮扶') && /sqref="C6:/.test(list))).toBe(true);
    expect(sheetText(file)).not.toContain('#REF!');
    expect(Object.keys(unzipSync(file)).filter((path) => /vba|externalLink/.test(path))).toEqual([]);
    expect(values(file).map(([, each]) => each)).toEqual(values(macroBook).map(([, each]) => each));
  });
});
