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
  return numberOf(text) ?? dateOf(text) ?? { value: input };
}

function numberOf(text: string): Entry | undefined {
  const plain = text.replace(/^[+＋]/, '');
  if (/^-?(\d+|\d{1,3}(,\d{3})+)?(\.\d*)?(e[+-]?\d+)?$/i.test(plain) && /\d/.test(plain)) {
    // Fifteen significant digits is all Excel keeps: an 18-digit id number loses its end.
    return { value: Number(Number(plain.replaceAll(',', '')).toPrecision(15)) };
  }
  const percent = /^(-?\d+(?:\.\d+)?)%$/.exec(plain);
  if (percent) return { value: Number(percent[1]) / 100, numberFormat: plain.includes('.') ? '0.00%' : '0%' };
  return undefined;
}

function dateOf(text: string): Entry | undefined {
  const year = new Date().getFullYear();
  const full = /^(\d{4})[-/年](\d{1,2})(?:[-/月](\d{1,2})日?)?月?$/.exec(text);
  if (full) {
    const value = serial(Number(full[1]), Number(full[2]), Number(full[3] ?? 1));
    return value === undefined
      ? undefined
      : { value, numberFormat: full[3] === undefined ? 'yyyy"年"m"月"' : 'yyyy/m/d' };
  }
  const short = /^(\d{1,2})[-/](\d{1,2})$/.exec(text);
  const value = short && serial(year, Number(short[1]), Number(short[2]));
  return value ? { value, numberFormat: 'm"月"d"日"' } : undefined;
}

/** Days of the 1900 system; undefined for no date of the calendar. */
export function serial(year: number, month: number, day: number): number | undefined {
  const time = Date.UTC(year, month - 1, day);
  const date = new Date(time);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return Math.round(time / 86_400_000) + 25_569;
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
