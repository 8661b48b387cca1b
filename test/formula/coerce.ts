import type { CellError } from '../../shared/grid/grid.ts';
import { typedNumber } from './typed-number.ts';
import { Block, failed, isError, type Plain, type Scalar, type Value } from './value.ts';

/** As `&` and LEN see it: 15 digits, `TRUE`, nothing for a blank. */
export function textOf(value: Plain): string {
  if (typeof value === 'number') return String(Number(value.toPrecision(15))).toUpperCase();
  return typeof value === 'boolean' ? String(value).toUpperCase() : (value ?? '');
}

/** A text counts where typing it would make a number; `''` never does. */
export function numberOf(value: Scalar): number | CellError {
  if (isError(value)) return value;
  return typeof value === 'string' ? (typedNumber(value)?.value ?? failed('#VALUE!')) : Number(value);
}

/** What a test comes to: of texts only `true` and `false` are one. */
export function truthOf(value: Scalar): boolean | CellError {
  if (isError(value)) return value;
  if (typeof value !== 'string') return Boolean(value);
  return /^(true|false)$/i.test(value) ? value.toLowerCase() === 'true' : failed('#VALUE!');
}

/** The numbers of SUM and its like: in cells only what is one, among written arguments also `"3"` and TRUE. */
export function numbersOf(args: readonly Value[]): (number | CellError)[] {
  return args.flatMap((each) =>
    each instanceof Block
      ? each.scalars().filter((cell): cell is number | CellError => typeof cell === 'number' || isError(cell))
      : [numberOf(each)],
  );
}

/** The truths of AND and OR: texts and blanks in cells are passed over. */
export function truthsOf(args: readonly Value[]): (boolean | CellError)[] {
  return args.flatMap((each) =>
    each instanceof Block
      ? each.scalars().flatMap((cell) => (cell === null || typeof cell === 'string' ? [] : [truthOf(cell)]))
      : [truthOf(each)],
  );
}
