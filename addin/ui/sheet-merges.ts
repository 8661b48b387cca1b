import type { Area, Grid } from '../../shared/grid/grid.ts';
import type { SheetLayout } from './sheet-layout.ts';

/** A merge of every cell of a hostile sheet would fill memory: only this many rows of merges are indexed. */
const MAX_INDEXED_ROWS = 300_000;

/** Looks merges up by any cell they cover. */
export interface MergeIndex {
  /** The merge that covers a cell, clipped to the laid-out sheet. */
  covering(row: number, column: number): Area | undefined;
  /** Rows above `row` in which a merge begins that reaches `row`. */
  startsAbove(row: number): readonly number[];
}

export function mergeIndex(grid: Grid, layout: SheetLayout): MergeIndex {
  const byRow = new Map<number, Area[]>();
  let indexed = 0;
  for (const merge of grid.merges) {
    const area = {
      ...merge,
      bottom: Math.min(merge.bottom, layout.rows),
      right: Math.min(merge.right, layout.columns),
    };
    for (let row = area.top; row <= area.bottom && indexed < MAX_INDEXED_ROWS; row++, indexed++) {
      const list = byRow.get(row);
      if (list) list.push(area);
      else byRow.set(row, [area]);
    }
  }
  return {
    covering: (row, column) => byRow.get(row)?.find((m) => m.left <= column && column <= m.right),
    startsAbove: (row) => (byRow.get(row) ?? []).filter((m) => m.top < row).map((m) => m.top),
  };
}
