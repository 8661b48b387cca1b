import { ExcelError, type HostObject, isHostObject, type Json } from '../batch/host-object.ts';
import type { Session } from '../batch/session.ts';
import { type Book, newSheet, type Sheet, sheetByKey, sheetNamed } from '../workbook/book.ts';
import { loadBook } from '../workbook/load.ts';
import { clearsUndo, type OfSheet, text } from './targets.ts';

interface InsertOptions {
  readonly positionType?: string;
  readonly relativeTo?: Json;
  readonly sheetNamesToInsert?: readonly string[];
}

/** What Excel on the web does not take over with a sheet. */
const REFUSED = /<(drawing|legacyDrawing|tableParts|oleObjects|controls)\b/;

/** Takes the sheets of another .xlsx over, their looks with them; the ids of the new sheets. */
export function insertSheets(book: Book, args: readonly (Json | HostObject)[], session: Session): Json {
  const options = (args[1] ?? {}) as InsertOptions;
  const other = load(text(args[0]));
  const wanted = options.sheetNamesToInsert;
  const chosen = other.sheets.filter((sheet) => !wanted || wanted.includes(sheet.name));
  const refused = chosen.find((sheet) => REFUSED.test(sheet.source ?? ''));
  if (refused) throw new ExcelError('InvalidOperation', `"${refused.name}" holds something that can not be inserted.`);
  clearsUndo(session, 'Workbook.insertWorksheetsFromBase64');
  const home = book.styleSources.push(other.styleSources[0] ?? '') - 1;
  const from = book.styles.length;
  book.styles.push(...other.styles.map((style) => ({ ...style, home })));
  const made = chosen.map((sheet) => adopt(book, other, sheet, from));
  const position = positionOf(book, options);
  book.sheets.splice(position, 0, ...made);
  return made.map((sheet) => sheet.id);
}

function load(base64: string): Book {
  try {
    return loadBook(Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0)));
  } catch {
    throw new ExcelError('InvalidArgument', 'The file is no workbook.');
  }
}

function positionOf(book: Book, { positionType, relativeTo }: InsertOptions): number {
  const key = isHostObject(relativeTo) ? (relativeTo.target as OfSheet).sheet.id : text(relativeTo);
  const relative = sheetByKey(book, key);
  const at = relative ? book.sheets.indexOf(relative) : -1;
  if (positionType === 'Beginning') return 0;
  if (positionType === 'Before' && at >= 0) return at;
  return positionType === 'After' && at >= 0 ? at + 1 : book.sheets.length;
}

function adopt(book: Book, other: Book, sheet: Sheet, from: number): Sheet {
  const made = newSheet(book, freeName(book, sheet.name));
  for (const cells of sheet.rows.values()) {
    for (const cell of cells.values()) {
      cell.style += from;
      // It may speak of the other file's shared strings.
      delete cell.raw;
    }
  }
  for (const format of sheet.formats) {
    if (format.source) format.source = format.source.replace(/ dxfId="\d+"/, '');
  }
  const { path: _, ...rest } = sheet;
  const source = (sheet.source ?? '').replace(/(<pageSetup\b[^>]*?) r:id="[^"]*"/, '$1');
  const adopted: Sheet = { ...rest, id: made.id, name: made.name, source };
  for (const name of other.names) {
    if (name.scope !== sheet.id) continue;
    book.names.push({ ...name, scope: made.id, formula: name.formula.replaceAll(sheet.name, made.name) });
  }
  return adopted;
}

function freeName(book: Book, name: string): string {
  if (!sheetNamed(book, name)) return name;
  let number = 2;
  while (sheetNamed(book, `${name} (${number})`)) number += 1;
  return `${name} (${number})`;
}
