import type { Area } from '../../../shared/grid/grid.ts';
import { type Cell, cellAt, type Scalar, type Sheet } from './book.ts';

/** Sorts the rows of a block by one of its columns. Cells move with their looks; rules and hidden rows stay in place. */
export function sortRows(sheet: Sheet, area: Area, column: number): void {
  const rows: number[] = [];
  for (let row = area.top; row <= area.bottom; row++) if (!sheet.hiddenRows.has(row)) rows.push(row);
  const lines = rows.map((row) => ({
    key: cellAt(sheet, row, column)?.value ?? null,
    cells: cellsOf(sheet, row, area),
  }));
  lines.sort((a, b) => compare(a.key, b.key));
  for (const [at, row] of rows.entries()) put(sheet, row, area, lines[at]?.cells ?? new Map());
}

function cellsOf(sheet: Sheet, row: number, { left, right }: Area): Map<number, Cell> {
  return new Map([...(sheet.rows.get(row) ?? [])].filter(([column]) => column >= left && column <= right));
}

function put(sheet: Sheet, row: number, { left, right }: Area, cells: ReadonlyMap<number, Cell>): void {
  const line = sheet.rows.get(row) ?? new Map<number, Cell>();
  for (let column = left; column <= right; column++) line.delete(column);
  for (const [column, cell] of cells) line.set(column, cell);
  sheet.rows.set(row, line);
}

/** Numbers, then texts, then truths, and blank cells last, as Excel sorts. */
function rank(value: Scalar): number {
  if (value === null) return 4;
  return typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : typeof value === 'boolean' ? 2 : 3;
}

function compare(a: Scalar, b: Scalar): number {
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;
}
