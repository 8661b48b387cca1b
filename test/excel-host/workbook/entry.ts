import { typedNumber } from '../../formula/typed-number.ts';
import type { Scalar } from './book.ts';

/** What becomes of a text put into a cell, by typing or by a script's `values`. */
export interface Entry {
  readonly value: Scalar;
  readonly formula?: string;
  /** The format Excel chooses for what it recognised; absent: the cell keeps its own. */
  readonly numberFormat?: string;
}

const ERRORS = new Set(['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A', '#SPILL!', '#CALC!']);

/** Excel's reading of an entry: `007` becomes 7, `1/2` a date, `=…` a formula; text format and `'` keep it as typed. */
export function enter(input: string, numberFormat: string): Entry {
  if (input === '') return { value: null };
  if (input.startsWith("'")) return { value: input.slice(1) };
  if (numberFormat === '@') return { value: input };
  if (/^=./.test(input)) return { value: evaluate(input), formula: input };
  const text = input.trim();
  if (/^(true|false)$/i.test(text)) return { value: text.toLowerCase() === 'true' };
  if (ERRORS.has(text.toUpperCase())) return { value: { error: text.toUpperCase() } };
  return typedNumber(text) ?? { value: input };
}

/** Formulas are kept, not calculated: only a plain literal has a value here. */
function evaluate(formula: string): Scalar {
  const literal = /^=(-?\d+(?:\.\d+)?|"[^"]*"|TRUE|FALSE)$/i.exec(formula)?.[1];
  if (literal === undefined) return 0;
  if (literal.startsWith('"')) return literal.slice(1, -1);
  return /^(true|false)$/i.test(literal) ? literal.toLowerCase() === 'true' : Number(literal);
}

/** A value as scripts read it: blank is an empty text, an error its sign. */
export function scriptValue(value: Scalar | undefined): string | number | boolean {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? value.error : value;
}
