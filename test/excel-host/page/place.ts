import type { Area } from '../../../shared/grid/grid.ts';
import type { Session } from '../batch/session.ts';
import { EVENTS, WHOLE_WORKBOOK } from '../objects/events.ts';
import { parseReference } from '../workbook/area.ts';
import { type Book, type Sheet, sheetById, sheetNamed } from '../workbook/book.ts';

/** Where a reference of a test points: `B6` on the active sheet, `'表 1'!B6:C9`, `6:8`, `C:D`. */
export function placeOf(book: Book, reference: string): { readonly sheet: Sheet; readonly area: Area } {
  const bang = reference.lastIndexOf('!');
  const name = bang < 0 ? undefined : reference.slice(0, bang).replace(/^'|'$/g, '');
  const sheet = name === undefined ? sheetById(book, book.active) : sheetNamed(book, name);
  const area = parseReference(reference.slice(bang + 1));
  if (!sheet || !area) throw new Error(`no place ${reference} in the workbook`);
  return { sheet, area };
}

export interface ToldChange {
  readonly address: string;
  readonly changeType: string;
  readonly source: 'Local' | 'Remote';
}

/** Tells the add-in of a change by somebody else's hand. */
export function raiseChange(session: Session, sheet: string, change: ToldChange & object): void {
  for (const target of [sheet, WHOLE_WORKBOOK]) {
    session.raise(EVENTS.worksheetChanged, target, { ...change, triggerSource: 'Unknown', worksheetId: sheet });
  }
}
