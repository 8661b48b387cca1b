import { columnName, columnNumber } from '../../shared/grid/address.ts';
import { evaluate } from './evaluate.ts';
import type { Scalar } from './value.ts';

/** One row of a sheet by column letter: what is not in it is blank. */
export type Row = Readonly<Record<string, Scalar>>;

/**
 * A compiled rule's formula for the cell of a row. For example
 * `evaluateInRow('IF(ISNUMBER({cell}),{cell}<=200,TRUE)', { F: 260 }, 'F')` is false.
 */
export function evaluateInRow(formula: string, row: Row, column: string): Scalar {
  const at = { row: 1, column: columnNumber(column) };
  const sheet = { lastRow: 1, cell: (n: number, c: number) => (n === 1 ? (row[columnName(c)] ?? null) : null) };
  return evaluate(formula.replaceAll('{cell}', `${column}1`), {
    sheet: (name) => (name === undefined ? sheet : undefined),
    named: () => undefined,
    at,
    from: at,
  });
}
