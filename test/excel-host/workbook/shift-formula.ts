import { a1, parseA1 } from '../../../shared/grid/address.ts';

const PARTS =
  /"[^"]*"|((?:'(?:[^']|'')*'|[\p{L}\p{N}_.]+)!)?(\$?[A-Z]{1,3}\$?[1-9]\d*)(?::(\$?[A-Z]{1,3}\$?[1-9]\d*))?(?![\p{L}\p{N}_(])/gu;

/**
 * A formula once rows were put into a sheet above row `at` (`by` > 0), or taken out from there: its references to that
 * sheet move along. `own`: the formula stands on that sheet, so references without a sheet's name mean it. `rides`: it is
 * a rule's, whose relative references go with the rule's first cell, by so many rows.
 */
export function shiftFormula(
  formula: string,
  sheet: string,
  own: boolean,
  at: number,
  by: number,
  rides?: number,
): string {
  return formula.replace(PARTS, (whole, qualifier: string | undefined, from: string | undefined, to?: string) => {
    if (from === undefined) return whole;
    const named = qualifier?.slice(0, -1).replace(/^'|'$/g, '').replaceAll("''", "'");
    if (named === undefined ? !own : named.toLowerCase() !== sheet.toLowerCase()) return whole;
    if (rides !== undefined && named === undefined && isRelative(from) && (to === undefined || isRelative(to))) {
      return to === undefined ? moved(from, rides) : `${moved(from, rides)}:${moved(to, rides)}`;
    }
    const first = shiftReference(from, at, by, to === undefined ? 'gone' : 'start');
    const last = to === undefined ? undefined : shiftReference(to, at, by, 'end');
    const isGone = first === undefined || (to !== undefined && (last === undefined || rowOf(first) > rowOf(last)));
    if (isGone) return `${qualifier ?? ''}#REF!`;
    return `${qualifier ?? ''}${first}${last === undefined ? '' : `:${last}`}`;
  });
}

const isRelative = (reference: string) => !/\$\d+$/.test(reference);
const moved = (reference: string, by: number) => reference.replace(/\d+$/, (row) => String(Number(row) + by));

const rowOf = (reference: string) => Number(/\d+$/.exec(reference)?.[0]);

/** Where one end of a reference goes; an end within deleted rows slides to what is left of its block. */
function shiftReference(reference: string, at: number, by: number, end: 'start' | 'end' | 'gone'): string | undefined {
  const place = parseA1(reference);
  if (!place || place.row < at) return reference;
  const isDeleted = by < 0 && place.row < at - by;
  if (isDeleted && end === 'gone') return undefined;
  const row = isDeleted ? (end === 'start' ? at : at - 1) : place.row + by;
  if (row < 1) return undefined;
  const [column, line] = /^(\$?)[A-Z]+(\$?)/.exec(reference)?.slice(1) ?? ['', ''];
  const name = a1(row, place.column).replace(/\d+$/, '');
  return `${column}${name}${line}${row}`;
}
