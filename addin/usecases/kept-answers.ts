import type { Shelf } from '../outbox/shelf.ts';
import type { Answer, Finding } from '../ui/finding.ts';
import type { Table } from './book.ts';
import type { Answers } from './findings.ts';

/** The answers of one workbook under one sign-in, as kept over a reload of the pane. */
export interface KeptAnswers {
  readonly id: string;
  /** `sentence`: what was answered to. A cell that was changed meanwhile has another one, and is asked anew. */
  readonly answers: readonly {
    readonly table: string;
    readonly key: string;
    readonly sentence: string;
    readonly answer: Answer;
  }[];
}

/** The answers of a workbook under a sign-in. */
export const idOfAnswers = (book: string, unit: string) => `${book}/${unit}`;

/** The answers of an earlier time that still answer what is asked. */
export async function recallAnswers(
  shelf: Shelf<KeptAnswers>,
  of: { readonly book: string; readonly unit: string },
  tables: readonly Table[],
  findingsOf: (table: Table) => readonly Finding[],
): Promise<Answers> {
  const id = idOfAnswers(of.book, of.unit);
  const kept = (await shelf.all()).find((each) => each.id === id);
  const answers = new Map<string, Map<string, Answer>>();
  for (const { table, key, sentence, answer } of kept?.answers ?? []) {
    const at = tables.find((each) => each.key === table);
    const standing = at && findingsOf(at).find((finding) => finding.key === key);
    if (standing?.message !== sentence) continue;
    const own = answers.get(table) ?? new Map<string, Answer>();
    answers.set(table, own.set(key, answer));
  }
  return answers;
}
