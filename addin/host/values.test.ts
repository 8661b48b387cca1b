import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDateFormat } from '../../shared/grid/date-format.ts';
import { cellValue, readsAnotherWorkbook } from './cell-value.ts';
import { asWritten } from './write-value.ts';
import { escapeXml, unescapeXml } from './xml-text.ts';

describe('a number format', () => {
  it.each([
    'yyyy/m/d',
    'yyyy"年"m"月"d"日"',
    'm"月"d"日"',
    '[$-804]yyyy-mm-dd',
    'h:mm:ss',
    '[h]:mm',
    'mmm-yy',
    'yyyy年m月',
  ])('%s shows a date or a time', (format) => expect(isDateFormat(format)).toBe(true));

  it.each([
    'General',
    '@',
    '0',
    '0.00',
    '#,##0',
    '0%',
    '"d"0',
    '[Red]0.00',
    '0.00E+00',
    '0"万元"',
    '_ * #,##0_ ',
    '\\d0',
  ])('%s does not', (format) => expect(isDateFormat(format)).toBe(false));
});

describe('a cell that Excel tells', () => {
  it.each([
    ['', 'General', null],
    ['甘肃省', 'General', '甘肃省'],
    [' ', 'General', ' '],
    [20, 'General', 20],
    [44382, 'yyyy/m/d', { serial: 44382 }],
    ['2021年7月', 'yyyy/m/d', '2021年7月'],
    [0, '0', 0],
    [false, 'General', false],
    ['#REF!', 'General', { error: '#REF!' }],
    ['#号楼', 'General', '#号楼'],
  ])('%j in the format %s is %j', (value, format, expected) => expect(cellValue(value, format)).toEqual(expected));

  it.each([
    ["='[汇总.xlsx]Sheet1'!A1", true],
    ['=[1]Sheet1!$A$1+1', true],
    ['=SUM(A1:A3)', false],
    ['=表1[金额]', false],
    ['[1]Sheet1!A1', false],
  ])('%s reads another workbook: %s', (formula, expected) => expect(readsAnotherWorkbook(formula)).toBe(expected));
});

describe('a text to be written', () => {
  it.each([
    '=1+1',
    '+86 138',
    '-',
    '@张三',
    '007',
    '1/2',
    '2021-07-05',
    '50%',
    'TRUE',
    'false',
    'Jan 5',
    'May-1',
    '１２',
    '#N/A',
    "'引",
  ])('%s is kept from being read as something else', (text) => expect(asWritten(text)).toBe(`'${text}`));

  it.each(['甘肃省', '（公章）', 'A县', '', 12, true])('%j is written as it is', (value) =>
    expect(asWritten(value)).toBe(value),
  );

  it('stays itself in XML, whatever signs it has', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(unescapeXml(escapeXml(text))).toBe(text);
        expect(escapeXml(text)).not.toMatch(/[<>]/);
      }),
    );
  });
});
