import type { Book, Sheet } from './book.ts';

/** Gives a sheet another name; whatever speaks of it in the workbook calls it by the new one, as in Excel. */
export function renameSheet(book: Book, sheet: Sheet, name: string): void {
  const before = sheet.name;
  sheet.name = name;
  const now = (formula: string) => renamedIn(formula, before, name);
  for (const each of book.names) each.formula = now(each.formula);
  for (const { rows, validations, formats } of book.sheets) {
    for (const cells of rows.values()) {
      for (const cell of cells.values()) {
        if (cell.formula === undefined || now(cell.formula) === cell.formula) continue;
        cell.formula = now(cell.formula);
        delete cell.raw;
      }
    }
    for (const each of validations) {
      const { formula1, formula2 } = each.rule;
      each.rule = {
        ...each.rule,
        ...(formula1 === undefined ? {} : { formula1: now(formula1) }),
        ...(formula2 === undefined ? {} : { formula2: now(formula2) }),
      };
    }
    for (const each of formats) if (each.formula) each.formula = now(each.formula);
  }
}

/** Texts in quotes stay as they are. */
const NAMED = /"[^"]*"|(?:'((?:[^']|'')*)'|([\p{L}_][\p{L}\p{N}_.]*))!/gu;

/** A formula that calls a sheet by its new name. */
export function renamedIn(formula: string, before: string, name: string): string {
  return formula.replace(NAMED, (whole, quoted: string | undefined, plain: string | undefined) => {
    const named = quoted?.replaceAll("''", "'") ?? plain;
    return named?.toLowerCase() === before.toLowerCase() ? `'${name.replaceAll("'", "''")}'!` : whole;
  });
}
