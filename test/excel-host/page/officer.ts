import { a1, areaName } from '../../../shared/grid/address.ts';
import type { Area } from '../../../shared/grid/grid.ts';
import type { Session } from '../batch/session.ts';
import { EVENTS, WHOLE_WORKBOOK } from '../objects/events.ts';
import { remove } from '../objects/worksheet.ts';
import { contains, parseReference } from '../workbook/area.ts';
import {
  cellAt,
  cellFor,
  restyle,
  type Sheet,
  sheetById,
  sheetNamed,
  styleOf,
  type Validation,
} from '../workbook/book.ts';
import { cutFormats, cutValidations, putEntry, shiftRows } from '../workbook/change.ts';
import { copyCells } from '../workbook/copy-cells.ts';
import { enter, scriptValue } from '../workbook/entry.ts';
import { renameSheet } from '../workbook/rename-sheet.ts';
import { accepts, formatsAt, listItems } from '../workbook/validate.ts';
import type { Host } from './host.ts';

export type Typed =
  | { readonly entered: true; readonly warned?: { readonly title: string; readonly message: string } }
  | { readonly entered: false; readonly stopped: { readonly title: string; readonly message: string } };

export interface TypeOptions {
  /** What the officer answers to a warning; yes by default. */
  readonly insist?: boolean;
  /** Excel on the web sometimes tells nobody: the event is not sent. */
  readonly missed?: boolean;
}

/** The person at the workbook: what they do reaches the add-in only as Excel would tell it. */
export class Officer {
  readonly #session: Session;
  readonly #host: Host;
  #selectedShape: string | undefined;

  constructor(session: Session, host: Host) {
    this.#session = session;
    this.#host = host;
    session.onSelect = () => {
      this.#selectedShape = undefined;
    };
  }

  #place(reference: string): { sheet: Sheet; area: Area } {
    const bang = reference.lastIndexOf('!');
    const { book } = this.#session;
    const name = bang < 0 ? undefined : reference.slice(0, bang).replace(/^'|'$/g, '');
    const sheet = name === undefined ? sheetById(book, book.active) : sheetNamed(book, name);
    const area = parseReference(reference.slice(bang + 1));
    if (!sheet || !area) throw new Error(`no place ${reference} in the workbook`);
    return { sheet, area };
  }

  /** Types into a cell and presses Enter: Excel's own validation speaks first. */
  type(reference: string, text: string, options: TypeOptions = {}): Typed {
    const { sheet, area } = this.#place(reference);
    const { top: row, left: column } = area;
    const { book } = this.#session;
    const refusal = this.#refusal(sheet, row, column, text);
    if (refusal?.error.style === 'Stop') return { entered: false, stopped: refusal.error };
    if (refusal && refusal.error.style === 'Warning' && options.insist === false) {
      return { entered: false, stopped: refusal.error };
    }
    const before = scriptValue(cellAt(sheet, row, column)?.value);
    putEntry(book, sheet, row, column, text);
    this.#session.undo.push(`typed ${a1(row, column)}`);
    const after = scriptValue(cellAt(sheet, row, column)?.value);
    if (!options.missed) this.#tell(sheet, area, 'Local', { valueBefore: before, valueAfter: after });
    return refusal ? { entered: true, warned: refusal.error } : { entered: true };
  }

  /** Formulas of a rule see the entry in its cell, so it stands there while it is judged. */
  #refusal(sheet: Sheet, row: number, column: number, text: string): Validation | undefined {
    const validation = sheet.validations.find((each) => each.areas.some((area) => contains(area, row, column)));
    if (!validation?.error.showAlert) return undefined;
    const cell = cellFor(sheet, row, column);
    const { value: before } = cell;
    try {
      cell.value = enter(text, styleOf(this.#session.book, cell).numberFormat).value;
      return accepts(this.#session.book, sheet, validation, cell.value, row, column) ? undefined : validation;
    } finally {
      cell.value = before;
    }
  }

  /** How the cell's validation meets an entry that does not fit. */
  refusesWith(reference: string): string | undefined {
    const { sheet, area } = this.#place(reference);
    return sheet.validations.find((each) => each.areas.some((one) => contains(one, area.top, area.left)))?.error.style;
  }

  /** Chooses from a cell's dropdown. */
  pick(reference: string, item: string, options: TypeOptions = {}): Typed {
    const items = this.dropdown(reference);
    if (!items?.includes(item)) throw new Error(`${reference} does not offer ${item}`);
    return this.type(reference, item, options);
  }

  /** What a cell's dropdown offers; null where there is none. */
  dropdown(reference: string): string[] | null {
    const { sheet, area } = this.#place(reference);
    const found = sheet.validations.find((each) => each.areas.some((one) => contains(one, area.top, area.left)));
    if (found?.rule.type !== 'List' || found.rule.inCellDropDown === false) return null;
    return listItems(this.#session.book, sheet, found.rule.formula1 ?? '') ?? null;
  }

  /**
   * Pastes a block: no validation is asked. Copied cells bring their own rules and formats along, so those they land on
   * are gone; text out of another program leaves them standing.
   */
  paste(
    reference: string,
    values: readonly (readonly (string | number | boolean | null)[])[],
    kind: 'cells' | 'text' = 'cells',
  ): void {
    const { sheet, area: from } = this.#place(reference);
    const { book } = this.#session;
    const width = Math.max(...values.map((line) => line.length));
    const area = { ...from, bottom: from.top + values.length - 1, right: from.left + width - 1 };
    if (kind === 'cells') {
      cutValidations(sheet, area);
      cutFormats(sheet, area);
    }
    for (const [down, line] of values.entries()) {
      for (const [across, value] of line.entries()) {
        const row = from.top + down;
        const column = from.left + across;
        putEntry(book, sheet, row, column, value ?? '');
        const cell = cellAt(sheet, row, column);
        if (kind === 'cells' && cell && styleOf(book, cell).numberFormat === '@')
          restyle(book, cell, { numberFormat: 'General' });
      }
    }
    this.#session.undo.push(`pasted ${areaName(area)}`);
    this.#tell(sheet, area, 'Local');
  }

  /** Copies a block within the workbook: values, looks and validations come along, as with Ctrl+C and Ctrl+V. */
  copy(from: string, to: string): void {
    const source = this.#place(from);
    const target = this.#place(to);
    const area = copyCells(source, target);
    this.#session.undo.push(`pasted ${areaName(area)}`);
    this.#tell(target.sheet, area, 'Local');
  }

  /** Somebody else's edit in the same workbook. */
  remoteEdit(reference: string, value: string | number): void {
    const { sheet, area } = this.#place(reference);
    const before = scriptValue(cellAt(sheet, area.top, area.left)?.value);
    putEntry(this.#session.book, sheet, area.top, area.left, value);
    this.#tell(sheet, area, 'Remote', {
      valueBefore: before,
      valueAfter: scriptValue(cellAt(sheet, area.top, area.left)?.value),
    });
  }

  /** Takes rows out, or (positive) puts blank ones in above. */
  rows(reference: string, by: number): void {
    const { sheet, area } = this.#place(reference);
    shiftRows(this.#session.book, sheet, area.top, by);
    const rows = { top: area.top, left: 1, bottom: area.top + Math.abs(by) - 1, right: 16_384 };
    this.#session.undo.push(`rows ${area.top} ${by}`);
    this.#raiseChange(sheet, `${rows.top}:${rows.bottom}`, by > 0 ? 'RowInserted' : 'RowDeleted', 'Local');
  }

  /** Clicks a drawn shape, by its name or its text: a selection, which fires only where it was not selected before. */
  clickShape(name: string): void {
    for (const sheet of this.#session.book.sheets) {
      const shape = sheet.shapes.find((each) => each.name === name || each.text === name);
      if (!shape) continue;
      if (this.#selectedShape === shape.id) return;
      this.#selectedShape = shape.id;
      this.#session.raise(EVENTS.shapeActivated, shape.id, { shapeId: shape.id, worksheetId: sheet.id });
      return;
    }
    throw new Error(`no shape ${name} in the workbook`);
  }

  activate(name: string): void {
    const { book } = this.#session;
    const sheet = sheetNamed(book, name);
    if (!sheet) throw new Error(`no sheet ${name}`);
    const left = book.active;
    book.active = sheet.id;
    for (const target of [left, WHOLE_WORKBOOK]) {
      this.#session.raise(EVENTS.worksheetDeactivated, target, { worksheetId: left });
    }
    for (const target of [sheet.id, WHOLE_WORKBOOK]) {
      this.#session.raise(EVENTS.worksheetActivated, target, { worksheetId: sheet.id });
    }
  }

  /** Excel tells nobody below ExcelApi 1.17. */
  renameSheet(name: string, now: string): void {
    const { book } = this.#session;
    const sheet = sheetNamed(book, name);
    if (!sheet) throw new Error(`no sheet ${name}`);
    renameSheet(book, sheet, now);
  }

  /** Deletes a sheet, as its tab's menu does. */
  deleteSheet(name: string): void {
    const { book } = this.#session;
    const sheet = sheetNamed(book, name);
    if (!sheet) throw new Error(`no sheet ${name}`);
    remove({ book, sheet }, this.#session);
  }

  /** Ctrl+Z: what there is to take back, by name only; the model keeps no history of values. */
  undoable(): readonly string[] {
    return this.#session.undo;
  }

  startEditing(): void {
    this.#host.editing = true;
  }

  stopEditing(): void {
    this.#host.stopEditing();
  }

  select(reference: string): void {
    const { sheet, area } = this.#place(reference);
    this.#session.book.selection = { sheet: sheet.id, area };
    this.#selectedShape = undefined;
    for (const target of [sheet.id, WHOLE_WORKBOOK]) {
      this.#session.raise(EVENTS.worksheetSelectionChanged, target, { address: areaName(area), worksheetId: sheet.id });
    }
  }

  /** The fill a conditional format gives a cell now; null where none does. */
  mark(reference: string): string | null {
    const { sheet, area } = this.#place(reference);
    return formatsAt(this.#session.book, sheet, area.top, area.left)[0]?.fill ?? null;
  }

  cell(reference: string) {
    const { sheet, area } = this.#place(reference);
    const cell = cellAt(sheet, area.top, area.left);
    const { numberFormat, fill, fontColor } = styleOf(this.#session.book, cell);
    const formula = cell?.formula === undefined ? {} : { formula: cell.formula };
    return { value: cell?.value ?? null, ...formula, numberFormat, fill, fontColor };
  }

  #tell(
    sheet: Sheet,
    area: Area,
    source: 'Local' | 'Remote',
    details?: { valueBefore: unknown; valueAfter: unknown },
  ): void {
    const single = area.top === area.bottom && area.left === area.right;
    this.#raiseChange(sheet, areaName(area), 'RangeEdited', source, single ? details : undefined);
  }

  #raiseChange(sheet: Sheet, address: string, changeType: string, source: string, details?: object): void {
    for (const target of [sheet.id, WHOLE_WORKBOOK]) {
      this.#session.raise(EVENTS.worksheetChanged, target, {
        address,
        changeType,
        source,
        triggerSource: 'Unknown',
        worksheetId: sheet.id,
        ...details,
      });
    }
  }
}
