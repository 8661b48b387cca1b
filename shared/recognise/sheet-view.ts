import type { Area, CellValue, Grid } from '../grid/grid.ts';

/** A Grid with what the readers of a table ask for again and again: its trimmed box, and merges by cell. */
export interface SheetView {
  readonly grid: Grid;
  /** The box of the non-blank cells; null for a blank sheet. Used ranges may be inflated to 60,000 × 300 (M15, M16). */
  readonly box: Area | null;
  /** The merged area that covers a cell. */
  areaAt(row: number, column: number): Area | undefined;
  /** The merged areas that touch a row. */
  areasOf(row: number): readonly Area[];
  /** The value a person sees there: that of a merge's first cell anywhere in it. */
  shown(row: number, column: number): CellValue;
}

/** Whether a cell says nothing: null, or text of spaces and invisible characters only. */
export function isBlank(value: CellValue | undefined): value is null | undefined | '' {
  if (value === null || value === undefined) return true;
  if (typeof value !== 'string') return false;
  const first = value.charCodeAt(0);
  if (first > 0x3000 && first < 0xfe00) return false;
  return /^[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]*$/u.test(value);
}

/** The trimmed box of the non-blank cells. */
export function boxOf(grid: Grid): Area | null {
  let top = 0;
  let bottom = 0;
  let left = Number.POSITIVE_INFINITY;
  let right = 0;
  for (let r = 0; r < grid.rows.length; r += 1) {
    const row = grid.rows[r];
    if (row === undefined) continue;
    let last = row.length - 1;
    while (last >= 0 && isBlank(row[last])) last -= 1;
    if (last < 0) continue;
    let first = 0;
    while (isBlank(row[first])) first += 1;
    if (top === 0) top = r + 1;
    bottom = r + 1;
    if (first + 1 < left) left = first + 1;
    if (last + 1 > right) right = last + 1;
  }
  return top === 0 ? null : { top, left, bottom, right };
}

const NO_AREAS: readonly Area[] = [];

/** No sheet a person made has as many rows in merges; thousands of merges down whole columns must not hang the reader. */
const MERGED_ROWS = 2_000_000;

/** Merges by row, cut to the box: a merge over a whole column must not cost a million entries. */
function indexMerges(grid: Grid, box: Area | null): Map<number, Area[]> {
  const index = new Map<number, Area[]>();
  if (box === null) return index;
  let left = MERGED_ROWS;
  for (const area of grid.merges) {
    const bottom = Math.min(area.bottom, box.bottom);
    left -= Math.max(0, bottom - area.top + 1);
    if (left < 0) break;
    for (let row = area.top; row <= bottom; row += 1) {
      const areas = index.get(row);
      if (areas) areas.push(area);
      else index.set(row, [area]);
    }
  }
  return index;
}

/** Looks at a grid once, so that the readers need not. */
export function viewOf(grid: Grid): SheetView {
  const box = boxOf(grid);
  const index = indexMerges(grid, box);
  const areasOf = (row: number) => index.get(row) ?? NO_AREAS;
  const areaAt = (row: number, column: number) =>
    areasOf(row).find((area) => area.left <= column && column <= area.right);
  return {
    grid,
    box,
    areaAt,
    areasOf,
    shown(row, column) {
      const area = areaAt(row, column);
      return area ? (grid.rows[area.top - 1]?.[area.left - 1] ?? null) : (grid.rows[row - 1]?.[column - 1] ?? null);
    },
  };
}

/** A cell's text for reading labels and marks; '' for a blank and for what is no text or number. */
export function textOf(value: CellValue | undefined): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return '';
}
