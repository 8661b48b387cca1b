import { behaviour } from '../batch/behaviour.ts';
import { ExcelError, type HostObject, type Json, NOTHING } from '../batch/host-object.ts';
import type { Session } from '../batch/session.ts';
import { LAST_COLUMN, LAST_ROW, parseReference } from '../workbook/area.ts';
import { type Book, newSheet, type Sheet, sheetByKey, usedArea, type Visibility } from '../workbook/book.ts';
import { renameSheet } from '../workbook/rename-sheet.ts';
import { EVENTS, WHOLE_WORKBOOK } from './events.ts';
import { clearsUndo, type OfSheet, range, rangeAreas, text } from './targets.ts';

const worksheet = (book: Book, sheet: Sheet): HostObject<OfSheet> => ({ type: 'Worksheet', target: { book, sheet } });

function rangeOf({ book, sheet }: OfSheet, reference: unknown): HostObject {
  if (reference === null || reference === undefined) {
    return range(book, sheet, { top: 1, left: 1, bottom: LAST_ROW, right: LAST_COLUMN });
  }
  const address = String(reference);
  const bare = address.includes('!') ? address.slice(address.lastIndexOf('!') + 1) : address;
  const area = parseReference(bare) ?? areaOfName(book, sheet, bare);
  if (!area) throw new ExcelError('InvalidArgument', `No range ${address}.`);
  return range(book, sheet, area);
}

function areaOfName(book: Book, sheet: Sheet, name: string) {
  const found = book.names.find(
    (each) => each.name.toLowerCase() === name.toLowerCase() && (each.scope === null || each.scope === sheet.id),
  );
  return found && parseReference(found.formula.slice(found.formula.lastIndexOf('!') + 1).replace(/^=/, ''));
}

function usedRange({ book, sheet }: OfSheet, valuesOnly: unknown): HostObject | typeof NOTHING {
  const area = usedArea(sheet, valuesOnly === true);
  return area ? range(book, sheet, area) : NOTHING;
}

function checkName(book: Book, name: string, self?: Sheet): void {
  const wrong = name.length === 0 || name.length > 31 || /[\\/?*[\]:]/.test(name) || /^'|'$/.test(name);
  const taken = book.sheets.some((sheet) => sheet !== self && sheet.name.toLowerCase() === name.toLowerCase());
  if (wrong) throw new ExcelError('InvalidArgument', `"${name}" can't be a sheet's name.`);
  if (taken) throw new ExcelError('ItemAlreadyExists', `There is a sheet "${name}" already.`);
}

function setVisibility({ book, sheet }: OfSheet, value: Json): void {
  const others = book.sheets.filter((each) => each !== sheet && each.visibility === 'Visible');
  if (value !== 'Visible' && others.length === 0) {
    throw new ExcelError('InvalidOperation', 'A workbook keeps at least one visible sheet.');
  }
  sheet.visibility = value as Visibility;
  if (value !== 'Visible' && book.active === sheet.id) book.active = others[0]?.id ?? book.active;
}

function move(book: Book, sheet: Sheet, position: number): void {
  book.sheets.splice(book.sheets.indexOf(sheet), 1);
  book.sheets.splice(position, 0, sheet);
}

export function remove({ book, sheet }: OfSheet, session: Session): void {
  const visible = book.sheets.filter((each) => each.visibility === 'Visible');
  if (visible.length === 1 && visible[0] === sheet) {
    throw new ExcelError('InvalidOperation', 'A workbook keeps at least one visible sheet.');
  }
  clearsUndo(session, 'Worksheet.delete');
  book.sheets.splice(book.sheets.indexOf(sheet), 1);
  book.names = book.names.filter((name) => name.scope !== sheet.id);
  if (book.active === sheet.id) book.active = visible.find((each) => each !== sheet)?.id ?? '';
  session.raise(EVENTS.worksheetDeleted, WHOLE_WORKBOOK, { worksheetId: sheet.id, source: 'Local' });
}

export const WORKSHEET = behaviour<OfSheet>({
  identity: ({ sheet }) => ({ Id: sheet.id }),
  get: {
    Id: ({ sheet }) => sheet.id,
    Name: ({ sheet }) => sheet.name,
    Position: ({ book, sheet }) => book.sheets.indexOf(sheet),
    Visibility: ({ sheet }) => sheet.visibility,
    TabColor: ({ sheet }) => sheet.tabColor,
    StandardWidth: () => 8.43,
    Names: ({ book, sheet }) => ({ type: 'NamedItemCollection', target: { book, scope: sheet.id } }),
    Shapes: (target) => ({ type: 'ShapeCollection', target }),
    Charts: (target) => ({ type: 'ChartCollection', target }),
    CustomProperties: (target) => ({ type: 'WorksheetCustomPropertyCollection', target }),
    Protection: (target) => ({ type: 'WorksheetProtection', target }),
    PageLayout: (target) => ({ type: 'PageLayout', target }),
    FreezePanes: (target) => ({ type: 'WorksheetFreezePanes', target }),
  },
  set: {
    Name: ({ book, sheet }, value) => {
      checkName(book, text(value), sheet);
      renameSheet(book, sheet, text(value));
    },
    Visibility: setVisibility,
    TabColor: ({ sheet }, value) => {
      sheet.tabColor = text(value);
    },
    Position: ({ book, sheet }, value) => move(book, sheet, Number(value)),
    ShowGridlines: () => undefined,
  },
  call: {
    Activate: ({ book, sheet }, _args, session) => {
      if (sheet.visibility !== 'Visible')
        throw new ExcelError('InvalidOperation', 'A hidden sheet can not be activated.');
      if (book.active === sheet.id) return;
      book.active = sheet.id;
      for (const target of [sheet.id, WHOLE_WORKBOOK]) {
        session.raise(EVENTS.worksheetActivated, target, { worksheetId: sheet.id });
      }
    },
    Delete: (target, _args, session) => remove(target, session),
    GetRange: (target, [reference]) => rangeOf(target, reference),
    GetRanges: ({ book, sheet }, [reference]) => {
      const areas = text(reference)
        .split(',')
        .map((each) => parseReference(each.trim()))
        .filter((area) => area !== undefined);
      if (areas.length === 0) throw new ExcelError('InvalidArgument', `No ranges in ${text(reference)}.`);
      return rangeAreas(book, sheet, areas);
    },
    GetCell: ({ book, sheet }, [row, column]) =>
      range(book, sheet, {
        top: Number(row) + 1,
        left: Number(column) + 1,
        bottom: Number(row) + 1,
        right: Number(column) + 1,
      }),
    GetRangeByIndexes: ({ book, sheet }, [row, column, rows, columns]) =>
      range(book, sheet, {
        top: Number(row) + 1,
        left: Number(column) + 1,
        bottom: Number(row) + Number(rows),
        right: Number(column) + Number(columns),
      }),
    GetUsedRange: (target, [valuesOnly]) => {
      const area = usedRange(target, valuesOnly);
      return area === NOTHING ? rangeOf(target, 'A1') : area;
    },
    GetUsedRangeOrNullObject: (target, [valuesOnly]) => usedRange(target, valuesOnly),
  },
});

const one = (book: Book, key: unknown): HostObject | undefined => {
  const sheet = sheetByKey(book, text(key));
  return sheet && worksheet(book, sheet);
};

export const WORKSHEETS = behaviour<Book>({
  items: (book) => book.sheets.map((sheet) => worksheet(book, sheet)),
  call: {
    GetItem: (book, [key]) => {
      const found = one(book, key);
      if (!found) throw new ExcelError('ItemNotFound', `No sheet ${text(key)}.`);
      return found;
    },
    GetItemOrNullObject: (book, [key]) => one(book, key) ?? NOTHING,
    GetActiveWorksheet: (book) => one(book, book.active) ?? NOTHING,
    GetFirst: (book, [visibleOnly]) => {
      const first = book.sheets.find((sheet) => !visibleOnly || sheet.visibility === 'Visible');
      return first ? worksheet(book, first) : NOTHING;
    },
    GetCount: (book, [visibleOnly]) =>
      book.sheets.filter((sheet) => !visibleOnly || sheet.visibility === 'Visible').length,
    Add: (book, [name]) => {
      const given = name === null || name === undefined ? undefined : text(name);
      if (given !== undefined) checkName(book, given);
      const free = (at: number): string => (sheetByKey(book, `Sheet${at}`) ? free(at + 1) : `Sheet${at}`);
      const sheet = newSheet(book, given ?? free(1));
      book.sheets.push(sheet);
      return worksheet(book, sheet);
    },
  },
});
