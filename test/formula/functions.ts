import type { CellError } from '../../shared/grid/grid.ts';
import { numberOf, numbersOf, textOf, truthOf, truthsOf } from './coerce.ts';
import { criterion } from './criterion.ts';
import { Block, blockOf, failed, isError, type Plain, type Scalar, single, type Value } from './value.ts';

interface ExcelFunction {
  /** The fewest and the most arguments. */
  readonly takes: readonly [least: number, most: number];
  readonly run: (args: readonly Value[], at: { readonly row: number; readonly column: number }) => Value;
}

const MANY = [1, 255] as const;

/** Of single values: an error among them is the result. */
function ofValues(least: number, most: number, run: (...values: Plain[]) => Scalar): ExcelFunction {
  return { takes: [least, most], run: (args) => unlessError(args.map(single), (values) => run(...values)) };
}

function ofTexts(count: number, run: (...texts: string[]) => Scalar): ExcelFunction {
  return ofValues(count, count, (...values) => run(...values.map(textOf)));
}

function ofNumbers(count: number, run: (...numbers: number[]) => Scalar): ExcelFunction {
  return ofValues(count, count, (...values) => unlessError(values.map(numberOf), (numbers) => run(...numbers)));
}

/** A part of a text, by numbers: where, and how many characters. */
function ofText(least: number, most: number, run: (text: string, ...numbers: number[]) => Scalar): ExcelFunction {
  return ofValues(least, most, (text = null, ...rest) =>
    unlessError(rest.map(numberOf), (numbers) => run(textOf(text), ...numbers.map(Math.trunc))),
  );
}

/** A question about one value, be it an error. */
function asks(run: (value: Scalar) => boolean): ExcelFunction {
  return { takes: [1, 1], run: ([value = null]) => run(single(value)) };
}

function unlessError<T extends Plain>(
  values: readonly (T | CellError)[],
  run: (values: readonly T[]) => Scalar,
): Scalar {
  return values.find(isError) ?? run(values as readonly T[]);
}

/** The functions that validations and marks use. */
export const FUNCTIONS: Readonly<Record<string, ExcelFunction>> = {
  AND: { takes: MANY, run: (args) => ofTruths(args, (truths) => truths.every(Boolean)) },
  OR: { takes: MANY, run: (args) => ofTruths(args, (truths) => truths.some(Boolean)) },
  NOT: ofValues(1, 1, (value) => unlessError([truthOf(value)], ([truth]) => !truth)),
  IF: {
    takes: [2, 3],
    run: ([test = null, then = null, otherwise = false]) => {
      const truth = truthOf(single(test));
      return isError(truth) ? truth : truth ? then : otherwise;
    },
  },
  IFERROR: { takes: [2, 2], run: ([value = null, otherwise = null]) => (isError(single(value)) ? otherwise : value) },
  ISNUMBER: asks((value) => typeof value === 'number'),
  ISTEXT: asks((value) => typeof value === 'string'),
  ISLOGICAL: asks((value) => typeof value === 'boolean'),
  ISBLANK: asks((value) => value === null),
  ISERROR: asks(isError),
  N: ofValues(1, 1, (value) => (typeof value === 'string' ? 0 : Number(value))),
  TRUE: { takes: [0, 0], run: () => true },
  FALSE: { takes: [0, 0], run: () => false },
  LEN: ofTexts(1, (text = '') => text.length),
  // Its own spaces only: the wide one of Chinese texts stays.
  TRIM: ofTexts(1, (text = '') => text.replace(/ +/g, ' ').replace(/^ | $/g, '')),
  // Signs of double width, as Chinese input methods write them. Of 片假名 nothing here has any use.
  ASC: ofTexts(1, (text = '') =>
    text.replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).replaceAll('　', ' '),
  ),
  UPPER: ofTexts(1, (text = '') => text.toUpperCase()),
  VALUE: ofValues(1, 1, (value = null) => (typeof value === 'boolean' ? failed('#VALUE!') : numberOf(value))),
  LEFT: ofText(1, 2, (text, count = 1) => (count < 0 ? failed('#VALUE!') : text.slice(0, count))),
  RIGHT: ofText(1, 2, (text, count = 1) =>
    count < 0 ? failed('#VALUE!') : text.slice(Math.max(0, text.length - count)),
  ),
  MID: ofText(3, 3, (text, from = 1, count = 0) =>
    from < 1 || count < 0 ? failed('#VALUE!') : text.slice(from - 1, from - 1 + count),
  ),
  EXACT: ofTexts(2, (a, b) => a === b),
  SUBSTITUTE: ofTexts(3, (text = '', old = '', now = '') => (old === '' ? text : text.split(old).join(now))),
  FIND: ofTexts(2, (what = '', text = '') => {
    const at = text.indexOf(what);
    return at < 0 ? failed('#VALUE!') : at + 1;
  }),
  INT: ofNumbers(1, (number = 0) => Math.floor(number)),
  ABS: ofNumbers(1, (number = 0) => Math.abs(number)),
  ROUND: ofNumbers(2, (number = 0, digits = 0) => rounded(number, Math.trunc(digits))),
  // The remainder has the divisor's sign.
  MOD: ofNumbers(2, (a = 0, b = 0) => (b === 0 ? failed('#DIV/0!') : a - b * Math.floor(a / b))),
  SUM: { takes: MANY, run: (args) => unlessError(numbersOf(args), (all) => all.reduce((sum, each) => sum + each, 0)) },
  MAX: { takes: MANY, run: (args) => unlessError(numbersOf(args), (all) => (all.length > 0 ? Math.max(...all) : 0)) },
  COUNT: { takes: MANY, run: (args) => numbersOf(args).filter((each) => !isError(each)).length },
  COUNTA: {
    takes: MANY,
    run: (args) =>
      args.flatMap((each) => (each instanceof Block ? each.scalars().filter((cell) => cell !== null) : [each])).length,
  },
  COUNTIF: {
    takes: [2, 2],
    run: ([cells = null, wanted = null]) => {
      const block = blockOf(cells);
      const counts = criterion(single(wanted));
      const blanks = counts(null) ? (block.height - block.used) * block.width : 0;
      return block.scalars().filter(counts).length + blanks;
    },
  },
  ROW: { takes: [0, 0], run: (_, { row }) => row },
  COLUMN: { takes: [0, 0], run: (_, { column }) => column },
  INDEX: { takes: [2, 3], run: ([cells = null, ...places]) => indexed(blockOf(cells), places.map(single)) },
};

/** Excel finds no truth at all where there are only texts and blanks. */
function ofTruths(args: readonly Value[], run: (truths: readonly boolean[]) => boolean): Scalar {
  return unlessError(truthsOf(args), (truths) => (truths.length > 0 ? run(truths) : failed('#VALUE!')));
}

/** Halves go away from zero, as they are written: 1.005 to two digits is 1.01. */
function rounded(number: number, digits: number): number {
  const shifted = (value: number, by: number) => {
    const [mantissa, exponent = '0'] = String(value).split('e');
    return Number(`${mantissa}e${Number(exponent) + by}`);
  };
  return Math.sign(number) * shifted(Math.round(shifted(Math.abs(number), digits)), -digits);
}

/** A cell of a block, still as a reference: what is blank or a text there is passed over like any other cell's. */
function indexed(block: Block, places: readonly Scalar[]): Value {
  const numbers = places.map(numberOf);
  const error = numbers.find(isError);
  if (error) return error;
  const [first = 1, second] = (numbers as number[]).map(Math.trunc);
  // Of a single row or column one number is enough.
  const [row, column] = second === undefined && block.height === 1 ? [1, first] : [first, second ?? 1];
  if (row === 0 || column === 0) throw new Error('the evaluator does not know INDEX of whole lines');
  if (second === undefined && block.height > 1 && block.width > 1) return failed('#REF!');
  if (row < 1 || column < 1 || row > block.height || column > block.width) return failed('#REF!');
  return new Block({ height: 1, width: 1, used: 1 }, () => block.at(row, column));
}
