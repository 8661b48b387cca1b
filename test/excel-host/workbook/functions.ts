import type { Book, Sheet } from './book.ts';

export interface Where {
  readonly book: Book;
  readonly sheet: Sheet;
  /** The cell the formula is for. */
  readonly row: number;
  readonly column: number;
  /** The cell its relative references were written for. */
  readonly from: { readonly row: number; readonly column: number };
}

/** An error value such as #VALUE!, on its way through a formula. */
export class FormulaError {
  readonly sign: string;
  constructor(sign: string) {
    this.sign = sign;
  }
}

export type Value = string | number | boolean | null | FormulaError | readonly (readonly Value[])[];

type Run = (args: readonly Value[], where: Where) => Value;

const flat = (args: readonly Value[]): Value[] =>
  args.flatMap((each) => (Array.isArray(each) ? flat((each as Value[][]).flat()) : [each]));
const errorIn = (args: readonly Value[]) =>
  flat(args).find((each): each is FormulaError => each instanceof FormulaError);
const text = (value: Value | undefined) =>
  typeof value === 'boolean' ? String(value).toUpperCase() : String(value ?? '');
const truth = (value: Value) => (typeof value === 'string' ? value.toLowerCase() === 'true' : Boolean(value));
const numbers = (args: readonly Value[]) => flat(args).filter((each): each is number => typeof each === 'number');

/** A function of one text. */
const ofText =
  (run: (text: string) => Value): Run =>
  ([value]) =>
    value instanceof FormulaError ? value : run(text(value));
const ofNumber =
  (run: (number: number, digits: number) => Value): Run =>
  ([value, digits]) => {
    if (value instanceof FormulaError) return value;
    const given = Number(value ?? 0);
    return Number.isNaN(given) || value === '' ? new FormulaError('#VALUE!') : run(given, Number(digits ?? 0));
  };

/** The functions that validations and marks use. */
export const FUNCTIONS: Readonly<Record<string, Run>> = {
  AND: (args) => errorIn(args) ?? flat(args).every((each) => each === null || truth(each)),
  OR: (args) => errorIn(args) ?? flat(args).some((each) => each !== null && truth(each)),
  NOT: ([value]) => (value instanceof FormulaError ? value : !truth(value ?? null)),
  // Only the branch that is taken counts: an error in the other one is not seen.
  IF: ([test, then, otherwise]) =>
    test instanceof FormulaError ? test : ((truth(test ?? null) ? then : otherwise) ?? false),
  IFERROR: ([value, otherwise]) => (value instanceof FormulaError ? (otherwise ?? null) : (value ?? null)),
  ISNUMBER: ([value]) => typeof value === 'number',
  ISTEXT: ([value]) => typeof value === 'string',
  ISLOGICAL: ([value]) => typeof value === 'boolean',
  ISBLANK: ([value]) => value === null,
  ISERROR: ([value]) => value instanceof FormulaError,
  N: ([value]) => (typeof value === 'number' ? value : value === true ? 1 : 0),
  TRUE: () => true,
  FALSE: () => false,
  LEN: ofText((given) => given.length),
  TRIM: ofText((given) => given.trim().replace(/ +/g, ' ')),
  UPPER: ofText((given) => given.toUpperCase()),
  VALUE: ofText((given) => (Number.isNaN(Number(given)) || given === '' ? new FormulaError('#VALUE!') : Number(given))),
  LEFT: ([value, count]) => text(value).slice(0, Number(count ?? 1)),
  RIGHT: ([value, count]) => text(value).slice(-Number(count ?? 1)),
  MID: ([value, from, count]) => text(value).slice(Number(from) - 1, Number(from) - 1 + Number(count)),
  EXACT: ([a, b]) => text(a) === text(b),
  SUBSTITUTE: ([value, old, now]) => text(value).replaceAll(text(old), text(now)),
  FIND: ([what, where]) => {
    const at = text(where).indexOf(text(what));
    return at < 0 ? new FormulaError('#VALUE!') : at + 1;
  },
  INT: ofNumber((given) => Math.floor(given)),
  ABS: ofNumber((given) => Math.abs(given)),
  ROUND: ofNumber(
    (given, digits) => Math.sign(given) * Number(`${Math.round(Number(`${Math.abs(given)}e${digits}`))}e-${digits}`),
  ),
  MOD: ([a, b]) =>
    Number(b) === 0 ? new FormulaError('#DIV/0!') : Number(a) - Number(b) * Math.floor(Number(a) / Number(b)),
  SUM: (args) => errorIn(args) ?? numbers(args).reduce((sum, each) => sum + each, 0),
  COUNT: (args) => numbers(args).length,
  COUNTA: (args) => flat(args).filter((each) => each !== null).length,
  MAX: (args) => errorIn(args) ?? Math.max(0, ...numbers(args)),
  COUNTIF: ([block, wanted]) =>
    flat([block ?? null]).filter((each) => text(each).toLowerCase() === text(wanted).toLowerCase()).length,
  ROW: (args, { row }) => {
    if (args.length > 0) throw new Error('the emulated host does not know ROW of a reference');
    return row;
  },
  COLUMN: (args, { column }) => {
    if (args.length > 0) throw new Error('the emulated host does not know COLUMN of a reference');
    return column;
  },
  INDEX: ([block, row, column]) =>
    Array.isArray(block) ? ((block as Value[][])[Number(row) - 1]?.[Number(column ?? 1) - 1] ?? null) : (block ?? null),
};
