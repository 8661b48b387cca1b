import { columnName } from '../grid/address.ts';
import { attribute, withAttribute } from '../workbook/xml.ts';
import { type Content, cellXml } from './cell-xml.ts';
import type { SheetPlan } from './plan.ts';
import type { BlankCell, BlankRow, SheetXml } from './sheet-xml.ts';
import { shiftAreas, shiftFormula, shiftRow } from './shift.ts';
import type { StyleBook } from './styles.ts';

/** What the rows of a sheet are written with. */
export interface RowWriter {
  readonly sheet: string;
  readonly plan: SheetPlan;
  readonly styles: StyleBook;
  /** Columns whose data cells are text. */
  readonly textColumns: ReadonlySet<number>;
}

interface Column {
  readonly letters: string;
  readonly column: number;
  readonly style: string | null;
  /** The style for text with line breaks. */
  readonly wrapped: string | null;
  readonly cell: BlankCell;
}

/** Excel writes a height it has measured itself without customHeight: dropped, so that it measures again. */
function rowStart(attributes: string, row: number, height: number | undefined): string {
  if (height !== undefined) {
    const bare = withAttribute(withAttribute(attributes, 'ht', undefined), 'customHeight', undefined);
    return `<row r="${row}"${bare} ht="${height}" customHeight="1">`;
  }
  const kept = /customHeight="(?:1|true)"/.test(attributes) ? attributes : withAttribute(attributes, 'ht', undefined);
  return `<row r="${row}"${kept}>`;
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

function asIssued({ cell, letters, style }: Column, row: number, writer: RowWriter): string {
  const start = `<c r="${letters}${row}"${style === null ? '' : ` s="${style}"`}`;
  if (cell.inner === '') return `${start}/>`;
  return `${start}${cell.attributes}>${formulaXml(cell.inner, writer)}</c>`;
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
    const style = writer.styles.vary(cell.style, { text: isData && writer.textColumns.has(cell.column) });
    const wrapped = writer.styles.vary(style, { wrap: true });
    return { letters: columnName(cell.column), column: cell.column, style, wrapped, cell };
  });
}

function cellOf(column: Column, row: number, content: Content | undefined, writer: RowWriter): string {
  if (content === undefined) return asIssued(column, row, writer);
  const style = typeof content === 'string' && content.includes('\n') ? column.wrapped : column.style;
  return cellXml(column.letters + row, style, content);
}

function rowXml(blank: BlankRow, columns: readonly Column[], row: number, writer: RowWriter): string {
  let xml = rowStart(blank.attributes, row, writer.plan.heights.get(row));
  for (const column of columns) xml += cellOf(column, row, writer.plan.contentAt(row, column.column), writer);
  return `${xml}</row>`;
}

/** A new row: the template's style in every cell, its text in none. */
function newRowXml(template: BlankRow, columns: readonly Column[], row: number, writer: RowWriter): string {
  let xml = rowStart(template.attributes, row, writer.plan.heights.get(row));
  for (const column of columns) {
    xml += cellOf(column, row, writer.plan.contentAt(row, column.column) ?? null, writer);
  }
  return `${xml}</row>`;
}

/** The rows of the filled sheet, one text a row. */
export function* sheetRows(sheet: SheetXml, writer: RowWriter): Generator<string> {
  const { insertions, data } = writer.plan;
  const byRow = new Map(sheet.rows.map((row) => [row.row, row]));
  const lastRow = Math.max(0, ...sheet.rows.map((row) => row.row), ...insertions.map((i) => i.after));
  for (let number = 1; number <= lastRow; number++) {
    const blank = byRow.get(number);
    const row = shiftRow(number, insertions);
    if (blank) yield rowXml(blank, columnsOf(blank, row >= data.first && row <= data.last, writer), row, writer);
    for (const insertion of insertions) {
      if (insertion.after !== number) continue;
      const template = byRow.get(insertion.template) ?? { row: 0, attributes: '', cells: [] };
      const columns = columnsOf(template, true, writer);
      for (let i = 1; i <= insertion.count; i++) yield newRowXml(template, columns, row + i, writer);
    }
  }
}
