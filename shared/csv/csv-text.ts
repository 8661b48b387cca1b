/** Excel reads these at the start of a cell as a formula; so do they after a tab or a line break. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Without it Excel takes the file for GBK. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** Lines of RFC 4180; text that a spreadsheet would run as a formula is defused with an apostrophe. */
export function csvText(rows: readonly (readonly (string | number | null)[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}
