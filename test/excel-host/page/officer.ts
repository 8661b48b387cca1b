import { a1, areaName } from '../../../shared/grid/address.ts';
import type { Area } from '../../../shared/grid/grid.ts';
import { beforeStep, pushStep, type Session } from '../batch/session.ts';
import { EVENTS, WHOLE_WORKBOOK } from '../objects/events.ts';
import { contains } from '../workbook/area.ts';
import { cellAt, cellFor, restyle, type Sheet, sheetNamed, styleOf, type Validation } from '../workbook/book.ts';
import { putEntry } from '../workbook/change.ts';
import { copyCells } from '../workbook/copy-cells.ts';
import { enter, scriptValue } from '../workbook/entry.ts';
import { cutFormats, cutValidations } from '../workbook/rules.ts';
import { goBack } from '../workbook/undo.ts';
import { accepts, formatsAt, listItems } from '../workbook/validate.ts';
import type { Host } from './host.ts';
import { placeOf, raiseChange } from './place.ts';

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

  /** Types into a cell and presses Enter: Excel's own validation speaks first. */
  type(reference: string, text: string, options: TypeOptions = {}): Typed {
    const { sheet, area } = placeOf(this.#session.book, reference);
    const { top: row, left: column } = area;
    const { book } = this.#session;
    const refusal = this.#refusal(sheet, row, column, text);
    if (refusal?.error.style === 'Stop') return { entered: false, stopped: refusal.error };
    if (refusal && refusal.error.style === 'Warning' && options.insist === false) {
      return { entered: false, stopped: refusal.error };
    }
    const before = scriptValue(cellAt(sheet, row, column)?.value);
    const step = beforeStep(this.#session);
    putEntry(book, sheet, row, column, text);
    pushStep(this.#session, `typed ${a1(row, column)}`, step, edited(sheet, area));
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
    const { sheet, area } = placeOf(this.#session.book, reference);
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
    const { sheet, area } = placeOf(this.#session.book, reference);
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
    const { sheet, area: from } = placeOf(this.#session.book, reference);
    const { book } = this.#session;
    const width = Math.max(...values.map((line) => line.length));
    const area = { ...from, bottom: from.top + values.length - 1, right: from.left + width - 1 };
    const step = beforeStep(this.#session);
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
    pushStep(this.#session, `pasted ${areaName(area)}`, step, edited(sheet, area));
    this.#tell(sheet, area, 'Local');
  }

  /** Copies a block within the workbook: values, looks and validations come along, as with Ctrl+C and Ctrl+V. */
  copy(from: string, to: string): void {
    const source = placeOf(this.#session.book, from);
    const target = placeOf(this.#session.book, to);
    const step = beforeStep(this.#session);
    const area = copyCells(source, target);
    pushStep(this.#session, `pasted ${areaName(area)}`, step, edited(target.sheet, area));
    this.#tell(target.sheet, area, 'Local');
  }

  /** Somebody else's edit in the same workbook. */
  remoteEdit(reference: string, value: string | number): void {
    const { sheet, area } = placeOf(this.#session.book, reference);
    const before = scriptValue(cellAt(sheet, area.top, area.left)?.value);
    putEntry(this.#session.book, sheet, area.top, area.left, value);
    this.#tell(sheet, area, 'Remote', {
      valueBefore: before,
      valueAfter: scriptValue(cellAt(sheet, area.top, area.left)?.value),
    });
  }

  /** Clicks a drawn shape, by its name or its text: a selection, which fires only where it was not selected before. */
  clickShape(name: string): void {
    for (const sheet of this.#session.book.sheets) {
      const shape = sheet.shapes.find((each) => [each.id, each.name, each.text].includes(name));
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

  /** What Ctrl+Z would take back, by name. */
  undoable(): readonly string[] {
    return this.#session.undo.map(({ what }) => what);
  }

  /** Ctrl+Z: takes the last step back, an add-in's as well as the officer's own; false where there is none. */
  undo(): boolean {
    const step = this.#session.undo.pop();
    if (!step) return false;
    if (!step.before) throw new Error('this workbook was opened without a history');
    goBack(this.#session.book, step.before);
    for (const { sheet, address, changeType } of step.told) {
      raiseChange(this.#session, sheet, { address, changeType, source: 'Local' });
    }
    return true;
  }

  startEditing(): void {
    this.#host.editing = true;
  }

  stopEditing(): void {
    this.#host.stopEditing();
  }

  select(reference: string): void {
    const { sheet, area } = placeOf(this.#session.book, reference);
    this.#session.book.selection = { sheet: sheet.id, area };
    this.#selectedShape = undefined;
    for (const target of [sheet.id, WHOLE_WORKBOOK]) {
      this.#session.raise(EVENTS.worksheetSelectionChanged, target, { address: areaName(area), worksheetId: sheet.id });
    }
  }

  /** The fill a conditional format gives a cell now; null where none does. */
  mark(reference: string): string | null {
    const { sheet, area } = placeOf(this.#session.book, reference);
    return formatsAt(this.#session.book, sheet, area.top, area.left)[0]?.fill ?? null;
  }

  cell(reference: string) {
    const { sheet, area } = placeOf(this.#session.book, reference);
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
    const told = { address: areaName(area), changeType: 'RangeEdited', source, ...(single ? details : {}) };
    raiseChange(this.#session, sheet.id, told);
  }
}

const edited = (sheet: Sheet, area: Area) => [{ sheet: sheet.id, address: areaName(area), changeType: 'RangeEdited' }];
