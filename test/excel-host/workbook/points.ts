import type { Sheet } from './book.ts';

/** Every row is as high as the default one: heights of a file are kept, and not reckoned with. */
export const ROW_POINTS = 15;

/** A column of the default width is 48 points wide. */
export function pointsBefore(sheet: Sheet, column: number): number {
  let points = 0;
  for (let each = 1; each < column; each++) points += (sheet.widths.get(each) ?? 8.43) * 5.7;
  return Math.round(points);
}

/** The cell over which a point lies, and how far into it. */
export function cellUnder(sheet: Sheet, left: number, top: number) {
  let column = 1;
  while (pointsBefore(sheet, column + 1) <= left) column += 1;
  const row = Math.floor(top / ROW_POINTS) + 1;
  return { row, column, right: left - pointsBefore(sheet, column), down: top - (row - 1) * ROW_POINTS };
}
