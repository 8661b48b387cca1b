import type { Answered } from '../../shared/api/client.ts';
import type { Session } from '../../shared/api/contracts/session.ts';
import type { Area } from '../../shared/grid/grid.ts';
import type { InspectContext } from '../../shared/inspect/context.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { type HostProblem, type HostResult, hostProblem } from '../host/host-problem.ts';
import type { Edit, SheetInfo } from '../host/sheet-host.ts';
import type { Finding } from '../ui/finding.ts';
import { Book, type Table } from './book.ts';
import type { DeskPorts, DeskState, Doing, TableState } from './desk-state.ts';
import { Describer } from './findings.ts';
import { recallAnswers } from './kept-answers.ts';
import { emptyMetadata, type Metadata, metadataText, pulledSheets, readMetadata } from './metadata.ts';
import { readBook, reread } from './read-book.ts';
import { Store } from './store.ts';
import { activeTable, type EditedCells, tableStates } from './table-states.ts';
import { Turns } from './turns.ts';

/** What follows the officer's hands, and what is done for them: fetched behind the first verdict. */
const attending = () => import('./attend.ts');
const following = () => import('./follow-edit.ts');
const inserting = () => import('./insert-blank.ts');
/** What puts guards into sheets and takes them out: of no use before that is asked for, so a chunk of its own. */
const guarding = () => import('./enable.ts');

/** The open workbook as it is followed and judged. One thing at a time: calls queue up. */
export class Desk {
  readonly ports: DeskPorts;
  readonly book: Book;
  readonly store: Store<DeskState>;
  readonly #describer: Describer;
  readonly turns = new Turns();
  stopListening: (() => HostResult<void>) | undefined;
  /** Whoever is still about to listen leaves it. */
  isLeft = false;
  /** What happened in the workbook before anybody listened is known by then. */
  attended: Promise<void> = Promise.resolve();
  #session: Session | null = null;
  /** Who listens to presses of the sheets' own 提交. */
  onPressed: () => void = () => undefined;

  constructor(ports: DeskPorts) {
    this.ports = ports;
    this.book = new Book(contextOf(ports, null));
    this.#describer = new Describer(ports.sentences);
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
    return activeTable(this.state);
  }

  /** Opens the workbook: reads it, recognises its annexes, and says what is to be said of them to this unit. */
  open(session: Session | null = null): Promise<void> {
    return this.turns.take(async () => {
      this.#session = session;
      this.book.judgeAs(contextOf(this.ports, session));
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
      this.book.pulled = pulledSheets(this.state.kept);
      await this.#recallAnswers();
      this.show();
    });
  }

  /** Follows the workbook from now on, and remembers what guards it: behind the verdict, which takes less script. */
  attend(): Promise<void> {
    // The part is waited for outside of any turn: meanwhile the verdict may become another unit's.
    const part = attending().then(
      ({ Attendance }) => new Attendance(this),
      () => null,
    );
    this.attended = part.then((attendance) => attendance?.listen());
    return this.attended.then(async () => (await part)?.recallGuards());
  }

  /** What was answered under this sign-in, as far as it still answers what is asked. */
  async #recallAnswers(): Promise<void> {
    const of = { book: this.state.kept.book, unit: this.#session?.unit ?? '' };
    const { answers: shelf } = this.ports;
    this.store.set({ answers: await recallAnswers(shelf, of, this.book.tables, this.findingsOf) });
  }

  /** The pane is left, or the workbook closed. */
  close(): Promise<void> {
    this.isLeft = true;
    return this.turns.take(async () => {
      await this.stopListening?.();
      this.stopListening = undefined;
    });
  }

  /** Another unit's eyes: places, names and areas are judged anew, without reading the workbook. */
  signedInAs(session: Session | null): Promise<void> {
    if (session === this.#session) return Promise.resolve();
    this.#session = session;
    return this.turns.take(async () => {
      this.book.judgeAs(contextOf(this.ports, session));
      await this.#recallAnswers();
      this.show();
    });
  }

  activate(sheet: string): Promise<void> {
    return this.turns.take(async () => {
      const known = this.book.sheets.get(sheet);
      if (!known) {
        // A sheet that is new, or was hidden when the workbook was read.
        const infos = await readBook(this.ports.host, this.book);
        if (!infos.ok) return;
      }
      // A cell that was selected there is told without waiting for this turn.
      const { activeSheet, selection } = this.state;
      this.select(sheet, activeSheet?.id === sheet ? selection : null);
      this.show();
    });
  }

  /** A sheet was deleted: nothing of it is said any more. */
  forget(sheet: string): Promise<void> {
    return this.turns.take(async () => {
      this.book.keepOnly(new Set([...this.book.sheets.keys()].filter((id) => id !== sheet)));
      if (this.state.activeSheet?.id === sheet) this.store.set({ activeSheet: null, selection: null });
      const { kept } = this.state;
      const pulls = kept.pulls.filter((pull) => pull.sheet !== sheet);
      if (pulls.length < kept.pulls.length) await this.keep({ ...kept, pulls });
      this.show();
    });
  }

  /** A sheet has another name, and is the same sheet. */
  renamed(sheet: string, name: string): Promise<void> {
    return this.turns.take(async () => {
      this.book.rename(sheet, name);
      if (this.state.activeSheet?.id === sheet) this.store.set({ activeSheet: { id: sheet, name } });
    });
  }

  select(sheet: string, selection: Area | null): void {
    this.store.set({ activeSheet: { id: sheet, name: this.book.sheets.get(sheet)?.name ?? '' }, selection });
  }

  /** Judges what somebody edited. */
  follow(edit: Edit): Promise<void> {
    return this.turns.take(async () => {
      const installed = this.state.kept.installed.find(({ sheet }) => sheet === edit.sheet);
      const { followEdit } = await following();
      const followed = await followEdit(this.ports.host, this.book, edit, installed);
      if (!followed.ok) return this.store.set({ problem: followed.error });
      if (followed.value.kind === 'ignored') return;
      const { restored, cells, problem, areas = [] } = followed.value;
      this.show({ sheet: edit.sheet, cells, areas });
      if (restored.length > 0) this.store.set({ done: { what: 'restored', count: restored.length } });
      if (problem) this.store.set({ problem });
    });
  }

  enable(): Promise<void> {
    return this.run('enable', async () => {
      const done = await (await guarding()).enable(this.request());
      if (!done.ok) return done;
      const { kept, sheets, problem } = done.value;
      this.store.set({ kept, done: problem ? null : { what: 'enabled', count: sheets } });
      this.show();
      return problem ? fail(problem) : done;
    });
  }

  disable(): Promise<void> {
    return this.run('disable', async () => {
      const done = await (await guarding()).disable(this.request());
      if (!done.ok) return done;
      this.store.set({ kept: done.value, done: { what: 'disabled', count: 1 } });
      this.show();
      return ok(undefined);
    });
  }

  /** Reads everything again. */
  check(): Promise<void> {
    return this.run('check', async () => {
      const read = await readBook(this.ports.host, this.book);
      if (!read.ok) return read;
      this.show();
      this.store.set({ done: { what: 'checked', count: this.state.tables.length } });
      return ok(undefined);
    });
  }

  /** The same within another action, for annexes only: one round trip. */
  async recheck(): HostResult<readonly SheetInfo[]> {
    const read = await reread(this.ports.host, this.book);
    if (read.ok) this.show();
    return read;
  }

  /** Puts the official blank into the workbook, and shows it. */
  insertBlank(fetch: () => Answered<Uint8Array>): Promise<void> {
    return this.run('pull', async () => {
      const inserted = await (await inserting()).insertBlank(this.ports.host, this.book, fetch);
      if (!inserted.ok || !inserted.value) return inserted;
      this.store.set({ activeSheet: { id: inserted.value.id, name: inserted.value.name }, selection: null });
      this.show();
      return inserted;
    });
  }

  /** The tables that are handed in together with one. */
  togetherWith({ table }: TableState): readonly TableState[] {
    return this.state.tables.filter((each) => each.table.annex.id === table.annex.id);
  }

  goTo(sheet: string, area: Area): Promise<void> {
    return this.turns.take(async () => {
      await this.ports.host.select(sheet, area);
    });
  }

  /** The findings of a table, with the sentences they have. */
  findingsOf = (table: Table): readonly Finding[] => this.#describer.all(table);

  /** Writes what is to be kept in the workbook, where it changed. */
  async keep(next: Metadata): Promise<Result<void, HostProblem>> {
    const before = metadataText(this.state.kept);
    this.store.set({ kept: next });
    this.book.pulled = pulledSheets(next);
    this.show();
    const text = metadataText(next);
    return text === before ? ok(undefined) : this.ports.host.setMetadata(text);
  }

  /** One thing at a time, with what is being done in the pane, and what went wrong. */
  run(what: Doing, work: () => Promise<Result<unknown, HostProblem>>): Promise<void> {
    return this.turns.take(async () => {
      this.store.set({ doing: what, share: null, problem: null, done: null });
      try {
        const done = await work();
        if (!done.ok) this.store.set({ problem: done.error });
      } catch (error) {
        // A part of the pane that could not be fetched, or a bug: whoever waits is told, and the console hears of it.
        this.store.set({ problem: hostProblem('failed', String(error)) });
        throw error;
      } finally {
        this.store.set({ doing: null, share: null });
      }
    });
  }

  request() {
    const { host, shell, locale, texts } = this.ports;
    return { host, shell, book: this.book, kept: this.state.kept, locale, texts };
  }

  /** Says anew what stands in the workbook. `edited`: answers about these cells no longer hold. */
  show(edited?: EditedCells): void {
    const { kept, answers, tables: before } = this.state;
    const unit = this.#session?.unit ?? '';
    const { book, findingsOf } = this;
    this.store.set(tableStates({ book, findingsOf, kept, answers, unit, edited, before }));
  }
}

function contextOf({ divisions, catalogue }: DeskPorts, session: Session | null): InspectContext {
  const unit = session ? { code: session.unit, name: session.unitName, area: session.area } : undefined;
  return { divisions, catalogue, ...(unit ? { unit } : {}) };
}
