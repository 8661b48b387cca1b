import { cellShape, cellStart, writeCell } from '../workbook/cell-xml.ts';
import type { Blank } from './blank.ts';
import { TEXTS } from './texts.ts';
import { isLiteralList, type ListName } from './validations.ts';

const HEAD = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>';

/**
 * Lists too long for a formula stand one a column on a sheet that Excel's menus don't show, under a name each.
 * `lists`: the item lists of the rules.
 */
export function addHiddenLists(blank: Blank, lists: readonly (readonly string[])[]): ListName {
  const names = new Map<string, string>();
  const columns: (readonly string[])[] = [];
  const sheet = TEXTS.lists;
  for (const items of lists) {
    const key = items.join('\n');
    if (isLiteralList(items) || names.has(key)) continue;
    columns.push(items);
    names.set(key, `_annex_list_${columns.length}`);
  }
  if (columns.length === 0) return () => '';
  const path = blank.book.freeSheetPath(blank.generated);
  blank.book.addSheet(sheet, path, blank.book.sheets().length, 'veryHidden');
  columns.forEach((items, i) => {
    blank.book.addName(`_annex_list_${i + 1}`, `'${sheet}'!$A$${i * ROOM + 1}:$A$${i * ROOM + items.length}`);
  });
  blank.generated.set(path, (write) => {
    write(HEAD);
    columns.forEach((items, i) => {
      items.forEach((item, n) => {
        const row = i * ROOM + n + 1;
        write(`<row r="${row}">`);
        writeCell(write, cellStart('A'), String(row), cellShape(null), item);
        write('</row>');
      });
    });
    write('</sheetData></worksheet>');
  });
  return (items) => names.get(items.join('\n')) ?? '';
}

/** Rows kept for one list. */
const ROOM = 10_000;
