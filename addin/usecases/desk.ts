import type { Answered } from '../../shared/api/client.ts';
import type { Session } from '../../shared/api/contracts/session.ts';
import type { Area } from '../../shared/grid/grid.ts';
import type { InspectContext } from '../../shared/inspect/context.ts';
import type { CellChange } from '../../shared/inspect/live.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { HostProblem, HostResult } from '../host/host-problem.ts';
import type { Edit } from '../host/sheet-host.ts';
import type { Answer, Finding } from '../ui/finding.ts';
import { Book, type Table } from './book.ts';
import type { DeskPorts, DeskState, Doing, TableState } from './desk-state.ts';
import { disable, enable, recallGuards } from './enable.ts';
import { Describer, safeFindings } from './findings.ts';
import { takeFixes, writeCells } from './fix.ts';
import { followEdit } from './follow-edit.ts';
import { insertBlank } from './insert-blank.ts';
import { keepAnswers, recallAnswers } from './kept-answers.ts';
import { emptyMetadata, type Metadata, metadataText, readMetadata } from './metadata.ts';
import { readBook, reread } from './read-book.ts';
import { Store } from './store.ts';
import { changedTables, type EditedCells, tableStates } from './table-states.ts';

const NONE: ReadonlyMap<string, Answer> = new Map();

/** The open workbook and everything an officer does with it. One thing at a time: calls queue up. */
export class Desk {
  readonly ports: DeskPorts;
  readonly book: Book;
  readonly store: Store<DeskState>;
  readonly #describer: Describer;
  #queue: Promise<unknown> = Promise.resolve();
  #stopListening: (() => HostResult<void>) | undefined;
  #session: Session | null = null;
  /** Who listens to presses of the sheets' own 提交. */
  onPressed: () => void = () => undefined;

  constructor(ports: DeskPorts) {
    this.ports = ports;
    this.book = new Book(contextOf(ports, null));
    this.#describer = new Describer(ports.locale);
    this.store = new Store<DeskState>({
      phase: 'opening',
      problem: null,
      activeSheet: null,
      selection: null,
      tables: [],
      answers: new Map(),
      waiting: false,
      doing: null,
      share: null,
      changed: new Set(),
      kept: emptyMetadata(ports.newId()),
      done: null,
    });
  }

  get state(): DeskState {
    return this.store.state;
  }

  get session(): Session | null {
    return this.#session;
  }

  /** The annex before the officer; undefined on a sheet that is none. */
  get active(): TableState | undefined {
    const { activeSheet, selection, tables } = this.state;
    const here = tables.filter(({ table }) => table.sheet === activeSheet?.id);
    if (here.length < 2 || !selection) return here[0];
    const rowOf = (each: TableState) => Math.min(...each.table.inspection.columns.map(({ cell }) => rowIn(cell)));
    return here.findLast((each) => rowOf(each) <= selection.top + 3) ?? here[0];
  }

  /** Opens the workbook: reads it, recognises its annexes, remembers what was installed, and follows it from now on. */
  open(): Promise<void> {
    return this.#enqueue(async () => {
      const { host } = this.ports;
      const infos = await readBook(host, this.book);
      if (!infos.ok) return this.store.set({ phase: 'failed', problem: infos.error });
      const kept = await host.metadata();
      const known = kept.ok ? readMetadata(kept.value) : undefined;
      const active = infos.value.find((info) => info.active);
      this.store.set({
        phase: 'ready',
        problem: null,
        activeSheet: active ? { id: active.id, name: active.name } : null,
        ...(known ? { kept: known } : {}),
      });
      await recallGuards(this.#request());
      await this.#listen();
      this.#show();
      this.compareWithReceipts();
    });
  }

  /** The pane is left, or the workbook closed. */
  async close(): Promise<void> {
    await this.#stopListening?.();
    this.#stopListening = undefined;
  }

  async #listen(): Promise<void> {
    await this.#stopListening?.();
    const listening = await this.ports.host.listen({
      edited: (edit) => void this.follow(edit),
      activated: (sheet) => void this.activate(sheet),
      selected: (sheet, area) => this.#select(sheet, area),
      pressed: () => this.onPressed(),
      waiting: (waiting) => this.store.set({ waiting }),
    });
    if (listening.ok) this.#stopListening = listening.value;
  }

  /** Another unit's eyes: places, names and areas are judged anew, without reading the workbook. */
  signedInAs(session: Session | null): Promise<void> {
    this.#session = session;
    return this.#enqueue(async () => {
      this.book.judgeAs(contextOf(this.ports, session));
      const of = { book: this.state.kept.book, unit: session?.unit ?? '' };
      this.store.set({ answers: await recallAnswers(this.ports.answers, of, this.book.tables, this.findingsOf) });
      this.#show();
      this.compareWithReceipts();
    });
  }

  activate(sheet: string): Promise<void> {
    return this.#enqueue(async () => {
      const known = this.book.sheets.get(sheet);
      if (!known) {
        // A sheet that is new, or was hidden when the workbook was read.
        const infos = await readBook(this.ports.host, this.book);
        if (!infos.ok) return;
      }
      const name = this.book.sheets.get(sheet)?.name ?? '';
      this.store.set({ activeSheet: { id: sheet, name }, selection: null });
      this.#show();
    });
  }

  #select(sheet: string, selection: Area): void {
    const { activeSheet } = this.state;
    if (activeSheet?.id === sheet) this.store.set({ selection });
    else this.store.set({ activeSheet: { id: sheet, name: this.book.sheets.get(sheet)?.name ?? '' }, selection });
  }

  /** Judges what somebody edited. */
  follow(edit: Edit): Promise<void> {
    return this.#enqueue(async () => {
      const installed = this.state.kept.installed.find(({ sheet }) => sheet === edit.sheet);
      const followed = await followEdit(this.ports.host, this.book, edit, installed);
      if (!followed.ok) return this.store.set({ problem: followed.error });
      if (followed.value.kind === 'ignored') return;
      const { restored, cells } = followed.value;
      this.#show({ sheet: edit.sheet, cells });
      if (restored.length > 0) this.store.set({ done: { what: 'restored', count: restored.length } });
    });
  }

  enable(): Promise<void> {
    return this.#do('enable', async () => {
      const done = await enable(this.#request());
      if (!done.ok) return done;
      this.store.set({ kept: done.value.kept, done: { what: 'enabled', count: done.value.sheets } });
      this.#show();
      return ok(undefined);
    });
  }

  disable(): Promise<void> {
    return this.#do('disable', async () => {
      const done = await disable(this.#request());
      if (!done.ok) return done;
      this.store.set({ kept: done.value, changed: new Set(), done: { what: 'disabled', count: 1 } });
      this.#show();
      return ok(undefined);
    });
  }

  /** Reads everything again. */
  check(): Promise<void> {
    return this.#do('check', async () => {
      const read = await readBook(this.ports.host, this.book);
      if (!read.ok) return read;
      this.#show();
      this.store.set({ done: { what: 'checked', count: this.state.tables.length } });
      return ok(undefined);
    });
  }

  /** The same within another action, for annexes only: one round trip. */
  async recheck(): Promise<Result<void, HostProblem>> {
    const read = await reread(this.ports.host, this.book);
    if (read.ok) this.#show();
    return read;
  }

  take(at: TableState, findings: readonly Finding[]): Promise<void> {
    return this.#do('fix', async () => {
      const changes = await takeFixes(this.ports.host, this.book, at.table.sheet, findings);
      if (!changes.ok) return changes;
      this.#show({ sheet: at.table.sheet, cells: changes.value });
      this.store.set({ done: { what: 'fixed', count: findings.length } });
      return ok(undefined);
    });
  }

  takeSafe(at: TableState): Promise<void> {
    return this.take(at, safeFindings(at.findings));
  }

  /** Writes what was chosen in the pane (a place) into a sheet. */
  write(sheet: string, cells: readonly CellChange[]): Promise<void> {
    return this.#do('fix', async () => {
      const written = await writeCells(this.ports.host, this.book, sheet, cells);
      if (written.ok) this.#show({ sheet, cells });
      return written;
    });
  }

  /** Puts the official blank into the workbook, and shows it. */
  insertBlank(fetch: () => Answered<Uint8Array>): Promise<void> {
    return this.#do('pull', async () => {
      const inserted = await insertBlank(this.ports.host, this.book, fetch);
      if (!inserted.ok || !inserted.value) return inserted;
      this.store.set({ activeSheet: { id: inserted.value.id, name: inserted.value.name }, selection: null });
      this.#show();
      return inserted;
    });
  }

  answer(at: TableState, finding: Finding, reason: string): void {
    const { issue } = finding;
    const cells = [...(issue.cell ? [issue.cell] : []), ...(issue.related ?? [])];
    this.#setAnswers(at, new Map(this.answersOf(at)).set(finding.key, { reason, cells }));
  }

  reopenAnswer(at: TableState, finding: Finding): void {
    const own = new Map(this.answersOf(at));
    own.delete(finding.key);
    this.#setAnswers(at, own);
  }

  /** The tables that are handed in together with one. */
  togetherWith({ table }: TableState): readonly TableState[] {
    return this.state.tables.filter((each) => each.table.annex.id === table.annex.id);
  }

  answersOf({ table }: TableState): ReadonlyMap<string, Answer> {
    return this.state.answers.get(table.key) ?? NONE;
  }

  #setAnswers({ table }: TableState, own: ReadonlyMap<string, Answer>): void {
    const answers = new Map(this.state.answers).set(table.key, own);
    this.store.set({ answers });
    this.#show();
    const of = { book: this.state.kept.book, unit: this.#session?.unit ?? '' };
    const findings = (key: string) => this.state.tables.find((each) => each.table.key === key)?.findings ?? [];
    void keepAnswers(this.ports.answers, of, answers, findings);
  }

  goTo(sheet: string, area: Area): Promise<void> {
    return this.#enqueue(async () => {
      await this.ports.host.select(sheet, area);
    });
  }

  /** The findings of a table, with the sentences they have. */
  findingsOf = (table: Table): readonly Finding[] => this.#describer.all(table);

  /** Says of every table with a receipt whether it still holds what was received. Costs a hash: not for every key. */
  compareWithReceipts(): void {
    const changed = changedTables(this.book, this.state.tables, this.#session?.unit);
    this.store.set({ changed });
  }

  /** Writes what is to be kept in the workbook, where it changed. */
  async keep(next: Metadata): Promise<Result<void, HostProblem>> {
    const before = metadataText(this.state.kept);
    this.store.set({ kept: next });
    this.#show();
    const text = metadataText(next);
    return text === before ? ok(undefined) : this.ports.host.setMetadata(text);
  }

  /** Told after sheets were put in by another hand of ours. */
  showSheets(): void {
    this.#show();
  }

  /** One thing at a time, with what is being done in the pane, and what went wrong. */
  run(what: Doing, work: () => Promise<Result<unknown, HostProblem>>): Promise<void> {
    return this.#do(what, work);
  }

  #do(what: Doing, work: () => Promise<Result<unknown, HostProblem>>): Promise<void> {
    return this.#enqueue(async () => {
      this.store.set({ doing: what, share: null, problem: null, done: null });
      try {
        const done = await work();
        if (!done.ok) this.store.set({ problem: done.error });
      } finally {
        this.store.set({ doing: null, share: null });
      }
    });
  }

  #enqueue<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#queue.then(work);
    // A bug in one action must not stop the next ones; whoever called it hears of it.
    this.#queue = next.catch(() => undefined);
    return next;
  }

  #request() {
    const { host, shell, locale, texts } = this.ports;
    return { host, shell, book: this.book, kept: this.state.kept, locale, texts };
  }

  /** `edited`: answers about these cells no longer hold. */
  #show(edited?: EditedCells): void {
    const { kept, answers } = this.state;
    const unit = this.#session?.unit ?? '';
    this.store.set(tableStates({ book: this.book, findingsOf: this.findingsOf, kept, answers, unit, edited }));
  }
}

function contextOf({ divisions, catalogue }: DeskPorts, session: Session | null): InspectContext {
  const unit = session ? { code: session.unit, name: session.unitName, area: session.area } : undefined;
  return { divisions, catalogue, ...(unit ? { unit } : {}) };
}

function rowIn(cell: string): number {
  return Number(/\d+$/.exec(cell)?.[0] ?? 0);
}
