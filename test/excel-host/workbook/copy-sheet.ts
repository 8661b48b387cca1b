import { type Book, type Name, newSheet, type Sheet, sheetNamed } from './book.ts';
import { resolveReference } from './reference.ts';
import { renamedIn } from './rename-sheet.ts';

/** Excel's own limit of a sheet's name. */
const LONGEST_NAME = 31;

/**
 * Copies a sheet behind itself, as its tab's menu does: cells, looks, merges, rules, shapes with their names. Names that
 * speak of it come along as names of the copy alone, whether they were the workbook's or the sheet's; what a workbook
 * holds besides (custom XML, settings) speaks of the original still.
 */
export function copySheet(book: Book, sheet: Sheet): Sheet {
  const { id, name } = newSheet(book, freeName(book, sheet.name));
  const { path: _, source, ...rest } = sheet;
  const { shapes, charts, formats, ...parts } = structuredClone(rest);
  const own = <T extends { id: string }>(each: T): T => ({ ...each, id: newId(book) });
  const copy: Sheet = {
    ...{ ...parts, id, name },
    ...{ shapes: shapes.map(own), charts: charts.map(own), formats: formats.map(own) },
    ...(source === undefined ? {} : { source: withoutRelations(source) }),
  };
  const names = book.names.filter((each) => speaksOf(book, sheet, each));
  book.names.push(...names.map((each) => ({ ...each, scope: id, formula: renamedIn(each.formula, sheet.name, name) })));
  book.sheets.splice(book.sheets.indexOf(sheet) + 1, 0, copy);
  return copy;
}

function speaksOf(book: Book, sheet: Sheet, { scope, formula }: Name): boolean {
  return scope === sheet.id || (scope === null && resolveReference(book, sheet, formula)?.sheet === sheet);
}

function newId(book: Book): string {
  book.next += 1;
  return `{C0${book.next.toString(16).toUpperCase().padStart(6, '0')}-0000-4000-8000-000000000000}`;
}

function freeName(book: Book, name: string): string {
  const base = name.replace(/ \(\d+\)$/, '');
  for (let number = 2; ; number++) {
    const end = ` (${number})`;
    const wanted = base.slice(0, LONGEST_NAME - end.length) + end;
    if (!sheetNamed(book, wanted)) return wanted;
  }
}

/** Drawings and printers' settings are parts of their own, related to the original. */
function withoutRelations(source: string): string {
  return source
    .replace(/<(drawing|legacyDrawing|legacyDrawingHF|picture)\b[^>]*\/>/g, '')
    .replace(/(<pageSetup\b[^>]*?) r:id="[^"]*"/, '$1');
}
