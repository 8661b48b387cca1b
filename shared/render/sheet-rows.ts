import { columnName } from '../grid/address.ts';
import type { Write } from '../workbook/cell-xml.ts';
import { type CellShape, type Content, cellShape, cellStart, writeCell } from '../workbook/cell-xml.ts';
import { attribute, withAttribute } from '../workbook/xml.ts';
import type { SheetPlan } from './plan.ts';
import { type LineShape, textHeight } from './row-height.ts';
import type { BlankCell, BlankRow, SheetXml } from './sheet-xml.ts';
import { shiftAreas, shiftFormula, shiftRow } from './shift.ts';
import type { StyleBook } from './styles.ts';

/** What the rows of a sheet are written with. */
export interface RowWriter {
  readonly sheet: string;
  readonly plan: SheetPlan;
  readonly styles: StyleBook;
  /** Whether a data cell (its row in the blank) has the number format Text. */
  readonly isText: (row: number, column: number) => boolean;
  /** Half-width characters a line of the blank's cell holds. */
  readonly widthOf: (row: number, column: number) => number;
  /** What the blank prints in a cell of its own. */
  readonly printed: (row: number, column: number) => string;
  readonly write: Write;
}

interface Column {
  readonly start: string;
  readonly column: number;
  readonly shape: CellShape;
  /** The shape for text with line breaks. */
  readonly wrapped: CellShape;
  readonly line: LineShape;
  /** Text in it wraps as the blank has it. */
  readonly wraps: boolean;
  readonly cell: BlankCell;
}

/** A data row's cells, with those the blank did not draw. */
function withColumns(cells: readonly BlankCell[], columns: readonly number[]): readonly BlankCell[] {
  const missing = columns.filter((column) => !cells.some((cell) => cell.column === column));
  if (missing.length === 0) return cells;
  const added = missing.map((column) => ({ column, style: null, attributes: '', inner: '' }));
  return [...cells, ...added].sort((a, b) => a.column - b.column);
}

function columnsOf(blank: BlankRow, isData: boolean, writer: RowWriter): Column[] {
  const cells = isData ? withColumns(blank.cells, writer.plan.columns) : blank.cells;
  return cells.map((cell) => {
    const style = writer.styles.vary(cell.style, { text: isData && writer.isText(blank.row, cell.column) });
    const { wraps, size } = writer.styles.shape(style);
    return {
      start: cellStart(columnName(cell.column)),
      column: cell.column,
      shape: cellShape(style),
      wrapped: cellShape(writer.styles.vary(style, { wrap: true })),
      line: { width: writer.widthOf(blank.row, cell.column), size },
      wraps,
      cell,
    };
  });
}

const CHOSEN = /customHeight="(?:1|true)"/;

/** A row height somebody chose (customHeight) stays; one that Excel measured is measured anew. */
function writeRowStart(blank: BlankRow, row: number, needed: number, write: Write): void {
  const chosen = CHOSEN.test(blank.attributes);
  const bare = chosen ? blank.attributes : withAttribute(blank.attributes, 'ht', undefined);
  write(needed > 0 && !chosen ? `<row r="${row}"${bare} ht="${needed}">` : `<row r="${row}"${bare}>`);
}

function formulaXml(inner: string, writer: RowWriter): string {
  if (!inner.includes('<f')) return inner;
  return inner.replace(/(<f\b[^>]*>)([^<]*)(<\/f>)/g, (_, open: string, formula: string, close: string) => {
    const ref = attribute(open, 'ref');
    const tag = ref === undefined ? open : withAttribute(open, 'ref', shiftAreas(ref, writer.plan.insertions));
    // Entities in a formula never lie inside a reference; it is shifted as it is written.
    return tag + shiftFormula(formula, writer.sheet, true, writer.plan.insertions) + close;
  });
}

function writeAsIssued({ cell, start, shape }: Column, row: string, writer: RowWriter): void {
  writer.write(start + row);
  if (cell.inner === '') writer.write(shape.empty);
  else writer.write(`${shape.empty.slice(0, -2)}${cell.attributes}>${formulaXml(cell.inner, writer)}</c>`);
}

/** Points the row's wrapped texts need, those the blank prints among them; 0 where one line does. */
function heightOf(
  blank: BlankRow,
  columns: readonly Column[],
  contents: readonly (Content | undefined)[],
  w: RowWriter,
) {
  let needed = 0;
  for (let i = 0; i < columns.length; i++) {
    const column = columns[i] as Column;
    const content = contents[i] === undefined ? w.printed(blank.row, column.column) : contents[i];
    if (typeof content !== 'string' || !(column.wraps || content.includes('\n'))) continue;
    needed = Math.max(needed, textHeight(content, column.line));
  }
  return needed;
}

/** `rest`: what a cell without content of the plan holds: null, nothing; undefined, what the blank has in it. */
function writeRow(
  blank: BlankRow,
  columns: readonly Column[],
  row: number,
  rest: null | undefined,
  w: RowWriter,
): void {
  const { plan, write } = w;
  const contents = columns.map(({ column }) => {
    const content = plan.contentAt(row, column);
    return content === undefined ? rest : content;
  });
  writeRowStart(blank, row, heightOf(blank, columns, contents, w), write);
  const number = String(row);
  for (let i = 0; i < columns.length; i++) {
    const content = contents[i];
    const column = columns[i] as Column;
    if (content === undefined) writeAsIssued(column, number, w);
    else {
      const breaks = typeof content === 'string' && content.includes('\n');
      writeCell(write, column.start, number, breaks ? column.wrapped : column.shape, content);
    }
  }
  write('</row>');
}

/** Writes the rows of the filled sheet. */
export function writeRows(sheet: SheetXml, writer: RowWriter): void {
  const { insertions, data } = writer.plan;
  const byRow = new Map(sheet.rows.map((row) => [row.row, row]));
  const lastRow = Math.max(0, ...byRow.keys(), ...insertions.map((i) => i.after));
  for (let number = 1; number <= lastRow; number++) {
    const blank = byRow.get(number);
    const row = shiftRow(number, insertions);
    const isData = row >= data.first && row <= data.last;
    if (blank) writeRow(blank, columnsOf(blank, isData, writer), row, undefined, writer);
    for (const insertion of insertions) {
      if (insertion.after !== number) continue;
      const template = byRow.get(insertion.template) ?? { row: 0, attributes: '', cells: [] };
      const columns = columnsOf(template, true, writer);
      for (let i = 1; i <= insertion.count; i++) writeRow(template, columns, row + i, null, writer);
    }
  }
}
