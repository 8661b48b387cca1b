import type { Area, Grid } from '../../../shared/grid/grid.ts';

/** What the visible blocks leave out: rows and columns of which no cell is seen. */
export function hiddenIn(whole: Area, visible: readonly Area[]): Pick<Grid, 'hiddenRows' | 'hiddenColumns'> {
  const hiddenRows = linesOf([whole], 'top', 'bottom');
  const hiddenColumns = linesOf([whole], 'left', 'right');
  for (const area of visible) {
    for (let row = area.top; row <= area.bottom; row++) hiddenRows.delete(row);
    for (let column = area.left; column <= area.right; column++) hiddenColumns.delete(column);
  }
  // Where every column is hidden no row is seen either, and the other way round: then neither says anything.
  return hiddenColumns.size === whole.right - whole.left + 1
    ? { hiddenRows: new Set(), hiddenColumns }
    : { hiddenRows, hiddenColumns };
}

/** The numbers of the rows (or columns) of areas. */
export function linesOf(areas: readonly Area[], from: 'top' | 'left', to: 'bottom' | 'right'): Set<number> {
  const lines = new Set<number>();
  for (const area of areas) for (let line = area[from]; line <= area[to]; line++) lines.add(line);
  return lines;
}
