import type { CellValue, Grid } from '../../shared/grid/grid.ts';

/** Whether nothing stands in a row (1-based), and no merged cell reaches into it. */
export function isBlankRow(grid: Grid, row: number): boolean {
  const blank = (cell: CellValue) => cell === null || (typeof cell === 'string' && cell.trim() === '');
  return (grid.rows[row - 1] ?? []).every(blank) && !grid.merges.some(({ top, bottom }) => top <= row && row <= bottom);
}
