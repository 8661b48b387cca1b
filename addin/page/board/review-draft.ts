import type { AnnexDefinition } from '../../../shared/annex/definition.ts';
import type { SubmissionJson } from '../../../shared/api/contracts/submission.ts';
import type { AnnexRecord } from '../../../shared/record/record.ts';
import { matchRecords } from '../../../shared/versions/match-records.ts';
import { placeKey, type Reason, type Reasons } from './review-places.ts';

/** What a reviewer has written about a version and not yet sent. */
export interface ReviewDraft {
  readonly submission: SubmissionJson;
  readonly reasons: Reasons;
  readonly overall: string;
  /** Written about the version before, which this one replaced meanwhile. */
  readonly carried: boolean;
}

/** It outlives a look elsewhere on the board; by whom and about what it is. */
const drafts = new Map<string, ReviewDraft>();

const keyOf = (by: string, { notice, annex, unit }: SubmissionJson) => [by, notice, annex, unit].join('/');

export function keepDraft(by: string, draft: ReviewDraft): void {
  drafts.set(keyOf(by, draft.submission), draft);
}

export function dropDraft(by: string, submission: SubmissionJson): void {
  drafts.delete(keyOf(by, submission));
}

/** What this person has written so far: on this version, or carried over from the one it replaces. */
export function draftFor(by: string, annex: AnnexDefinition | undefined, submission: SubmissionJson): ReviewDraft {
  const kept = drafts.get(keyOf(by, submission));
  if (kept?.submission.id === submission.id) return kept;
  if (!kept || !annex) return { submission, reasons: new Map(), overall: '', carried: false };
  const carried = carriedOver(annex, kept, submission);
  keepDraft(by, carried);
  return carried;
}

/**
 * A draft on the next version: each reason at the row its row became. A row that is gone takes its reason into what is
 * said overall, so that nothing written is lost.
 */
export function carriedOver(annex: AnnexDefinition, draft: ReviewDraft, submission: SubmissionJson): ReviewDraft {
  const records = (of: SubmissionJson) => of.records as unknown as readonly AnnexRecord[];
  const { pairs } = matchRecords(annex, records(draft.submission), records(submission));
  const now = new Map(pairs);
  const reasons = new Map<string, Reason>();
  const gone: string[] = [];
  for (const reason of draft.reasons.values()) {
    const record = reason.record === null ? null : now.get(reason.record);
    if (record === undefined) gone.push(reason.text);
    else reasons.set(placeKey({ ...reason, record }), { ...reason, record });
  }
  const overall = [draft.overall, ...gone].filter((text) => text.trim() !== '').join('\n');
  return { submission, reasons, overall, carried: reasons.size > 0 || overall !== '' };
}
