import { overlap } from '../../../shared/grid/area.ts';
import { newCounters, type Session } from '../batch/session.ts';
import type { Act } from '../fuzz/acts.ts';
import { type Book, cellFor, type Sheet, sheetNamed } from '../workbook/book.ts';
import { loadBook } from '../workbook/load.ts';
import { Arranger } from './arranger.ts';
import { dumpOf } from './dump.ts';
import type { Host } from './host.ts';
import { Officer } from './officer.ts';
import { placeOf } from './place.ts';

interface Hands {
  readonly session: Session;
  readonly officer: Officer;
  readonly arranger: Arranger;
}

/** Two workbooks out of one file, and one officer who does the same in both: beside one of them is the add-in. */
export class Twin {
  readonly #smart: Hands;
  readonly #plain: Hands;
  /** Steps of undo of the smart workbook that the officer made. */
  readonly #own = new WeakSet<object>();

  constructor(smart: Hands, bytes: Uint8Array) {
    const { session } = smart;
    session.undo.length = 0;
    session.references.clear();
    Object.assign(session.book, loadBook(bytes));
    Object.assign(session.counters, newCounters());
    this.#smart = smart;
    this.#plain = handsOn({ ...session, book: loadBook(bytes), undo: [], raise: () => undefined });
  }

  /** What came of it: false where nothing could be done. */
  perform(act: Act): boolean {
    const { book } = this.#smart.session;
    const visible = book.sheets.filter(({ visibility }) => visibility === 'Visible');
    const sheet = 'sheet' in act ? (visible[act.sheet % visible.length]?.name ?? '') : '';
    this.#forgetSteps();
    const before = this.#smart.session.undo.length;
    const done = act.do === 'undo' ? this.#undo() : carryOut([this.#smart, this.#plain], act, sheet, visible.length);
    const { undo } = this.#smart.session;
    if (undo.length > before) this.#own.add(undo.at(-1) as object);
    this.follow();
    return done;
  }

  /** An add-in's step is taken back in its own workbook alone. */
  #undo(): boolean {
    const step = this.#smart.session.undo.at(-1);
    if (!step) return false;
    if (this.#own.has(step)) this.#plain.officer.undo();
    return this.#smart.officer.undo();
  }

  /** What a script's call threw away can't be taken back in the other workbook either. */
  #forgetSteps(): void {
    const own = this.#smart.session.undo.filter((step) => this.#own.has(step)).length;
    const { undo } = this.#plain.session;
    undo.splice(0, Math.max(0, undo.length - own));
  }

  /** The plain workbook holds the same values: what they are is the officer's doing, or a fix they took. */
  follow(): void {
    for (const sheet of this.#plain.session.book.sheets) {
      const smart = sheetNamed(this.#smart.session.book, sheet.name);
      if (smart) takeValues(smart, sheet);
    }
  }

  values(): string {
    return JSON.stringify(dumpOf(this.#smart.session.book).map(({ sheet, values }) => [sheet, values]));
  }

  /** Everything else that the workbooks hold, where they differ; undefined where they don't. */
  difference(): string | undefined {
    const [smart, plain] = [this.#smart.session.book, this.#plain.session.book].map((book) => lines(book));
    const extra = (smart ?? []).filter((line) => !plain?.includes(line));
    const missing = (plain ?? []).filter((line) => !smart?.includes(line));
    if (extra.length + missing.length === 0) return undefined;
    return `too much: ${extra.slice(0, 4).join(' ; ')} — missing: ${missing.slice(0, 4).join(' ; ')}`;
  }
}

function lines(book: Book): string[] {
  return [
    ...dumpOf(book).flatMap(({ sheet, rest }) => rest.map((each) => `${sheet} ${each}`)),
    ...book.names.map(({ name, formula, scope }) => `name ${name} ${formula} ${nameOf(book, scope)}`),
    ...book.customXml.map(({ xml }) => `xml ${xml.slice(0, 200)}`),
  ];
}

const nameOf = (book: Book, id: string | null) => book.sheets.find((sheet) => sheet.id === id)?.name ?? '';

function handsOn(session: Session): Hands {
  return {
    session,
    officer: new Officer(session, { stopEditing: () => undefined } as Host),
    arranger: new Arranger(session),
  };
}

function takeValues(from: Sheet, to: Sheet): void {
  for (const [row, cells] of from.rows) {
    for (const [column, { value }] of cells) if (value !== null) cellFor(to, row, column).value = value;
  }
  for (const [row, cells] of to.rows) {
    for (const [column, cell] of cells) {
      const value = from.rows.get(row)?.get(column)?.value ?? null;
      if (cell.value === value) continue;
      cell.value = value;
      delete cell.raw;
    }
  }
}

/** Whether merged cells stand where a block of this size would begin. */
function isMerged(book: Book, from: string, block: string): boolean {
  const { sheet, area } = placeOf(book, from);
  const { top, left, bottom, right } = placeOf(book, block).area;
  const there = { ...area, bottom: area.top + bottom - top, right: area.left + right - left };
  return sheet.merges.some((merge) => overlap(merge, there) !== undefined);
}

/** Does it in the first workbook and, where it could be done, in the other. */
function carryOut([smart, plain]: readonly [Hands, Hands], act: Act, sheet: string, visible: number): boolean {
  const at = (reference: string) => `'${sheet}'!${reference}`;
  const both = (work: (hands: Hands) => void) => {
    work(smart);
    work(plain);
    return true;
  };
  switch (act.do) {
    case 'type': {
      const { entered } = smart.officer.type(at(act.at), act.text, { missed: act.missed });
      // Without rules it is always entered: what stands there afterwards is taken over.
      if (entered) plain.officer.type(at(act.at), act.text);
      return entered;
    }
    case 'paste':
      return both(({ officer }) => officer.paste(at(act.at), act.values, act.as));
    case 'copy':
      return both(({ officer }) => officer.copy(at(act.from), at(act.to)));
    case 'move':
      // Excel refuses to move a part of merged cells; whole ones merge elsewhere, which no event tells of.
      if ([act.from, act.to].some((each) => isMerged(smart.session.book, at(each), at(act.from)))) return false;
      return both(({ arranger }) => arranger.move(at(act.from), at(act.to)));
    case 'rows':
      return both(({ arranger }) => arranger.rows(at(act.at), act.by));
    case 'columns':
      return both(({ arranger }) => arranger.columns(at(act.at), act.by));
    case 'sort':
      return both(({ arranger }) => arranger.sort(at(act.block), act.column));
    case 'hide':
      return both(({ arranger }) => arranger.hide(at(act.rows), act.hidden));
    case 'remote':
      return both(({ officer }) => officer.remoteEdit(at(act.at), act.text));
    case 'copySheet':
      return visible < 4 && both(({ arranger }) => void arranger.copySheet(sheet, { missed: act.missed }));
    case 'deleteSheet':
      return visible > 1 && both(({ arranger }) => arranger.deleteSheet(sheet));
    case 'activate':
      return both(({ officer }) => officer.activate(sheet));
    case 'rename':
      if (sheetNamed(smart.session.book, act.name)) return false;
      return both(({ arranger }) => arranger.renameSheet(sheet, act.name));
    default:
      return false;
  }
}
