import type { Receipt } from '../../../shared/api/contracts/receipt.ts';
import type { ReplyInput } from '../../../shared/api/contracts/review.ts';
import type { Answer, SubmissionState } from '../../../shared/api/contracts/submission.ts';
import type { Issue } from '../../../shared/issue/issue.ts';
import type { Columns } from '../../store/layout.ts';
import type { StoredReply } from '../../store/reply.ts';

/** An answer with its place spelt out: null, null for a finding about the sheet. */
export type GivenAnswer = Answer & { readonly record: number | null; readonly field: string | null };

/** What an officer hands in, however it came. */
export interface Filing {
  readonly notice: string;
  readonly annex: string;
  readonly baseVersion: number;
  readonly nil: boolean;
  readonly header: Readonly<Record<string, string>>;
  /** By JSON or from a workbook; nothing of them is believed before they are judged. */
  readonly records: readonly object[];
  readonly answers: readonly GivenAnswer[];
  /** To the reasons of the return that it answers. */
  readonly replies: readonly StoredReply[];
  /** Which columns of the sheet its fields stood in, as far as that is known. */
  readonly columns: Columns;
  /** What the inspection of the workbook found, where it came as one. */
  readonly sheetIssues: readonly Issue[];
  /** A1 address of a record's field on the sheet it came from; null where it came without one. */
  readonly cellOf: (record: number, field: string) => string | null;
  /** Idempotency-Key. */
  readonly key: string;
  readonly requestHash: string;
}

export interface SubmissionOutcome {
  readonly replayed: boolean;
  readonly annex: string;
  readonly submission: { readonly id: string; readonly version: number; readonly state: SubmissionState };
  readonly receipt: Receipt;
  readonly issues: readonly Issue[];
}

/** Answers as the contract takes them, with their places spelt out. */
export function givenAnswers(answers: readonly Answer[]): GivenAnswer[] {
  return answers.map((answer) => ({ ...answer, record: answer.record ?? null, field: answer.field ?? null }));
}

/** Replies as the contract takes them, with their places spelt out. */
export function givenReplies(replies: readonly ReplyInput[]): StoredReply[] {
  return replies.map(({ decision, record, field, text }) => {
    return { decision: Number(decision), record: record ?? null, field: field ?? null, text };
  });
}
