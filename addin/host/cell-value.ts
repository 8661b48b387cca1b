import { isDateFormat } from '../../shared/grid/date-format.ts';
import type { CellValue } from '../../shared/grid/grid.ts';

const ERRORS = new Set([
  '#NULL!',
  '#DIV/0!',
  '#VALUE!',
  '#REF!',
  '#NAME?',
  '#NUM!',
  '#N/A',
  '#GETTING_DATA',
  '#SPILL!',
  '#CALC!',
  '#FIELD!',
  '#BLOCKED!',
  '#CONNECT!',
  '#BUSY!',
]);

/** A cell as the core sees it, from a host that tells the value and its number format. */
export function cellValue(value: unknown, format: unknown): CellValue {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return isDateFormat(String(format)) ? { serial: value } : value;
  const text = value === null || value === undefined ? '' : String(value);
  if (text === '') return null;
  return ERRORS.has(text) ? { error: text } : text;
}

/** A formula that reads another workbook. */
export function readsAnotherWorkbook(formula: unknown): boolean {
  return typeof formula === 'string' && formula.startsWith('=') && /\[[^\][]+\][^![\]]*!/.test(formula);
}
