/**
 * Whether a number format shows a date or a time: a day, month, year, hour or second outside quotes, escapes and
 * brackets. `[h]:mm` and `[$-804]aaaa` (a weekday) count, `[Red]0.00` and `"d"0` don't.
 */
export function isDateFormat(format: string): boolean {
  if (format === 'General' || format === '@') return false;
  const bare = format
    .replace(/"[^"]*"/g, '')
    .replace(/\\./g, '')
    .replace(/[_*]./g, '')
    .replace(/\[(?:h+|m+|s+)\]/gi, 'h')
    .replace(/\[[^\]]*\]/g, '')
    .replace(/General/gi, '');
  return /[ymdhs年月日]|a{3}/i.test(bare) && !/[#?]/.test(bare);
}
