import type { SheetLayout } from './sheet-layout.ts';
import type { MergeIndex } from './sheet-merges.ts';

export interface Position {
  readonly row: number;
  readonly column: number;
}

export interface KeyPress {
  readonly key: string;
  readonly ctrl: boolean;
}

/** The first cell of the merge that covers a position, or the position itself. */
export function anchorOf(at: Position, merges: MergeIndex): Position {
  const merge = merges.covering(at.row, at.column);
  return merge ? { row: merge.top, column: merge.left } : at;
}

/** Where a key leads from a cell, as in Excel; undefined for a key that moves nothing. */
export function moved(
  from: Position,
  press: KeyPress,
  layout: SheetLayout,
  merges: MergeIndex,
  page: number,
): Position | undefined {
  const span = merges.covering(from.row, from.column);
  const bottom = span?.bottom ?? from.row;
  const right = span?.right ?? from.column;
  const goal = target(press, { row: from.row, column: from.column, bottom, right }, layout, page);
  if (!goal) return undefined;
  return anchorOf({ row: clamp(goal.row, layout.rows), column: clamp(goal.column, layout.columns) }, merges);
}

function target(
  press: KeyPress,
  from: Position & { bottom: number; right: number },
  layout: SheetLayout,
  page: number,
): Position | undefined {
  switch (press.key) {
    case 'ArrowUp':
      return { row: press.ctrl ? 1 : from.row - 1, column: from.column };
    case 'ArrowDown':
      return { row: press.ctrl ? layout.rows : from.bottom + 1, column: from.column };
    case 'ArrowLeft':
      return { row: from.row, column: press.ctrl ? 1 : from.column - 1 };
    case 'ArrowRight':
      return { row: from.row, column: press.ctrl ? layout.columns : from.right + 1 };
    case 'Home':
      return { row: press.ctrl ? 1 : from.row, column: 1 };
    case 'End':
      return { row: press.ctrl ? layout.rows : from.row, column: layout.columns };
    case 'PageUp':
      return { row: from.row - page, column: from.column };
    case 'PageDown':
      return { row: from.row + page, column: from.column };
    default:
      return undefined;
  }
}

function clamp(n: number, most: number): number {
  return Math.min(most, Math.max(1, n));
}
