import type { SubmissionInput } from '../../../shared/api/contracts/submission.ts';
import { type Replies, type Returned, repliesFor } from '../../usecases/returned.ts';
import type { Content } from '../reader/protocol.ts';
import type { OpenWorkbook } from './workbook-state.ts';

/** What goes to the Worker: the records as read, what was answered to their findings, and to a return (`returned`). */
export function inputOf(
  workbook: OpenWorkbook,
  content: Content,
  sheets: readonly number[],
  target: { readonly notice: string; readonly annex: string; readonly baseVersion: number },
  returned: Returned | undefined,
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
  const { header, records, columns } = content;
  return { ...target, header, records, columns, answers, ...answering(returned, workbook.replies) };
}

/** The part of a submission that answers a return; nothing of it where there is none. */
export function answering(returned: Returned | undefined, written: Replies): Pick<SubmissionInput, 'replies'> {
  const replies = returned ? repliesFor(returned, written) : [];
  return replies.length > 0 ? { replies } : {};
}

/** The same content, answers, replies and base version give the same text: one Idempotency-Key is kept for it. */
export function fingerprintOf(input: SubmissionInput, hash: string): string {
  const { baseVersion = 0, answers = [], replies = [] } = input;
  return `${hash}/${baseVersion}/${JSON.stringify([answers, replies])}`;
}
