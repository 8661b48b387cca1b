import type { CellValue } from '../grid/grid.ts';
import { isBlank } from '../recognise/sheet-view.ts';
import { isDitto } from './row-marks.ts';
import type { TableColumn, TableShape } from './table-shape.ts';

/** What a cell of a data row says, once merges and 同上 are resolved. */
export interface Effective {
  readonly raw: CellValue;
  /** Filled from the row above on the officer's word (M22). */
  readonly ditto: boolean;
  /** Said by the first cell of a merge that covers this one. */
  readonly merged: boolean;
}

/** M21: a cell covered by a vertical merge says what the merge's first cell says, and only inside the merge. */
function merged(shape: TableShape, row: number, column: number): CellValue {
  const area = shape.view.areaAt(row, column);
  if (!area || area.top < shape.top || area.left !== column) return null;
  return shape.view.grid.rows[area.top - 1]?.[area.left - 1] ?? null;
}

/**
 * The cells of a data row by column. `above`: those of the data row before it, for 同上; a 同上 with nothing above
 * stays what it is.
 */
export function effectiveCells(
  shape: TableShape,
  row: number,
  above: readonly Effective[] | null,
): readonly Effective[] {
  const cells = shape.view.grid.rows[row - 1] ?? [];
  const mergedRow = shape.view.areasOf(row).length > 0;
  return shape.columns.map(({ column }: TableColumn, i) => {
    const own = cells[column - 1] ?? null;
    const covered = mergedRow && isBlank(own);
    const raw = covered ? merged(shape, row, column) : own;
    const isMerged = covered && !isBlank(raw);
    if (typeof raw !== 'string' || !isDitto(raw)) return { raw, ditto: false, merged: isMerged };
    const from = above?.[i]?.raw;
    return isBlank(from) || (typeof from === 'string' && isDitto(from))
      ? { raw, ditto: true, merged: isMerged }
      : { raw: from, ditto: true, merged: isMerged };
  });
}
