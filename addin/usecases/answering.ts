import type { Shelf } from '../outbox/shelf.ts';
import type { Answer, Finding } from '../ui/finding.ts';
import type { AtDesk } from './at-desk.ts';
import type { TableState } from './desk-state.ts';
import type { Answers } from './findings.ts';
import { idOfAnswers, type KeptAnswers } from './kept-answers.ts';

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

/** Keeps what was answered, with the sentences it answers. */
async function keepAnswers(
  shelf: Shelf<KeptAnswers>,
  of: { readonly book: string; readonly unit: string },
  answers: Answers,
  findings: (table: string) => readonly Finding[],
): Promise<void> {
  const id = idOfAnswers(of.book, of.unit);
  const kept = [...answers].flatMap(([table, own]) => {
    const sentences = new Map(findings(table).map(({ key, message }) => [key, message]));
    return [...own].flatMap(([key, answer]) => {
      const sentence = sentences.get(key);
      return sentence === undefined ? [] : [{ table, key, sentence, answer }];
    });
  });
  if (kept.length > 0) await shelf.put(id, { id, answers: kept });
  else await shelf.drop(id);
}
