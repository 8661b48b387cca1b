import { numberOf, textOf } from './coerce.ts';
import { Block, blockOf, failed, isError, type Plain, type Scalar, single, type Value } from './value.ts';

/** Operators by how tightly they bind. */
export const BINDING: Readonly<Record<string, number>> = {
  '=': 1,
  '<>': 1,
  '<': 1,
  '>': 1,
  '<=': 1,
  '>=': 1,
  '&': 2,
  '+': 3,
  '-': 3,
  '*': 4,
  '/': 4,
  '^': 5,
};

/** An operator between two values; between blocks for each pair of their cells, as rules calculate. */
export function operate(left: Value, sign: string, right: Value): Value {
  const [a, b] = [blockOf(left), blockOf(right)];
  const size = {
    height: Math.max(a.height, b.height),
    width: Math.max(a.width, b.width),
    used: Math.max(a.used, b.used),
  };
  if (size.height === 1 && size.width === 1) return calculate(single(left), sign, single(right));
  return new Block(size, (row, column) => calculate(cellOf(a, row, column), sign, cellOf(b, row, column)));
}

/** A single row or column goes with every one of the other side. */
function cellOf(block: Block, row: number, column: number): Scalar {
  const [y, x] = [block.height === 1 ? 1 : row, block.width === 1 ? 1 : column];
  return y > block.height || x > block.width ? failed('#N/A') : block.at(y, x);
}

function calculate(a: Scalar, sign: string, b: Scalar): Scalar {
  if (isError(a)) return a;
  if (isError(b)) return b;
  if (sign === '&') return textOf(a) + textOf(b);
  if (BINDING[sign] === 1) return holds(compare(a, b), sign);
  const [x, y] = [numberOf(a), numberOf(b)];
  if (isError(x)) return x;
  if (isError(y)) return y;
  if (sign === '/' && y === 0) return failed('#DIV/0!');
  const result = { '+': x + y, '-': x - y, '*': x * y, '/': x / y, '^': x ** y }[sign];
  return result !== undefined && Number.isFinite(result) ? result : failed('#NUM!');
}

/** Numbers stand before texts, texts before booleans; a blank is what it is compared with; texts ignore case. */
export function compare(a: Plain, b: Plain): number {
  const blank = (other: Plain) => (typeof other === 'string' ? '' : typeof other === 'boolean' ? false : 0);
  const [x, y] = [a ?? blank(b), b ?? blank(a)];
  const rank = (value: Plain) => ['number', 'string', 'boolean'].indexOf(typeof value);
  const fold = (value: Plain) => (typeof value === 'string' ? value.toLowerCase() : Number(value));
  const [left, right] = rank(x) === rank(y) ? [fold(x), fold(y)] : [rank(x), rank(y)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Whether an order of two values, -1 to 1, is the one a sign asks for. */
export function holds(order: number, sign: string): boolean {
  switch (sign) {
    case '=':
      return order === 0;
    case '<>':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    default:
      throw new Error(`${sign} compares nothing`);
  }
}
