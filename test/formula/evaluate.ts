import { FUNCTIONS } from './functions.ts';
import { operate } from './operate.ts';
import { type End, type Formula, parse } from './parse.ts';
import { Block, failed, type Scalar, type Value } from './value.ts';

export interface Place {
  readonly row: number;
  readonly column: number;
}

/** A sheet as its formulas see it. */
export interface SheetCells {
  /** What stands in a cell, 1-based; null in a blank one. */
  cell(row: number, column: number): Scalar;
  /** The last row that holds anything. */
  readonly lastRow: number;
}

export interface Where {
  /** The sheet of a name, without one the formula's own; undefined for one that is not there. */
  sheet(name?: string): SheetCells | undefined;
  /** The formula that a defined name stands for; undefined for a name that nobody defined. */
  named(name: string): string | undefined;
  /** The cell the formula is calculated for. */
  readonly at: Place;
  /** The cell its relative references were written for: a rule's first. */
  readonly from: Place;
}

/** Excel's own size. */
const LAST: Place = { row: 1_048_576, column: 16_384 };

/**
 * The value of a validation's or a conditional format's formula for one cell, of a block its first. Errors such as
 * #VALUE! are values. What the evaluator does not know throws, be it in a branch that is not taken: a test must learn
 * it first.
 */
export function evaluate(formula: string, where: Where): Scalar {
  const value = valueIn(parse(formula), where);
  return value instanceof Block ? value.at(1, 1) : value;
}

function valueIn(formula: Formula, where: Where): Value {
  switch (formula.kind) {
    case 'value':
      return formula.value;
    case 'cells':
      return cellsOf(formula, where);
    case 'name': {
      const meant = where.named(formula.name);
      // Where a relative name was defined is not known: its references stay as they are.
      return meant === undefined ? failed('#NAME?') : valueIn(parse(meant), { ...where, from: where.at });
    }
    case 'operation':
      return operate(valueIn(formula.left, where), formula.sign, valueIn(formula.right, where));
    case 'call': {
      const { name } = formula;
      // Errors are values and nothing is written: IF may as well pick its branch when both are known.
      const args = formula.args.map((each) => valueIn(each, where));
      return call(name, args, where.at);
    }
  }
}

function call(name: string, args: readonly Value[], at: Place): Value {
  const found = FUNCTIONS[name];
  if (!found) throw new Error(`the evaluator does not know the function ${name}`);
  const [least, most] = found.takes;
  if (args.length < least || args.length > most) throw new Error(`the evaluator knows ${name} with other arguments`);
  return found.run(args, at);
}

function cellsOf({ sheet, from, to }: Extract<Formula, { kind: 'cells' }>, where: Where): Value {
  const cells = where.sheet(sheet);
  const [start, last] = [moved(from, 1, where), moved(to, LAST.row, where)];
  if (!cells || ![start, last].every(isOnSheet)) return failed('#REF!');
  const top = Math.min(start.row, last.row);
  const left = Math.min(start.column, last.column);
  const height = Math.abs(last.row - start.row) + 1;
  const width = Math.abs(last.column - start.column) + 1;
  const used = Math.max(0, cells.lastRow - top + 1);
  return new Block({ height, width, used }, (row, column) => cells.cell(top + row - 1, left + column - 1));
}

/** A relative end moves as far as the cell stands from where the formula was written. */
function moved(end: End, row: number, { at, from }: Where): Place {
  return {
    row: end.row === null ? row : end.row + (end.fixesRow ? 0 : at.row - from.row),
    column: end.column + (end.fixesColumn ? 0 : at.column - from.column),
  };
}

function isOnSheet({ row, column }: Place): boolean {
  return row >= 1 && row <= LAST.row && column >= 1 && column <= LAST.column;
}
