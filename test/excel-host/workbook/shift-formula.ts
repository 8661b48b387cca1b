import { columnName, columnNumber } from '../../../shared/grid/address.ts';
import { LAST_COLUMN, LAST_ROW } from './area.ts';

/** Lines put in before line `at` (`by` > 0), or taken out from there. */
export interface Shift {
  readonly axis: 'row' | 'column';
  readonly at: number;
  readonly by: number;
}

const REFERENCE =
  /"[^"]*"|((?:'(?:[^']|'')*'|[\p{L}\p{N}_.]+)!)?(?:(\$?[A-Z]{1,3}\$?[1-9]\d*)(?::(\$?[A-Z]{1,3}\$?[1-9]\d*))?|(\$?[A-Z]{1,3}):(\$?[A-Z]{1,3}))(?![\p{L}\p{N}_(])/gu;

/**
 * A formula once lines were put into a sheet or taken out: its references to that sheet move along. `own`: the formula
 * stands on that sheet, so references without a sheet's name mean it. `rides`: it is a rule's, whose relative references
 * go with the rule's first cell, by so many lines.
 */
export function shiftFormula(formula: string, sheet: string, own: boolean, shift: Shift, rides?: number): string {
  return formula.replace(
    REFERENCE,
    (whole, qualifier?: string, cell?: string, corner?: string, left?: string, right?: string) => {
      const from = cell ?? left;
      const to = corner ?? right;
      if (from === undefined || (cell === undefined && shift.axis === 'row')) return whole;
      const named = qualifier?.slice(0, -1).replace(/^'|'$/g, '').replaceAll("''", "'");
      if (named === undefined ? !own : named.toLowerCase() !== sheet.toLowerCase()) return whole;
      const moved = rides !== undefined && named === undefined ? ridden(from, to, shift, rides) : undefined;
      return moved ?? `${qualifier ?? ''}${shifted(from, to, shift) ?? '#REF!'}`;
    },
  );
}

function ridden(from: string, to: string | undefined, { axis }: Shift, by: number): string | undefined {
  const ends = to === undefined ? [from] : [from, to];
  if (!ends.every((end) => isRelative(end, axis))) return undefined;
  return ends.map((end) => withLine(end, axis, lineOf(end, axis) + by)).join(':');
}

function shifted(from: string, to: string | undefined, shift: Shift): string | undefined {
  if (to === undefined) return shiftEnd(from, shift, 'gone');
  const first = shiftEnd(from, shift, 'start');
  const last = shiftEnd(to, shift, 'end');
  if (first === undefined || last === undefined || lineOf(first, shift.axis) > lineOf(last, shift.axis))
    return undefined;
  return `${first}:${last}`;
}

/** Where one end of a reference goes; an end within deleted lines slides to what is left of its block. */
function shiftEnd(reference: string, { axis, at, by }: Shift, end: 'start' | 'end' | 'gone'): string | undefined {
  const line = lineOf(reference, axis);
  if (line < at) return reference;
  const isDeleted = by < 0 && line < at - by;
  if (isDeleted && end === 'gone') return undefined;
  const now = isDeleted ? (end === 'start' ? at : at - 1) : line + by;
  return now < 1 ? undefined : withLine(reference, axis, Math.min(now, axis === 'row' ? LAST_ROW : LAST_COLUMN));
}

const PARTS = /^(\$?)([A-Z]+)(\$?)(\d*)$/;

function lineOf(reference: string, axis: Shift['axis']): number {
  const [, , column = '', , row = ''] = PARTS.exec(reference) ?? [];
  return axis === 'row' ? Number(row) : columnNumber(column);
}

function isRelative(reference: string, axis: Shift['axis']): boolean {
  const [, column, , row] = PARTS.exec(reference) ?? [];
  return (axis === 'row' ? row : column) === '';
}

function withLine(reference: string, axis: Shift['axis'], line: number): string {
  return reference.replace(PARTS, (_, fixed: string, column: string, held: string, row: string) =>
    axis === 'row' ? `${fixed}${column}${held}${line}` : `${fixed}${columnName(line)}${held}${row}`,
  );
}
