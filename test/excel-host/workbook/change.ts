import type { Area } from '../../../shared/grid/grid.ts';
import { LAST_ROW } from './area.ts';
import { type Book, type Cell, cellAt, cellFor, restyle, type Sheet, type Style, styleOf } from './book.ts';
import { type Entry, enter } from './entry.ts';

/** Enters a value into a cell as typing and scripts do; a covered cell of a merge swallows it. */
export function putEntry(
  book: Book,
  sheet: Sheet,
  row: number,
  column: number,
  input: string | number | boolean,
): void {
  const cell = cellFor(sheet, row, column);
  const entry: Entry = typeof input === 'string' ? enter(input, styleOf(book, cell).numberFormat) : { value: input };
  if (isCovered(sheet, row, column)) return;
  delete cell.raw;
  cell.value = entry.value;
  if (entry.formula === undefined) delete cell.formula;
  else cell.formula = entry.formula;
  if (entry.numberFormat && styleOf(book, cell).numberFormat === 'General') {
    restyle(book, cell, { numberFormat: entry.numberFormat });
  }
}

/** Whether the cell lies in a merge and is not its first. */
export function isCovered(sheet: Sheet, row: number, column: number): boolean {
  return sheet.merges.some(
    (merge) =>
      row >= merge.top &&
      row <= merge.bottom &&
      column >= merge.left &&
      column <= merge.right &&
      !(row === merge.top && column === merge.left),
  );
}

/** Goes over the cells of an area; over those that exist only, where the area is whole rows or columns. */
export function eachCell(sheet: Sheet, area: Area, visit: (cell: Cell, row: number, column: number) => void): void {
  if (area.bottom - area.top > 100_000 || area.right - area.left > 2_000) {
    for (const [row, cells] of sheet.rows) {
      if (row < area.top || row > area.bottom) continue;
      for (const [column, cell] of cells) if (column >= area.left && column <= area.right) visit(cell, row, column);
    }
    return;
  }
  for (let row = area.top; row <= area.bottom; row++) {
    for (let column = area.left; column <= area.right; column++) visit(cellFor(sheet, row, column), row, column);
  }
}

export function restyleArea(
  book: Book,
  sheet: Sheet,
  area: Area,
  change: Partial<Omit<Style, 'xf' | 'made' | 'home'>>,
): void {
  eachCell(sheet, area, (cell) => restyle(book, cell, change));
}

/** The one value that all cells of an area share; null where they differ. */
export function shared<T>(sheet: Sheet, area: Area, read: (cell: Cell | undefined) => T): T | null {
  let first: T | undefined;
  for (let row = area.top; row <= Math.min(area.bottom, LAST_ROW); row++) {
    for (let column = area.left; column <= area.right; column++) {
      const value = read(cellAt(sheet, row, column));
      if (first === undefined) first = value;
      else if (first !== value) return null;
    }
  }
  return first ?? null;
}
