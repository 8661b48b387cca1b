import type { Receipt } from '../../shared/api/contracts/receipt.ts';
import type { Answer, SubmissionState } from '../../shared/api/contracts/submission.ts';
import type { Issue } from '../../shared/issue/issue.ts';

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
