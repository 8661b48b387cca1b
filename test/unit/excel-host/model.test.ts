import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readWorkbook } from '../../../shared/workbook/read.ts';
import { type ApiTable, apiTable } from '../../excel-host/table/api-table.ts';
import { type Book, cellAt, cellFor, type Sheet, type Validation } from '../../excel-host/workbook/book.ts';
import { calculate } from '../../excel-host/workbook/calculate.ts';
import { putEntry } from '../../excel-host/workbook/change.ts';
import { copySheet } from '../../excel-host/workbook/copy-sheet.ts';
import { enter } from '../../excel-host/workbook/entry.ts';
import { loadBook } from '../../excel-host/workbook/load.ts';
import { moveCells } from '../../excel-host/workbook/move-cells.ts';
import { saveBook } from '../../excel-host/workbook/save.ts';
import { shiftFormula } from '../../excel-host/workbook/shift-formula.ts';
import { shiftColumns, shiftRows } from '../../excel-host/workbook/shift-lines.ts';
import { sortRows } from '../../excel-host/workbook/sort-rows.ts';
import { goBack, snapshot } from '../../excel-host/workbook/undo.ts';
import { accepts } from '../../excel-host/workbook/validate.ts';
import { parseXml } from '../../excel-host/workbook/xml.ts';
import { fixture, WORKBOOKS } from '../../fixtures/fixture.ts';
import { gridsIn } from '../../fixtures/grids.ts';

const FILES = WORKBOOKS.filter((name) => name.endsWith('.xlsx'));
const NAMED = '../../../node_modules/@microsoft/office-js/dist/excel-web-16.00.debug.js';

function firstSheet(book: Book): Sheet {
  const [sheet] = book.sheets;
  if (!sheet) throw new Error('no sheet');
  return sheet;
}

describe('the workbook model', () => {
  it.each(FILES)('loads %s and saves it so that it reads the same', (name) => {
    const bytes = fixture(name);
    expect(readWorkbook(saveBook(loadBook(bytes)))).toEqual(readWorkbook(bytes));
  });

  it('saves values of every kind, and rows that were put in', () => {
    const book = loadBook(fixture('a2-gansu-clean.xlsx'));
    const sheet = firstSheet(book);
    shiftRows(book, sheet, 8, 2);
    for (const [at, input] of ['甲 & <乙>', '=1+1', '12.5', 'TRUE', '2021-7-5'].entries())
      putEntry(book, sheet, 30, 2 + at, input);
    const again = firstSheet(loadBook(saveBook(book)));
    expect([2, 3, 4, 5].map((column) => cellAt(again, 30, column)?.value)).toEqual(['甲 & <乙>', 0, 12.5, true]);
    expect(cellAt(again, 30, 3)?.formula).toBe('=1+1');
    expect(cellAt(again, 30, 6)?.value).toBe(44_382);
    expect(again.merges).toEqual(sheet.merges);
    expect(cellAt(again, 10, 2)?.value).toBe(cellAt(firstSheet(loadBook(fixture('a2-gansu-clean.xlsx'))), 8, 2)?.value);
  });
});

const RULE = {
  rule: { type: 'Custom', formula1: '=F6>0' },
  ignoreBlanks: true,
  error: { showAlert: true, style: 'Stop', title: '', message: '' },
  prompt: { showPrompt: false, title: '', message: '' },
};
const block = (top: number, left: number, bottom: number, right: number) => ({ top, left, bottom, right });
const hidden = (name: string, formula: string) => ({ name, formula, visible: false, comment: '', scope: null });

describe('lines, blocks and sheets arranged', () => {
  function opened() {
    const book = loadBook(fixture('a2-gansu-clean.xlsx'));
    const sheet = firstSheet(book);
    sheet.validations = [{ ...structuredClone(RULE), areas: [block(6, 6, 40, 6)] }];
    book.names.push(hidden('_area', '=Sheet1!$F$6:$F$40'), hidden('_print', '=Sheet1!$A:$H'));
    return { book, sheet, name: (name: string) => book.names.find((each) => each.name === name)?.formula };
  }

  it('columns put in and taken out take cells, merges, widths, rules and names along', () => {
    const { book, sheet, name } = opened();
    const before = saveBook(book);
    const merges = structuredClone(sheet.merges);
    shiftColumns(book, sheet, 6, 2);
    expect(cellAt(sheet, 6, 8)?.value).toBe(cellAt(firstSheet(loadBook(before)), 6, 6)?.value);
    expect(sheet.validations[0]).toMatchObject({ areas: [block(6, 8, 40, 8)], rule: { formula1: '=H6>0' } });
    expect([name('_area'), name('_print')]).toEqual(['=Sheet1!$H$6:$H$40', '=Sheet1!$A:$J']);
    // A new column looks as the one before it.
    expect(cellAt(sheet, 5, 7)).toEqual({ value: null, style: cellAt(sheet, 5, 5)?.style });
    shiftColumns(book, sheet, 6, -2);
    expect(sheet.merges).toEqual(merges);
    expect(readWorkbook(saveBook(book))).toEqual(readWorkbook(before));
    shiftColumns(book, sheet, 6, -1);
    expect(sheet.validations).toEqual([]);
    expect([name('_area'), name('_print')]).toEqual(['=Sheet1!#REF!', '=Sheet1!$A:$G']);
  });

  it('a moved block leaves nothing behind; names of all of it go along, and what is left of a rule keeps its meaning', () => {
    const { book, sheet, name } = opened();
    const value = cellAt(sheet, 6, 6)?.value;
    moveCells(book, { sheet, area: block(6, 6, 6, 6) }, { sheet, area: block(50, 7, 50, 7) });
    expect([cellAt(sheet, 6, 6), cellAt(sheet, 50, 7)?.value]).toEqual([undefined, value]);
    expect(sheet.validations).toMatchObject([
      { areas: [block(7, 6, 40, 6)], rule: { formula1: '=F7>0' } },
      { areas: [block(50, 7, 50, 7)], rule: { formula1: '=G50>0' } },
    ]);
    expect(name('_area')).toBe('=Sheet1!$F$6:$F$40');
    moveCells(book, { sheet, area: block(5, 6, 41, 6) }, { sheet, area: block(5, 20, 41, 20) });
    expect(name('_area')).toBe('=Sheet1!$T$6:$T$40');
  });

  it('a copied sheet brings its rules and shapes, and names of its own for those that spoke of it', () => {
    const { book, sheet } = opened();
    const copy = copySheet(book, sheet);
    expect(book.sheets.map(({ name }) => name)).toEqual(['Sheet1', 'Sheet1 (2)']);
    expect(copy.validations).toEqual(sheet.validations);
    const own = book.names.filter(({ name, scope }) => scope === copy.id && !name.startsWith('_xlnm'));
    expect(own.map(({ name, formula, visible }) => [name, formula, visible])).toEqual([
      ['_area', "='Sheet1 (2)'!$F$6:$F$40", false],
      ['_print', "='Sheet1 (2)'!$A:$H", false],
    ]);
    const [first, second] = gridsIn(saveBook(book));
    expect({ ...second, sheet: '' }).toEqual({ ...first, sheet: '' });
  });

  it('sorted rows move with their looks, their rules stay, hidden rows do not move', () => {
    const { sheet } = opened();
    const amounts = () => [6, 7, 8, 9].map((row) => cellAt(sheet, row, 6)?.value);
    for (const [at, amount] of [30, 10, null, 20].entries()) cellFor(sheet, 6 + at, 6).value = amount;
    sheet.hiddenRows.add(7);
    sortRows(sheet, block(6, 1, 9, 8), 6);
    expect(amounts()).toEqual([20, 10, 30, null]);
    expect(sheet.validations[0]?.areas).toEqual([block(6, 6, 40, 6)]);
  });

  it('a step taken back brings cells, rules and names back', () => {
    const { book, sheet } = opened();
    const before = saveBook(book);
    const kept = snapshot(book);
    shiftRows(book, sheet, 7, 3);
    moveCells(book, { sheet, area: block(6, 6, 9, 6) }, { sheet, area: block(60, 6, 63, 6) });
    goBack(book, kept);
    expect(saveBook(book)).toEqual(before);
  });
});

describe('an entry', () => {
  it.each([
    ['007', 'General', { value: 7 }],
    ['007', '@', { value: '007' }],
    ["'007", 'General', { value: '007' }],
    ['1,234.5', 'General', { value: 1234.5 }],
    ['50%', 'General', { value: 0.5, numberFormat: '0%' }],
    ['620522198001011234', 'General', { value: 620522198001011000 }],
    ['2021年7月', 'General', { value: 44_378, numberFormat: 'yyyy"年"m"月"' }],
    ['2021-2-30', 'General', { value: '2021-2-30' }],
    ['200-300', 'General', { value: '200-300' }],
    ['20万', 'General', { value: '20万' }],
    ['#N/A', 'General', { value: { error: '#N/A' } }],
    ['', 'General', { value: null }],
  ])('%s in the format %s becomes %j', (input, format, expected) => expect(enter(input, format)).toEqual(expected));
});

describe('a formula', () => {
  it.each([
    ['=Sheet1!$F$6:$F$40', 8, 3, '=Sheet1!$F$6:$F$43'],
    ["='表 1'!A9+Sheet1!A9", 8, 3, "='表 1'!A9+Sheet1!A12"],
    ['=Sheet1!$F$6:$F$40', 5, -60, '=Sheet1!#REF!'],
    ['=N("F9 and Sheet1!F9")', 8, 3, '=N("F9 and Sheet1!F9")'],
  ])('%s follows rows put in at %i by %i', (formula, at, by, expected) =>
    expect(shiftFormula(formula, 'Sheet1', false, { axis: 'row', at, by })).toBe(expected),
  );

  it.each([
    ['=IF(ISNUMBER(K6),K6<=J6,TRUE)', true],
    ['=AND(K6<>"",NOT(ISNUMBER(K6)))', false],
    ['=SUM($J$6:$K$7)', 60],
    ['=INDEX($J:$J,ROW())', 20],
    ['=LEN("农村")&"字"', '2字'],
    ['=1+2*3^2-50%', 18.5],
    ['=L6=""', true],
  ])('%s is %j', (formula, expected) => {
    const book = loadBook(fixture('a2-gansu-clean.xlsx'));
    const sheet = firstSheet(book);
    for (const [row, column, value] of [
      [6, 10, '10'],
      [7, 10, '20'],
      [6, 11, '10'],
      [7, 11, '20'],
      [7, 7, ''],
      [6, 7, ''],
    ] as const) {
      putEntry(book, sheet, row, column, value);
    }
    expect(calculate(formula, book, sheet, { row: 7, column: 11 }, { row: 6, column: 11 })).toBe(expected);
  });
});

describe('a validation', () => {
  it.each([
    ['Between', '1', '=$J$6', 10, true],
    ['Between', '1', '=$J$6', 11, false],
    ['LessThanOrEqualTo', 'J6', undefined, 11, true],
    ['LessThanOrEqualTo', '=J6*2', undefined, 41, false],
    ['GreaterThan', '2021-7-1', undefined, 44_378, false],
    ['GreaterThan', '=L6', undefined, -1, true],
  ])('of a number %s %s and %s lets %d pass: %s', (operator, formula1, formula2, value, passes) => {
    const book = loadBook(fixture('a2-gansu-clean.xlsx'));
    const sheet = firstSheet(book);
    putEntry(book, sheet, 6, 10, '10');
    putEntry(book, sheet, 7, 10, '20');
    const rule = { type: 'Decimal', operator, formula1, ...(formula2 === undefined ? {} : { formula2 }) };
    const validation: Validation = {
      areas: [{ top: 6, left: 11, bottom: 7, right: 11 }],
      rule,
      ignoreBlanks: true,
      error: { showAlert: true, style: 'Stop', title: '', message: '' },
      prompt: { showPrompt: false, title: '', message: '' },
    };
    expect(accepts(book, sheet, validation, value, 7, 11)).toBe(passes);
  });
});

describe('the reader of XML', () => {
  it('takes entities, sections, prefixes and signs inside attributes', () => {
    const root = parseXml(
      '<?xml version="1.0"?><x:a n="1 &gt; 0"><b t=\'"\'/><!-- <c/> --><x:c>&#x7532;<![CDATA[<&]]></x:c></x:a>',
    );
    expect(root).toMatchObject({
      name: 'a',
      attributes: { n: '1 > 0' },
      children: [
        { name: 'b', attributes: { t: '"' } },
        { name: 'c', text: '甲<&' },
      ],
    });
  });
});

describe('the table of the installed runtime', () => {
  const table: ApiTable = apiTable(readFileSync(new URL(NAMED, import.meta.url), 'utf8'));

  it('holds its types and members with the level each needs', () => {
    expect(Object.keys(table).length).toBeGreaterThan(150);
    expect(table.Range?.Values).toEqual({
      name: 'values',
      wire: 'Values',
      kind: 'scalar',
      set: 'ExcelApi',
      version: '1.1',
    });
    expect(table.Range?.DataValidation).toMatchObject({
      kind: 'navigation',
      version: '1.8',
      returns: 'DataValidation',
    });
    expect(table.Range?.GetMergedAreasOrNullObject).toMatchObject({ version: '1.13', writes: true });
    expect(table.Shape?.DisplayName).toMatchObject({ version: '1.15' });
  });
});
