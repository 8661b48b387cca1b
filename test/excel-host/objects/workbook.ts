import { behaviour } from '../batch/behaviour.ts';
import { type Book, cellFor, sheetById } from '../workbook/book.ts';
import { insertSheets } from './insert-sheets.ts';
import { range } from './targets.ts';

export const WORKBOOK = behaviour<Book>({
  get: {
    Name: () => 'workbook.xlsx',
    Worksheets: (book) => ({ type: 'WorksheetCollection', target: book }),
    Names: (book) => ({ type: 'NamedItemCollection', target: { book, scope: null } }),
    CustomXmlParts: (book) => ({ type: 'CustomXmlPartCollection', target: book }),
    Application: (book) => ({ type: 'Application', target: book }),
    _Runtime: (book) => ({ type: 'Runtime', target: book }),
  },
  call: {
    InsertWorksheetsFromBase64: insertSheets,
    GetSelectedRange: (book) => {
      const sheet = sheetById(book, book.selection.sheet) ?? book.sheets[0];
      if (!sheet) throw new Error('a workbook without sheets');
      return range(book, sheet, book.selection.area);
    },
    GetActiveCell: (book) => {
      const sheet = sheetById(book, book.selection.sheet) ?? book.sheets[0];
      if (!sheet) throw new Error('a workbook without sheets');
      const { top, left } = book.selection.area;
      return range(book, sheet, { top, left, bottom: top, right: left });
    },
    _RemoveReference: (_book, [id], session) => {
      session.references.delete(String(id));
      return undefined;
    },
    _RemoveAllReferences: (_book, _args, session) => {
      session.references.clear();
      return undefined;
    },
  },
});

export const APPLICATION = behaviour<Book>({
  get: {
    CalculationMode: ({ calculation }) => calculation.mode,
    CalculationState: ({ calculation }) => (calculation.due.length > 0 ? 'Pending' : 'Done'),
  },
  set: { CalculationMode: () => undefined },
  call: {
    Calculate: (book) => {
      for (const { sheet, row, column, value } of book.calculation.due.splice(0)) {
        const found = sheetById(book, sheet);
        if (found) cellFor(found, row, column).value = value;
      }
    },
    SuspendApiCalculationUntilNextSync: () => undefined,
    SuspendScreenUpdatingUntilNextSync: () => undefined,
  },
});

export const RUNTIME = behaviour<Book>({
  get: { EnableEvents: () => true },
});
