import { a1 } from '../../shared/grid/address.ts';
import type { Area, Grid } from '../../shared/grid/grid.ts';
import { cellsIn } from './areas.ts';
import type { AreaLooks } from './sheet-host.ts';

/** How an area looks, by what is known of its sheet. */
export function looksIn(
  { hiddenRows, hiddenColumns, struckCells }: Pick<Grid, 'hiddenRows' | 'hiddenColumns' | 'struckCells'>,
  area: Area,
): AreaLooks {
  return {
    rowHidden: some(within(hiddenRows, area.top, area.bottom), area.bottom - area.top + 1),
    columnHidden: some(within(hiddenColumns, area.left, area.right), area.right - area.left + 1),
    struck: struckCells.size === 0 ? false : some(struckIn(struckCells, area), cellsIn(area)),
  };
}

function some(count: number, all: number): boolean | null {
  return count === 0 ? false : count === all ? true : null;
}

function within(lines: ReadonlySet<number>, from: number, to: number): number {
  let count = 0;
  for (const line of lines) if (line >= from && line <= to) count += 1;
  return count;
}

function struckIn(struck: ReadonlySet<string>, { top, left, bottom, right }: Area): number {
  let count = 0;
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) if (struck.has(a1(row, column))) count += 1;
  }
  return count;
}
