/**
 * What to hand to a host that reads texts as typing does, so that a text stays the text it is: `'` in front keeps
 * `007`, `1/2`, `=SUM(A1)` and `+86 …` from becoming numbers, dates and formulas. Excel shows no `'`.
 */
export function asWritten(value: string | number | boolean): string | number | boolean {
  if (typeof value !== 'string' || value === '') return value;
  return /^[\p{L}（【“《]/u.test(value) && !/^(true|false)$/i.test(value) && !/^[a-z]{1,9}[-/ .]?\d/i.test(value)
    ? value
    : `'${value}`;
}
