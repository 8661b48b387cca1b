import type { Answer, Finding } from '../ui/finding.ts';
import type { AtDesk } from './at-desk.ts';
import type { TableState } from './desk-state.ts';
import { keepAnswers, recallAnswers } from './kept-answers.ts';

const NONE: ReadonlyMap<string, Answer> = new Map();

/** What the officer answers to findings that may stay as they are: bound to the sign-in, kept over a reload. */
export class Answering {
  readonly #desk: AtDesk;

  constructor(desk: AtDesk) {
    this.#desk = desk;
  }

  of({ table }: TableState): ReadonlyMap<string, Answer> {
    return this.#desk.store.state.answers.get(table.key) ?? NONE;
  }

  answer(at: TableState, { key, issue }: Finding, reason: string): void {
    const cells = [...(issue.cell ? [issue.cell] : []), ...(issue.related ?? [])];
    this.#set(at, new Map(this.of(at)).set(key, { reason, cells }));
  }

  reopen(at: TableState, { key }: Finding): void {
    const own = new Map(this.of(at));
    own.delete(key);
    this.#set(at, own);
  }

  /** What was answered under this sign-in, as far as it still answers what is asked. */
  async recall(): Promise<void> {
    const { ports, book, findingsOf, store } = this.#desk;
    store.set({ answers: await recallAnswers(ports.answers, this.#whose(), book.tables, findingsOf) });
  }

  #set({ table }: TableState, own: ReadonlyMap<string, Answer>): void {
    const { store, ports } = this.#desk;
    const { state } = store;
    const answers = new Map(state.answers).set(table.key, own);
    store.set({ answers });
    this.#desk.show();
    const findings = (key: string) => state.tables.find((each) => each.table.key === key)?.findings ?? [];
    void keepAnswers(ports.answers, this.#whose(), answers, findings);
  }

  #whose() {
    const { store, session } = this.#desk;
    const { state } = store;
    return { book: state.kept.book, unit: session?.unit ?? '' };
  }
}
