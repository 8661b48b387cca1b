import { parseArea } from '../../../shared/grid/address.ts';
import type { Area } from '../../../shared/grid/grid.ts';

/** Excel's own size. */
export const LAST_ROW = 1_048_576;
export const LAST_COLUMN = 16_384;

/** `"A1:B2 D4"` as areas. */
export function parseAreas(text: string): Area[] {
  return text
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((part) => parseReference(part))
    .filter((area) => area !== undefined);
}

/** A reference as scripts write it: `B6`, `$A$1:C3`, `3:5`, `A:C`. */
export function parseReference(text: string): Area | undefined {
  const plain = text.replaceAll('$', '').toUpperCase();
  const rows = /^(\d+)(?::(\d+))?$/.exec(plain);
  if (rows) return { top: Number(rows[1]), left: 1, bottom: Number(rows[2] ?? rows[1]), right: LAST_COLUMN };
  const columns = /^([A-Z]{1,3})(?::([A-Z]{1,3}))?$/.exec(plain);
  if (columns) return parseArea(`${columns[1]}1:${columns[2] ?? columns[1]}${LAST_ROW}`);
  return parseArea(plain);
}

export function contains(area: Area, row: number, column: number): boolean {
  return row >= area.top && row <= area.bottom && column >= area.left && column <= area.right;
}

export function sameArea(a: Area, b: Area): boolean {
  return a.top === b.top && a.left === b.left && a.bottom === b.bottom && a.right === b.right;
}
