import { areaName } from '../../../shared/grid/address.ts';
import { beforeStep, pushStep, type Session } from '../batch/session.ts';
import { EVENTS, WHOLE_WORKBOOK } from '../objects/events.ts';
import { clearsUndo } from '../objects/targets.ts';
import { remove } from '../objects/worksheet.ts';
import { type Sheet, sheetNamed } from '../workbook/book.ts';
import { copySheet } from '../workbook/copy-sheet.ts';
import { moveCells } from '../workbook/move-cells.ts';
import { renameSheet } from '../workbook/rename-sheet.ts';
import { shiftLines } from '../workbook/shift-lines.ts';
import { sortRows } from '../workbook/sort-rows.ts';
import { placeOf, raiseChange } from './place.ts';

export interface ArrangeOptions {
  /** Nobody is told. */
  readonly missed?: boolean;
}

/** The officer's hands on whole rows, columns, blocks and sheets. */
export class Arranger {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  /** Takes rows out from there, or (positive) puts blank ones in above. */
  rows(reference: string, by: number, options?: ArrangeOptions): void {
    this.#shift('row', reference, by, options);
  }

  /** Takes columns out from there, or (positive) puts blank ones in to the left. */
  columns(reference: string, by: number, options?: ArrangeOptions): void {
    this.#shift('column', reference, by, options);
  }

  #shift(axis: 'row' | 'column', reference: string, by: number, { missed }: ArrangeOptions = {}): void {
    const { sheet, area } = placeOf(this.#session.book, reference);
    const at = axis === 'row' ? area.top : area.left;
    const before = beforeStep(this.#session);
    shiftLines(this.#session.book, sheet, { axis, at, by });
    const last = at + Math.abs(by) - 1;
    const lines = { top: at, left: at, bottom: last, right: last };
    const name = areaName({ ...lines, ...(axis === 'row' ? { left: 1, right: 1 } : { top: 1, bottom: 1 }) });
    const address = name.replace(axis === 'row' ? /[A-Z]+/g : /\d+/g, '');
    const whole = address.includes(':') ? address : `${address}:${address}`;
    const [kind, back] = by > 0 ? ['Inserted', 'Deleted'] : ['Deleted', 'Inserted'];
    const of = axis === 'row' ? 'Row' : 'Column';
    const told = [{ sheet: sheet.id, address: whole, changeType: `${of}${back}` }];
    pushStep(this.#session, `${axis}s ${at} ${by}`, before, told);
    if (missed) return;
    raiseChange(this.#session, sheet.id, { address: whole, changeType: `${of}${kind}`, source: 'Local' });
  }

  /** Cuts a block and pastes it elsewhere on its sheet: Excel tells of both places. */
  move(from: string, to: string, { missed }: ArrangeOptions = {}): void {
    const { book } = this.#session;
    const source = placeOf(book, from);
    const before = beforeStep(this.#session);
    const area = moveCells(book, source, placeOf(book, to));
    const told = [source.area, area].map((each) => ({
      ...{ sheet: source.sheet.id, address: areaName(each) },
      changeType: 'RangeEdited',
    }));
    pushStep(this.#session, `moved ${areaName(source.area)}`, before, told);
    if (missed) return;
    for (const { sheet, ...change } of told) raiseChange(this.#session, sheet, { ...change, source: 'Local' });
  }

  /** Sorts the rows of a block by a column: an event of its own tells it, not the one of changed cells. */
  sort(reference: string, column: number, { missed }: ArrangeOptions = {}): void {
    const { sheet, area } = placeOf(this.#session.book, reference);
    const before = beforeStep(this.#session);
    sortRows(sheet, area, column);
    const address = areaName(area);
    pushStep(this.#session, `sorted ${address}`, before, [{ sheet: sheet.id, address, changeType: 'RangeEdited' }]);
    if (!missed) this.#raise(EVENTS.worksheetRowSorted, sheet, { address });
  }

  /** Hides rows by hand, or shows them again. */
  hide(reference: string, hidden: boolean, { missed }: ArrangeOptions = {}): void {
    const { sheet, area } = placeOf(this.#session.book, reference);
    for (let row = area.top; row <= area.bottom; row++) {
      if (hidden) sheet.hiddenRows.add(row);
      else sheet.hiddenRows.delete(row);
    }
    const told = { address: `${area.top}:${area.bottom}`, changeType: hidden ? 'Hidden' : 'Unhidden' };
    if (!missed) this.#raise(EVENTS.worksheetRowHiddenChanged, sheet, told);
  }

  #raise(type: number, sheet: Sheet, told: Readonly<Record<string, string>>): void {
    for (const target of [sheet.id, WHOLE_WORKBOOK]) {
      this.#session.raise(type, target, { ...told, source: 'Local', worksheetId: sheet.id });
    }
  }

  /** Copies a sheet by its tab's menu and stands before the copy; its name. There is no way back, as in Excel. */
  copySheet(name: string, { missed }: ArrangeOptions = {}): string {
    const { book } = this.#session;
    const sheet = this.#named(name);
    clearsUndo(this.#session, 'a sheet copied by hand');
    const copy = copySheet(book, sheet);
    const left = book.active;
    book.active = copy.id;
    book.selection = { sheet: copy.id, area: { top: 1, left: 1, bottom: 1, right: 1 } };
    if (missed) return copy.name;
    this.#session.raise(EVENTS.worksheetAdded, WHOLE_WORKBOOK, { worksheetId: copy.id, source: 'Local' });
    for (const [type, id] of [
      [EVENTS.worksheetDeactivated, left],
      [EVENTS.worksheetActivated, copy.id],
    ] as const) {
      for (const target of [id, WHOLE_WORKBOOK]) this.#session.raise(type, target, { worksheetId: id });
    }
    return copy.name;
  }

  /** Excel tells nobody below ExcelApi 1.17. */
  renameSheet(name: string, now: string): void {
    renameSheet(this.#session.book, this.#named(name), now);
  }

  /** Deletes a sheet, as its tab's menu does. */
  deleteSheet(name: string): void {
    remove({ book: this.#session.book, sheet: this.#named(name) }, this.#session);
  }

  #named(name: string): Sheet {
    const sheet = sheetNamed(this.#session.book, name);
    if (!sheet) throw new Error(`no sheet ${name}`);
    return sheet;
  }
}
