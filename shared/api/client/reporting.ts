import type { Comparison } from '../contracts/comparison.ts';
import type { InspectionJson } from '../contracts/inspection.ts';
import type { NoticeJson } from '../contracts/notice.ts';
import type { Stamp } from '../contracts/scan.ts';
import type { Decided, SubmissionInput, SubmissionJson, SubmissionList, Submitted } from '../contracts/submission.ts';
import type { Versions } from '../contracts/versions.ts';
import { type Calls, part, posted, sentBytes } from './call.ts';

/** Filling an annex in, handing it up, and what became of it. */
export const reportingCalls = ({ json, bytes }: Calls) => ({
  notices: () => json<NoticeJson[]>('/notices'),
  notice: (id: string) => json<NoticeJson>(`/notices/${part(id)}`),
  /** The official blank with native validation, the unit's name filled in. */
  template: (notice: string, annex: string) => bytes(`/notices/${part(notice)}/annexes/${part(annex)}/template.xlsx`),
  inspect: (workbook: Uint8Array<ArrayBuffer>, file?: string) =>
    json<InspectionJson>('/inspections', sentBytes(workbook, { file })),
  /** `key`: the Idempotency-Key; keep it with the data until an answer came. */
  submit: (input: SubmissionInput, key: string) => json<Submitted>('/submissions', posted(input, key)),
  /** Read by the Worker; for clients that can't read a workbook themselves. */
  submitWorkbook: (
    workbook: Uint8Array<ArrayBuffer>,
    query: { notice: string; annex: string; baseVersion?: number },
    key: string,
  ) => json<Submitted>('/submissions', sentBytes(workbook, query, key)),
  submissions: (query: { notice?: string; annex?: string; unit?: string; cursor?: string } = {}) =>
    json<SubmissionList>('/submissions', { query }),
  submission: (id: string) => json<SubmissionJson>(`/submissions/${part(id)}`),
  /** By an officer of the unit itself. `key`: the Idempotency-Key. */
  withdraw: (submission: string, key: string) =>
    json<Decided>(`/submissions/${part(submission)}/withdraw`, posted({}, key)),
  /** Every version of the same unit's annex, the newest first. */
  versions: (submission: string) => json<Versions>(`/submissions/${part(submission)}/versions`),
  /** Cell by cell, from `before` to `after`. */
  compare: (before: string, after: string) => json<Comparison>(`/submissions/${part(before)}/compare/${part(after)}`),
  /** The workbook as it was. */
  versionWorkbook: (submission: string) => bytes(`/submissions/${part(submission)}/workbook.xlsx`),
  /** Whether the submission waits for its stamp. */
  stamp: (submission: string) => json<Stamp>(`/submissions/${part(submission)}/stamp`),
  /** The scan of the stamped print: a PDF or a JPEG of 5 MB at most; by an officer of the unit itself. */
  attachScan: (submission: string, scan: Uint8Array<ArrayBuffer>) =>
    json<Stamp>(`/submissions/${part(submission)}/scan`, sentBytes(scan)),
  /** The newest scan. */
  scan: (submission: string) => bytes(`/submissions/${part(submission)}/scan`),
});
