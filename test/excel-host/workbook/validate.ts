import type { Book, Scalar, Sheet, Validation } from './book.ts';
import { valueAtReference } from './reference.ts';

/**
 * Whether a validation lets a value pass, as Excel judges typing. Rules whose formula this host can't calculate let
 * everything pass: it must not invent a refusal.
 */
export function accepts(
  book: Book,
  sheet: Sheet,
  validation: Validation,
  value: Scalar,
  _row: number,
  _column: number,
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
    default:
      return true;
  }
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
