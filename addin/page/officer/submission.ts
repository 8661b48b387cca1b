import type { SubmissionInput } from '../../../shared/api/contracts/submission.ts';
import type { Content } from '../reader/protocol.ts';
import type { OpenWorkbook } from './workbook-state.ts';

/** What goes to the Worker: the records as read, and what was answered to their findings. */
export function inputOf(
  workbook: OpenWorkbook,
  content: Content,
  sheets: readonly number[],
  target: { readonly notice: string; readonly annex: string; readonly baseVersion: number },
): SubmissionInput {
  const answers = sheets.flatMap((index) => {
    const findings = workbook.sheets[index]?.findings ?? [];
    return [...(workbook.answers.get(index) ?? [])].flatMap(([key, answer]) => {
      const issue = findings.find((finding) => finding.key === key)?.issue;
      if (!issue) return [];
      const record = issue.record === null ? null : issue.record + (content.offsets[index] ?? 0);
      return [{ record, field: issue.field, code: issue.code, reason: answer.reason }];
    });
  });
  return { ...target, header: content.header, records: content.records, answers };
}

/** The same content, answers and base version give the same text: one Idempotency-Key is kept for it. */
export function fingerprintOf(input: SubmissionInput, hash: string): string {
  return `${hash}/${input.baseVersion ?? 0}/${JSON.stringify(input.answers ?? [])}`;
}
