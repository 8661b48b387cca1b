import type { CellValue, Grid } from '../../shared/grid/grid.ts';
import type { CellChange } from '../../shared/inspect/edit-sheet.ts';

/** A grid with some cells changed; rows that did not change are shared with the old one. */
export function withCells(grid: Grid, changes: readonly CellChange[]): Grid {
  const rows = grid.rows.slice() as (readonly CellValue[])[];
  for (const { row, column, value } of changes) {
    while (rows.length < row) rows.push([]);
    const cells = (rows[row - 1] ?? []).slice();
    while (cells.length < column) cells.push(null);
    cells[column - 1] = value;
    rows[row - 1] = cells;
  }
  return { ...grid, rows };
}
