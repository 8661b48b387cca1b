import { columnName, columnNumber } from '../grid/address.ts';

// A string or a sheet's name, or a reference: F6, $F$6, F:G, 6:9.
const TOKEN =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'|(?<![\p{L}\p{N}_.$])(?:(\$?)([A-Z]{1,3})(\$?)(\d{1,7})|(\$?)([A-Z]{1,3}):(\$?)([A-Z]{1,3})|(\$?)(\d{1,7}):(\$?)(\d{1,7}))(?![\p{L}\p{N}_(.!])/gu;

/** A shared formula as it reads in a cell `rows` below and `columns` right of the one it is written in. */
export function movedFormula(formula: string, rows: number, columns: number): string {
  const column = (fixed: string, name: string): string =>
    fixed + (fixed ? name : columnName(columnNumber(name) + columns));
  const row = (fixed: string, number: string): string => fixed + (fixed ? number : Number(number) + rows);
  return formula.replace(TOKEN, (whole, ...parts: (string | undefined)[]) => {
    const [c, name, r, number, c1, from, c2, to, r1, first, r2, last] = parts;
    if (name !== undefined) return column(c ?? '', name) + row(r ?? '', number ?? '');
    if (from !== undefined) return `${column(c1 ?? '', from)}:${column(c2 ?? '', to ?? '')}`;
    if (first !== undefined) return `${row(r1 ?? '', first)}:${row(r2 ?? '', last ?? '')}`;
    return whole;
  });
}
