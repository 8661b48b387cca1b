import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { gridsIn } from '../../test/fixtures/grids.ts';
import { readWorkbook } from './read.ts';

const NS = 'xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s" xmlns:calcext="c"';

function ods(tables: string, manifest = ''): Uint8Array {
  const styles =
    '<office:automatic-styles><style:style style:name="ta2"><style:table-properties table:display="false"/></style:style></office:automatic-styles>';
  return zipSync({
    mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'),
    'META-INF/manifest.xml': strToU8(`<manifest>${manifest}</manifest>`),
    'content.xml': strToU8(
      `<office:document-content ${NS}>${styles}<office:body>${tables}</office:body></office:document-content>`,
    ),
  });
}

const cell = (type: string, attributes: string, text = ''): string =>
  `<table:table-cell office:value-type="${type}" ${attributes}>${text && `<text:p>${text}</text:p>`}</table:table-cell>`;
const table = (rows: string, attributes = ''): string =>
  `<table:table table:name="表" ${attributes}>${rows}</table:table>`;
const row = (cells: string, attributes = ''): string => `<table:table-row ${attributes}>${cells}</table:table-row>`;

describe('reading an .ods', () => {
  it.each([
    ['a number', cell('float', 'office:value="18.04"', '18'), 18.04],
    ['money', cell('currency', 'office:value="20"', '20元'), 20],
    ['a date', cell('date', 'office:date-value="2021-03-20"', '2021年3月20日'), { serial: 44275 }],
    ['yes', cell('boolean', 'office:boolean-value="true"', 'TRUE'), true],
    ['a text', cell('string', '', '张三'), '张三'],
    [
      'a text of two lines',
      cell('string', '', '一</text:p><text:p>二<text:s text:c="2"/>三<text:line-break/>四'),
      '一\n二  三\n四',
    ],
    ['an error', cell('string', 'calcext:value-type="error"', '#REF!'), { error: '#REF!' }],
    [
      'a text beside its comment',
      cell('string', '', '甲').replace(
        '<text:p>',
        '<office:annotation><text:p>注</text:p></office:annotation><text:p>',
      ),
      '甲',
    ],
  ])('reads %s', (_, xml, value) => {
    expect(gridsIn(ods(table(row(xml))))[0]?.rows).toEqual([[value]]);
  });

  it('spreads repeated cells and rows that hold something, and no others', () => {
    const empty = '<table:table-cell table:number-columns-repeated="16000"/>';
    const rows =
      row(
        `<table:table-cell table:number-columns-repeated="2"/>${cell('float', 'office:value="1" table:number-columns-repeated="2"')}${empty}`,
        'table:number-rows-repeated="2"',
      ) + row(empty, 'table:number-rows-repeated="1000000"');
    expect(gridsIn(ods(table(rows)))[0]?.rows).toEqual([
      [null, null, 1, 1],
      [null, null, 1, 1],
    ]);
  });

  it('tells merges, what is hidden, and formulas that read another workbook', () => {
    const merged = cell('string', 'table:number-columns-spanned="2" table:number-rows-spanned="2"', '标题');
    const formula = cell('float', `table:formula="of:='file:///D:/库.ods'#$表.A1" office:value="1"`);
    const rows =
      row(`${merged}<table:covered-table-cell/>${formula}`) +
      row(cell('float', 'office:value="2"'), 'table:visibility="collapse"');
    const columns = '<table:table-column/><table:table-column table:visibility="collapse"/>';
    const [grid, hidden] = gridsIn(
      ods(table(columns + rows) + table(row(cell('float', 'office:value="1"')), 'table:style-name="ta2"')),
    );
    expect(grid?.merges).toEqual([{ top: 1, left: 1, bottom: 2, right: 2 }]);
    expect([...(grid?.hiddenRows ?? [])]).toEqual([2]);
    expect([...(grid?.hiddenColumns ?? [])]).toEqual([2]);
    expect([...(grid?.externalCells ?? [])]).toEqual(['C1']);
    expect([grid?.hidden, hidden?.hidden]).toEqual([false, true]);
  });

  it('asks for the password to be taken off', () => {
    const read = readWorkbook(ods(table(''), '<manifest:encryption-data/>'));
    expect(read.ok ? 'read' : read.error.code).toBe('workbook.encrypted');
  });
});
