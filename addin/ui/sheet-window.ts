import type { Position } from './sheet-keys.ts';
import { indexAt, type SheetLayout } from './sheet-layout.ts';

/** Height of the column letters and width of the row numbers (sheet.css). */
export const LETTERS = 24;
export const GUTTER = 44;
/** Rows drawn beyond the view, so that a turn of the wheel shows no gap. */
export const OVERSCAN = 6;

/** The first and last row that are drawn. */
export interface SheetWindow {
  readonly first: number;
  readonly last: number;
}

export interface HeaderRows {
  readonly top: number;
  readonly bottom: number;
}

export function windowOf(box: HTMLElement, layout: SheetLayout): SheetWindow {
  const top = Math.max(0, box.scrollTop - LETTERS);
  return {
    first: Math.max(1, indexAt(layout.rowTop, top) - OVERSCAN),
    last: Math.min(layout.rows, indexAt(layout.rowTop, top + box.clientHeight) + OVERSCAN),
  };
}

/** The rows of a block to draw: those in view, the active one (it holds the focus), and those whose merges reach down. */
export function rowsToDraw(
  shown: SheetWindow,
  block: { readonly from: number; readonly to: number },
  active: number,
  startsAbove: readonly number[],
): number[] {
  const rows = new Set<number>();
  for (const row of [...startsAbove, active]) if (row >= block.from && row <= block.to) rows.add(row);
  for (let row = Math.max(block.from, shown.first); row <= Math.min(block.to, shown.last); row++) rows.add(row);
  return [...rows].sort((a, b) => a - b);
}

/** Brings a cell into view with as little movement as possible, below the header that stays. */
export function scrollToCell(box: HTMLElement, layout: SheetLayout, at: Position, header: HeaderRows | null): void {
  const inHeader = header !== null && at.row >= header.top && at.row <= header.bottom;
  const stuck = header ? (layout.rowTop[header.bottom] ?? 0) - (layout.rowTop[header.top - 1] ?? 0) : 0;
  const top = layout.rowTop[at.row - 1] ?? 0;
  const bottom = layout.rowTop[at.row] ?? top;
  const roof = header && at.row > header.bottom ? stuck : 0;
  const view = box.clientHeight - LETTERS;
  if (!inHeader && top - roof < box.scrollTop) box.scrollTop = top - roof - 8;
  else if (bottom > box.scrollTop + view) box.scrollTop = bottom - view + 24;
  const left = layout.columnLeft[at.column - 1] ?? 0;
  const right = layout.columnLeft[at.column] ?? left;
  const across = box.clientWidth - GUTTER;
  if (left < box.scrollLeft) box.scrollLeft = left - 8;
  else if (right > box.scrollLeft + across) box.scrollLeft = Math.min(left - 8, right - across + 8);
}
