import { evaluate, type Place } from '../../formula/evaluate.ts';
import { type Book, cellAt, type Scalar, type Sheet, sheetNamed } from './book.ts';
import { definedName } from './reference.ts';

/** What a rule's formula, written for the cell `from`, comes to in the cell `at` of the same sheet. */
export function calculate(formula: string, book: Book, sheet: Sheet, at: Place, from: Place): Scalar {
  return evaluate(formula, {
    sheet: (name) => {
      const found = name === undefined ? sheet : sheetNamed(book, name);
      return found && { cell: (row, column) => cellAt(found, row, column)?.value ?? null, lastRow: lastRowOf(found) };
    },
    named: (name) => definedName(book, sheet, name)?.formula,
    at,
    from,
  });
}

function lastRowOf({ rows }: Sheet): number {
  return Math.max(0, ...rows.keys());
}
