import type { Area } from './grid.ts';

/** `columnName(28)` is `"AB"`. */
export function columnName(column: number): string {
  let name = '';
  for (let n = column; n > 0; n = Math.floor((n - 1) / 26)) {
    name = String.fromCharCode(65 + ((n - 1) % 26)) + name;
  }
  return name;
}

/** `columnNumber("AB")` is 28. */
export function columnNumber(name: string): number {
  let n = 0;
  for (const letter of name) n = n * 26 + letter.charCodeAt(0) - 64;
  return n;
}

/** `a1(6, 2)` is `"B6"`. Both 1-based. */
export function a1(row: number, column: number): string {
  return columnName(column) + row;
}

/** `parseA1("$B$6")` is `{row: 6, column: 2}`; undefined where the text is no cell address. */
export function parseA1(text: string): { row: number; column: number } | undefined {
  const match = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/.exec(text);
  if (!match) return undefined;
  return { row: Number(match[2]), column: columnNumber(match[1] as string) };
}

/** `areaName({top: 2, left: 1, bottom: 2, right: 8})` is `"A2:H2"`; a single cell is `"A2"`. */
export function areaName(area: Area): string {
  const from = a1(area.top, area.left);
  const to = a1(area.bottom, area.right);
  return from === to ? from : `${from}:${to}`;
}

/** `parseArea("A2:H2")`; a single cell is an area of one. */
export function parseArea(text: string): Area | undefined {
  const [from, to = from] = text.split(':');
  const start = parseA1(from ?? '');
  const end = parseA1(to ?? '');
  if (!start || !end) return undefined;
  return {
    top: Math.min(start.row, end.row),
    left: Math.min(start.column, end.column),
    bottom: Math.max(start.row, end.row),
    right: Math.max(start.column, end.column),
  };
}
