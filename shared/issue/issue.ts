import type { FieldValue } from '../record/record.ts';

/**
 * `error` blocks a submission; `confirm` blocks until the officer chooses; `warning` never blocks and travels with the
 * submission, with a reason where the officer gives one; `info` tells what was normalised.
 */
export const SEVERITIES = ['error', 'confirm', 'warning', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

export type Params = Readonly<Record<string, string | number | readonly string[]>>;

/** What can be written into the sheet to settle an issue. */
export interface Fix {
  /** Safe: means the same as what was typed (digits made half-width, a phone without spaces). Taken in bulk without asking. */
  readonly safe: boolean;
  readonly edits: readonly { readonly cell: string; readonly value: string | number | null }[];
  /** The field's value once the fix is taken. */
  readonly value?: FieldValue;
}

/** 问题: one finding on one cell, row or sheet. The text for people is made of it in i18n. */
export interface Issue {
  /** Stable, such as `money.range`. The part before the dot is the field type or the rule that speaks. */
  readonly code: string;
  readonly severity: Severity;
  /** A1 address; null for a finding about a whole sheet, or a record without one. */
  readonly cell: string | null;
  readonly row: number | null;
  readonly field: string | null;
  /** 0-based index into the sheet's records; null for a finding about the sheet. */
  readonly record: number | null;
  readonly params: Params;
  /** The other cells of a finding across cells. */
  readonly related?: readonly string[];
  readonly fix: Fix | null;
}

/** Whether nothing stands in the way of submitting. */
export function isBlocking(issue: Issue): boolean {
  return issue.severity === 'error' || issue.severity === 'confirm';
}
