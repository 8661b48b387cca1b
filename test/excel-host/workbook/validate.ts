import { typedNumber } from '../../formula/typed-number.ts';
import { contains } from './area.ts';
import type { Book, ConditionalFormat, Scalar, Sheet, Validation } from './book.ts';
import { calculate } from './calculate.ts';
import { originOf } from './rebase.ts';
import { valueAtReference } from './reference.ts';

/** Whether a validation lets the value that stands in the cell pass, as Excel judges typing. */
export function accepts(
  book: Book,
  sheet: Sheet,
  validation: Validation,
  value: Scalar,
  row: number,
  column: number,
): boolean {
  if (value === null || value === '') return validation.ignoreBlanks;
  const { rule } = validation;
  const result = (formula: string) => calculate(formula, book, sheet, { row, column }, originOf(validation.areas));
  const fits = (measure: number) =>
    compares(rule.operator, measure, boundOf(result, rule.formula1), boundOf(result, rule.formula2));
  switch (rule.type) {
    case 'List':
      return listItems(book, sheet, rule.formula1 ?? '')?.includes(String(value)) ?? true;
    case 'WholeNumber':
      return typeof value === 'number' && Number.isInteger(value) && fits(value);
    case 'Decimal':
    case 'Date':
    case 'Time':
      return typeof value === 'number' && fits(value);
    case 'TextLength':
      return fits([...String(value)].length);
    case 'Custom':
      return isTrue(result(rule.formula1 ?? ''));
    default:
      return true;
  }
}

/** Whether a rule's formula holds. An error refuses, as in Excel. */
function isTrue(value: Scalar): boolean {
  return value === true || (typeof value === 'number' && value !== 0);
}

/** The conditional formats that colour a cell now, the first the one that counts. */
export function formatsAt(book: Book, sheet: Sheet, row: number, column: number): ConditionalFormat[] {
  return sheet.formats
    .filter(({ areas, formula }) => formula !== null && areas.some((area) => contains(area, row, column)))
    .filter(({ areas, formula }) => isTrue(calculate(formula ?? '', book, sheet, { row, column }, originOf(areas))))
    .sort((a, b) => a.priority - b.priority);
}

/** What a dropdown offers; undefined where its source can't be read. */
export function listItems(book: Book, sheet: Sheet, formula: string): string[] | undefined {
  if (formula.startsWith('"')) {
    return formula
      .slice(1, -1)
      .split(',')
      .map((item) => item.trim());
  }
  return valueAtReference(book, sheet, formula)?.map((value) => String(value ?? ''));
}

/** Of a number, a date or a formula; undefined where that comes to none, a blank cell or an error: all passes then. */
function boundOf(result: (formula: string) => Scalar, formula = ''): number | undefined {
  if (formula === '') return undefined;
  const value = typedNumber(formula)?.value ?? result(formula);
  return typeof value === 'number' ? value : undefined;
}

function compares(operator: string | undefined, value: number, first?: number, second?: number): boolean {
  if (first === undefined) return true;
  switch (operator) {
    case 'Between':
      return second === undefined || (value >= first && value <= second);
    case 'NotBetween':
      return second === undefined || value < first || value > second;
    case 'EqualTo':
      return value === first;
    case 'NotEqualTo':
      return value !== first;
    case 'GreaterThan':
      return value > first;
    case 'LessThan':
      return value < first;
    case 'GreaterThanOrEqualTo':
      return value >= first;
    case 'LessThanOrEqualTo':
      return value <= first;
    default:
      return true;
  }
}
