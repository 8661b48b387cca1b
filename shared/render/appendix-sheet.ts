import { columnName } from '../grid/address.ts';
import type { Write } from '../workbook/cell-xml.ts';
import { type Content, cellShape, cellStart, writeCell } from '../workbook/cell-xml.ts';
import type { Appendix } from './appendix.ts';
import { textHeight } from './row-height.ts';
import type { StyleBook } from './styles.ts';

/** Font sizes and the title's row, in points. */
const TITLE = { size: 16, height: 32 } as const;
const SIZE = 11;

/** Style numbers of the plain sheets, made once a workbook. */
export interface PlainStyles {
  readonly title: string;
  readonly header: string;
  readonly cell: string;
  readonly note: string;
}

export function plainStyles(styles: StyleBook): PlainStyles {
  const font = (size: number, bold: boolean): string =>
    styles.add('fonts', `<font>${bold ? '<b/>' : ''}<sz val="${size}"/><name val="宋体"/><charset val="134"/></font>`);
  const side = (name: string): string => `<${name} style="thin"><color auto="1"/></${name}>`;
  const box = styles.add(
    'borders',
    `<border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border>`,
  );
  const xf = (fontId: string, borderId: string, horizontal: string): string =>
    styles.add(
      'cellXfs',
      `<xf numFmtId="0" fontId="${fontId}" fillId="0" borderId="${borderId}" xfId="0" applyFont="1" applyBorder="1" applyAlignment="1"><alignment horizontal="${horizontal}" vertical="center" wrapText="1"/></xf>`,
    );
  return {
    title: xf(font(TITLE.size, true), '0', 'center'),
    header: xf(font(SIZE, true), box, 'center'),
    cell: xf(font(SIZE, false), box, 'general'),
    note: xf(font(SIZE, false), '0', 'left'),
  };
}

/** `widths`: of its cells, where long texts may need a taller row. */
function writeRow(
  write: Write,
  row: number,
  cells: readonly Content[],
  style: string,
  widths: readonly number[],
): void {
  const size = row === 1 ? TITLE.size : SIZE;
  const needed = cells.map((content, i) => {
    const width = (widths[i] ?? 0) - 0.7;
    return typeof content === 'string' && width > 0 ? textHeight(content, { width, size }) : 0;
  });
  const height = Math.max(row === 1 ? TITLE.height : 0, ...needed);
  write(height > 0 ? `<row r="${row}" ht="${height}">` : `<row r="${row}">`);
  const shape = cellShape(style);
  cells.forEach((content, i) => {
    writeCell(write, cellStart(columnName(i + 1)), String(row), shape, content);
  });
  write('</row>');
}

function headOf({ columns, rows, notes = [] }: Appendix, last: string): string {
  const widths = columns.map((c, i) => `<col min="${i + 1}" max="${i + 1}" width="${c.width}" customWidth="1"/>`);
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    `<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:${last}${2 + rows.length + notes.length}"/>`,
    '<sheetViews><sheetView workbookViewId="0">',
    '<pane ySplit="2" topLeftCell="A3" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>',
    '<sheetFormatPr defaultRowHeight="15"/>',
    widths.length > 0 ? `<cols>${widths.join('')}</cols>` : '',
    '<sheetData>',
  ].join('');
}

function tailOf({ columns, rows, notes = [] }: Appendix, last: string): string {
  const across = columns.length > 1 ? [1, ...notes.map((_, i) => 3 + rows.length + i)] : [];
  const merges = across.map((row) => `<mergeCell ref="A${row}:${last}${row}"/>`);
  return [
    '</sheetData>',
    merges.length > 0 ? `<mergeCells count="${merges.length}">${merges.join('')}</mergeCells>` : '',
    '<printOptions horizontalCentered="1"/>',
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>',
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
    '<headerFooter><oddFooter>&amp;C&amp;A　&amp;P / &amp;N</oddFooter></headerFooter></worksheet>',
  ].join('');
}

/** Row 1 the title, row 2 the header (frozen, repeated in print), then the rows and the notes. */
export function writeAppendix(appendix: Appendix, styles: PlainStyles, write: Write): void {
  const { columns, rows, notes = [] } = appendix;
  const last = columnName(Math.max(1, columns.length));
  write(headOf(appendix, last));
  const widths = columns.map((c) => c.width);
  const whole = [widths.reduce((sum, width) => sum + width, 0)];
  const labels = columns.map((c) => c.label);
  writeRow(write, 1, [appendix.title], styles.title, whole);
  writeRow(write, 2, labels, styles.header, widths);
  rows.forEach((cells, i) => {
    writeRow(
      write,
      3 + i,
      columns.map((_, c) => cells[c] ?? null),
      styles.cell,
      widths,
    );
  });
  notes.forEach((note, i) => {
    writeRow(write, 3 + rows.length + i, [note], styles.note, whole);
  });
  write(tailOf(appendix, last));
}

/** A name Excel takes for a sheet's tab: no : \ / ? * [ ], 31 characters, not one of `taken`. */
export function sheetName(title: string, taken: readonly string[]): string {
  const clean =
    title
      .replace(/[\s:\\/?*[\]：]+/g, ' ')
      .replace(/^'+|'+$/g, '')
      .trim() || '附表';
  const used = new Set(taken.map((name) => name.toLowerCase()));
  for (let n = 1; ; n++) {
    const suffix = n === 1 ? '' : ` ${n}`;
    const name = clean.slice(0, 31 - suffix.length) + suffix;
    if (!used.has(name.toLowerCase())) return name;
  }
}

/** What prints on top of every page: the header row of an appendix. */
export function printTitles(name: string): string {
  return `'${name.replaceAll("'", "''")}'!$2:$2`;
}
