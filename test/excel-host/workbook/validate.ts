import type { Area } from '../../../shared/grid/grid.ts';
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
  switch (rule.type) {
    case 'List':
      return listItems(book, sheet, rule.formula1 ?? '')?.includes(String(value)) ?? true;
    case 'WholeNumber':
      return typeof value === 'number' && Number.isInteger(value) && compares(validation, value);
    case 'Decimal':
    case 'Date':
    case 'Time':
      return typeof value === 'number' && compares(validation, value);
    case 'TextLength':
      return compares(validation, [...String(value)].length);
    case 'Custom':
      return isTrue(book, sheet, validation.areas, rule.formula1 ?? '', row, column);
    default:
      return true;
  }
}

/** A rule's formula for one cell. An error refuses, as in Excel. */
function isTrue(
  book: Book,
  sheet: Sheet,
  areas: readonly Area[],
  formula: string,
  row: number,
  column: number,
): boolean {
  const value = calculate(formula, book, sheet, { row, column }, originOf(areas));
  return value === true || (typeof value === 'number' && value !== 0);
}

/** The conditional formats that colour a cell now, the first the one that counts. */
export function formatsAt(book: Book, sheet: Sheet, row: number, column: number): ConditionalFormat[] {
  return sheet.formats
    .filter(({ areas, formula }) => formula !== null && areas.some((area) => contains(area, row, column)))
    .filter(({ areas, formula }) => isTrue(book, sheet, areas, formula ?? '', row, column))
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

function compares({ rule }: Validation, value: number): boolean {
  const first = Number(rule.formula1);
  const second = Number(rule.formula2);
  if (Number.isNaN(first)) return true;
  switch (rule.operator) {
    case 'Between':
      return Number.isNaN(second) || (value >= first && value <= second);
    case 'NotBetween':
      return Number.isNaN(second) || value < first || value > second;
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
