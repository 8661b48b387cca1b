import { a1, areaName } from '../../../shared/grid/address.ts';
import type { Area } from '../../../shared/grid/grid.ts';
import { type Book, type Cell, type Sheet, type Style, styleOf } from '../workbook/book.ts';

export interface Dump {
  readonly sheet: string;
  readonly values: readonly string[];
  /** Looks, merges, rules, drawings, hidden rows: one line each. */
  readonly rest: readonly string[];
}

/** What stands in a workbook, in words that do not depend on how it came to stand there. */
export function dumpOf(book: Book): Dump[] {
  return book.sheets.map((sheet) => ({ sheet: sheet.name, values: valuesOf(sheet), rest: restOf(book, sheet) }));
}

function cells(sheet: Sheet, say: (cell: Cell) => string): string[] {
  const said: string[] = [];
  for (const [row, line] of [...sheet.rows].sort(([a], [b]) => a - b)) {
    for (const [column, cell] of [...line].sort(([a], [b]) => a - b)) {
      const text = say(cell);
      if (text !== '') said.push(`${a1(row, column)} ${text}`);
    }
  }
  return said;
}

function valuesOf(sheet: Sheet): string[] {
  return cells(sheet, ({ value, formula }) => (value === null ? '' : `${JSON.stringify(value)}${formula ?? ''}`));
}

function restOf(book: Book, sheet: Sheet): string[] {
  const { visibility, isProtected, merges, hiddenRows, hiddenColumns, validations, formats, shapes } = sheet;
  return [
    `${visibility} ${isProtected}`,
    ...cells(sheet, (cell) => lookOf(book, cell)),
    ...merges.map((area) => `merge ${areaName(area)}`).sort(),
    `hidden ${[...hiddenRows].sort((a, b) => a - b)} ${[...hiddenColumns].sort((a, b) => a - b)}`,
    ...validations.flatMap(({ areas, rule, error }) =>
      cellsOf(areas).map((at) => `validation ${at} ${JSON.stringify([rule.type, rule.formula1, error.message])}`),
    ),
    ...formats.flatMap(({ areas, formula }) => areas.map((area) => `format ${areaName(area)} ${formula}`)),
    ...shapes.map(({ name, left, top }) => `shape ${name} ${left} ${top}`),
  ];
}

/** A text format that a copied or moved cell brought along says no more than a general one. */
function lookOf(book: Book, cell: Cell): string {
  const look = wordsOf(styleOf(book, cell));
  return look === wordsOf(styleOf(book, undefined)) ? '' : look;
}

function wordsOf({ numberFormat, fill, fontColor, bold, wrap, struck }: Style): string {
  return [numberFormat === '@' ? 'General' : numberFormat, fill, fontColor, bold, wrap, struck].join('/');
}

/** Areas by their rows and columns, whichever way they are cut. */
function cellsOf(areas: readonly Area[]): string[] {
  return areas.map(areaName);
}
