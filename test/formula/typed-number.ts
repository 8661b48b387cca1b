/** A number that Excel finds in a text: typed into a cell, or where a formula asks for one. */
export interface TypedNumber {
  readonly value: number;
  /** The format that a cell gets when it is typed there; absent: the cell keeps its own. */
  readonly numberFormat?: string;
}

/** `typedNumber('1,200')` is 1200, `'50%'` 0.5, `'2021年7月'` the day's number; undefined for `'20万'` and `''`. */
export function typedNumber(text: string): TypedNumber | undefined {
  const plain = text.trim();
  return figure(plain) ?? date(plain);
}

function figure(text: string): TypedNumber | undefined {
  const plain = text.replace(/^[+＋]/, '');
  if (/^-?(?=\.?\d)(\d+|\d{1,3}(,\d{3})+)?(\.\d*)?(e[+-]?\d+)?$/i.test(plain)) {
    // Fifteen significant digits is all Excel keeps: an 18-digit id number loses its end.
    return { value: Number(Number(plain.replaceAll(',', '')).toPrecision(15)) };
  }
  const percent = /^(-?\d+(?:\.\d+)?)%$/.exec(plain);
  if (!percent) return undefined;
  return { value: Number(percent[1]) / 100, numberFormat: plain.includes('.') ? '0.00%' : '0%' };
}

function date(text: string): TypedNumber | undefined {
  const full = /^(\d{4})[-/年](\d{1,2})(?:[-/月](\d{1,2})日?)?月?$/.exec(text);
  if (full) {
    const value = serial(Number(full[1]), Number(full[2]), Number(full[3] ?? 1));
    const numberFormat = full[3] === undefined ? 'yyyy"年"m"月"' : 'yyyy/m/d';
    return value === undefined ? undefined : { value, numberFormat };
  }
  const short = /^(\d{1,2})[-/](\d{1,2})$/.exec(text);
  const value = short && serial(new Date().getFullYear(), Number(short[1]), Number(short[2]));
  return value ? { value, numberFormat: 'm"月"d"日"' } : undefined;
}

/** Days of the 1900 system; undefined for no date of the calendar. */
function serial(year: number, month: number, day: number): number | undefined {
  const time = Date.UTC(year, month - 1, day);
  const found = new Date(time);
  if (found.getUTCMonth() !== month - 1 || found.getUTCDate() !== day) return undefined;
  return Math.round(time / 86_400_000) + 25_569;
}
