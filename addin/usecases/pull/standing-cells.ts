import { type CellValue, type Grid, valueAt } from '../../../shared/grid/grid.ts';
import type { Block } from '../../host/sheet-host.ts';
import type { Cell } from './merged-rows.ts';

/** A cell's value as it can be written again; null for what can't. */
export function plainCell(value: CellValue): Cell {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return 'serial' in value ? value.serial : null;
}

/** What stands in the cells of a sheet row that a row of a block writes over; those it leaves alone are left alone. */
export function standingCells(grid: Grid, row: number, left: number, over: Block['rows'][number]): Cell[] {
  return over.map((cell, at) => (cell === null ? null : (plainCell(valueAt(grid, row, left + at)) ?? '')));
}
