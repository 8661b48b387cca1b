import type { Area } from '../../../shared/grid/grid.ts';
import { parseReference } from './area.ts';
import { type Book, cellAt, type Name, type Scalar, type Sheet, sheetNamed } from './book.ts';

/** Where a formula that is just a reference or a name points: `lists!$A$1:$A$9`, `'列表 1'!A1`, `_divisions`. */
export function resolveReference(book: Book, sheet: Sheet, formula: string): { sheet: Sheet; area: Area } | undefined {
  const plain = formula.replace(/^=/, '').trim();
  const bang = plain.lastIndexOf('!');
  if (bang >= 0) {
    const name = plain.slice(0, bang).replace(/^'|'$/g, '').replaceAll("''", "'");
    const target = sheetNamed(book, name);
    const area = parseReference(plain.slice(bang + 1));
    return target && area && { sheet: target, area };
  }
  const area = parseReference(plain);
  if (area) return { sheet, area };
  const name = definedName(book, sheet, plain);
  return name && resolveReference(book, sheet, name.formula);
}

/** A name as a sheet's formulas mean it: the sheet's own goes before the workbook's. */
export function definedName(book: Book, sheet: Sheet, name: string): Name | undefined {
  const named = book.names.filter((each) => each.name.toLowerCase() === name.toLowerCase());
  return named.find(({ scope }) => scope === sheet.id) ?? named.find(({ scope }) => scope === null);
}

/** The values a reference shows, row by row. */
export function valueAtReference(book: Book, sheet: Sheet, formula: string): Scalar[] | undefined {
  const found = resolveReference(book, sheet, formula);
  if (!found) return undefined;
  const values: Scalar[] = [];
  for (let row = found.area.top; row <= found.area.bottom; row++) {
    for (let column = found.area.left; column <= found.area.right; column++) {
      values.push(cellAt(found.sheet, row, column)?.value ?? null);
    }
  }
  return values;
}
