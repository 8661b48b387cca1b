import { areaName, parseArea } from '../grid/address.ts';
import type { Area } from '../grid/grid.ts';

/** Rows put in below row `after` of the blank (its own, 1-based row numbers). */
export interface Insertion {
  readonly after: number;
  readonly count: number;
}

/** Where a row of the blank stands once the rows are in. */
export function shiftRow(row: number, insertions: readonly Insertion[]): number {
  let shifted = row;
  for (const insertion of insertions) if (row > insertion.after) shifted += insertion.count;
  return shifted;
}

/** An area that holds the row below which rows are put in grows, as in Excel. `open`: also one that ends at that row. */
export function shiftArea(area: Area, insertions: readonly Insertion[], open = false): Area {
  let bottom = shiftRow(area.bottom, insertions);
  if (open) for (const i of insertions) if (area.top <= i.after && area.bottom === i.after) bottom += i.count;
  return { ...area, top: shiftRow(area.top, insertions), bottom };
}

/** A list of areas as in `sqref`: `"A6:B12 D6"`. */
export function shiftAreas(list: string, insertions: readonly Insertion[]): string {
  return list
    .split(/\s+/)
    .map((name) => {
      const area = parseArea(name);
      return area ? areaName(shiftArea(area, insertions, true)) : name;
    })
    .join(' ');
}

// A string, or a reference with the sheet it may name: Sheet1!$A$1:$H$16, 'My sheet'!5:5, F6.
const REFERENCE =
  /"(?:[^"]|"")*"|(?<![\p{L}\p{N}_.$])((?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?(?:(\$?[A-Z]{1,3})(\$?)(\d{1,7})(?::(\$?[A-Z]{1,3})(\$?)(\d{1,7}))?|(\$?)(\d{1,7}):(\$?)(\d{1,7}))(?![\p{L}\p{N}_(.!])/gu;

/**
 * The formula as it reads once rows are put into `sheet`. `here`: the formula stands on that sheet itself, so that
 * references without a sheet mean it.
 */
export function shiftFormula(formula: string, sheet: string, here: boolean, insertions: readonly Insertion[]): string {
  if (insertions.length === 0) return formula;
  return formula.replace(REFERENCE, (whole, prefix: string | undefined, ...rest: (string | undefined)[]) => {
    if (whole.startsWith('"')) return whole;
    const named = prefix?.slice(0, -1).replace(/^'|'$/g, '').replaceAll("''", "'");
    if (named === undefined ? !here : named.toLowerCase() !== sheet.toLowerCase()) return whole;
    return (prefix ?? '') + shiftReference(rest, insertions);
  });
}

function shiftReference(parts: readonly (string | undefined)[], insertions: readonly Insertion[]): string {
  const [col1, abs1, row1, col2, abs2, row2, rowAbs1, rows1, rowAbs2, rows2] = parts;
  if (rows1 !== undefined) {
    const area = shiftArea({ top: Number(rows1), bottom: Number(rows2), left: 1, right: 1 }, insertions, true);
    return `${rowAbs1}${area.top}:${rowAbs2}${area.bottom}`;
  }
  if (row2 === undefined) return `${col1}${abs1}${shiftRow(Number(row1), insertions)}`;
  const area = shiftArea({ top: Number(row1), bottom: Number(row2), left: 1, right: 1 }, insertions, true);
  return `${col1}${abs1}${area.top}:${col2}${abs2}${area.bottom}`;
}
