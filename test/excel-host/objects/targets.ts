import { areaName } from '../../../shared/grid/address.ts';
import type { Area } from '../../../shared/grid/grid.ts';
import type { HostObject } from '../batch/host-object.ts';
import { ExcelError, notEmulated } from '../batch/host-object.ts';
import type { Session } from '../batch/session.ts';
import type { Book, Sheet } from '../workbook/book.ts';

/** What stands behind a Range, a RangeAreas and most objects that hang on cells. */
export interface Cells {
  readonly book: Book;
  readonly sheet: Sheet;
  readonly areas: readonly Area[];
}

export interface OfSheet {
  readonly book: Book;
  readonly sheet: Sheet;
}

export const range = (book: Book, sheet: Sheet, area: Area): HostObject<Cells> => ({
  type: 'Range',
  target: { book, sheet, areas: [area] },
});

export const rangeAreas = (book: Book, sheet: Sheet, areas: readonly Area[]): HostObject<Cells> => ({
  type: 'RangeAreas',
  target: { book, sheet, areas },
});

/** The only (or first) block. */
export function blockOf(cells: Cells): Area {
  const area = cells.areas[0];
  if (!area) throw new ExcelError('InvalidReference', 'The range is empty.');
  return area;
}

/** `Sheet1!A1:B2`, quoted where Excel quotes. */
export function fullAddress(sheet: Sheet, area: Area): string {
  const plain = /^[A-Za-z_\u4e00-\u9fff][\w\u4e00-\u9fff]*$/.test(sheet.name);
  const name = plain ? sheet.name : `'${sheet.name.replaceAll("'", "''")}'`;
  return `${name}!${areaName(area)}`;
}

/** Notes what a script changed, so that the change event follows the batch. */
export function changed(session: Session, sheet: Sheet, area: Area): void {
  session.changes.push({ sheet: sheet.id, area, changeType: 'RangeEdited' });
}

/** Calls that throw the officer's undo stack away. */
export function clearsUndo(session: Session, call: string): void {
  session.counters.undoClears.push(call);
  session.undo.length = 0;
}

/** How the host keeps colours: `#RRGGBB`, or null for none. */
export function color(value: unknown): string | null {
  const name = text(value);
  if (name === '') return null;
  if (!/^#[0-9a-f]{6}$/i.test(name)) throw notEmulated(`the colour ${name}: write it as #RRGGBB`);
  return name.toUpperCase();
}

export function text(value: unknown): string {
  return value === null || value === undefined ? '' : String(value);
}
