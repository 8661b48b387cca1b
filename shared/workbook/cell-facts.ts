/** Days between the 1900 and the 1904 date systems. */
export const DAYS_1904 = 1462;

/** A formula that reads another workbook: `[1]Sheet1!A1`, `'[库.xlsx]表'!A1`, `'file:///…'#$Sheet1.A1`. */
export function readsAnotherWorkbook(formula: string): boolean {
  return /\[[^\][]+\][^![\]]*!|'file:/i.test(formula);
}
