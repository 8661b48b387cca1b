import type { AnnexDefinition } from '../../shared/annex/definition.ts';
import type { Answered } from '../../shared/api/client/call.ts';
import type { Decision, Reason, ReplyInput } from '../../shared/api/contracts/review.ts';
import type { SubmissionItem, SubmissionJson } from '../../shared/api/contracts/submission.ts';
import type { UnitClient } from '../../shared/api/unit-client.ts';
import type { AnnexRecord } from '../../shared/record/record.ts';
import { ok } from '../../shared/result.ts';
import { matchRecords } from '../../shared/versions/match-records.ts';
import type { SheetAtHand } from './sheet-at-hand.ts';

/** A reason of a return that wants an answer. */
export interface OpenReason extends Reason {
  /** `7/3/fundsWan`: decision, record, field. What is said of one cell in several reasons is answered once. */
  readonly key: string;
}

/** A return that the unit's next version has to answer. */
export interface Returned {
  /** Newest version: the base of the next one. */
  readonly submission: SubmissionJson;
  readonly decision: Decision;
  /** Never empty. Where nothing was said of a cell, what was said overall is the one reason. */
  readonly reasons: readonly OpenReason[];
}

/** Where a unit stands with an annex. `returned`: null where nothing is to be answered. */
export interface Standing {
  readonly newest: SubmissionItem | null;
  readonly returned: Returned | null;
}

/** What was written so far, by the key of the reason: JSON-friendly as `[...replies]`. */
export type Replies = ReadonlyMap<string, string>;

/** Where a reason stands on the sheets at hand; `sheet` is their index. */
export interface ReasonPlace {
  readonly sheet: number;
  readonly cell: string;
}

interface Asked {
  readonly unit: string;
  readonly notice: string;
  readonly annex: string;
}

/**
 * The newest version of a unit's annex, and the return that it has to answer.
 * @example
 * const standing = await standingOf(api, { unit: session.unit, notice, annex });
 * if (standing.ok && standing.value.returned) show(standing.value.returned.reasons);
 */
export async function standingOf(
  api: Pick<UnitClient, 'submissions' | 'submission'>,
  { unit, notice, annex }: Asked,
): Answered<Standing> {
  const list = await api.submissions({ unit, notice, annex });
  if (!list.ok) return list;
  const newest = list.value.items[0] ?? null;
  // A return may stand behind a withdrawal, and is to be answered all the same.
  if (newest?.state !== 'returned' && newest?.state !== 'withdrawn') return ok({ newest, returned: null });
  const whole = await api.submission(newest.id);
  return whole.ok ? ok({ newest, returned: returnedOf(whole.value) }) : whole;
}

/** The return in force on a version; null where there is none to answer. */
export function returnedOf(submission: SubmissionJson): Returned | null {
  const decision = submission.decisions.filter(({ kind }) => kind !== 'withdraw').at(-1);
  if (decision?.kind !== 'return') return null;
  const { id, overall } = decision;
  const alone = { record: null, field: null, text: overall ?? '', row: null, cell: null, label: null };
  const reasons = new Map<string, OpenReason>();
  for (const reason of decision.reasons.length > 0 ? decision.reasons : [alone]) {
    const key = [id, reason.record ?? '', reason.field ?? ''].join('/');
    const before = reasons.get(key);
    reasons.set(key, before ? { ...before, text: `${before.text}\n${reason.text}` } : { ...reason, key });
  }
  return { submission, decision, reasons: [...reasons.values()] };
}

/** Cells of a version, by key. */
export interface Placed {
  readonly submission: Pick<SubmissionJson, 'annex' | 'records'>;
  readonly reasons: readonly Pick<OpenReason, 'key' | 'record' | 'field'>[];
}

/**
 * The cell each reason stands in now, by its key: the record is found again however rows were moved, and where it is
 * gone, or the reason is of no cell, there is none. Of a whole record: its first cell.
 */
export function placesOf(
  annex: AnnexDefinition,
  of: Placed,
  sheets: readonly SheetAtHand[],
): ReadonlyMap<string, ReasonPlace> {
  const here = sheets.flatMap(({ records }, sheet) => records.map((record) => ({ sheet, record })));
  const records = here.map(({ record }) => record);
  const before = of.submission.records as readonly AnnexRecord[];
  const now = new Map(matchRecords(annex, before, records).pairs);
  const places = new Map<string, ReasonPlace>();
  for (const { key, record, field } of of.reasons) {
    const at = record === null ? undefined : here[now.get(record) ?? -1];
    const columns = at ? (sheets[at.sheet]?.columns ?? []) : [];
    const column = field === null ? columns[0] : columns.find((each) => each.field === field);
    if (!at || !column) continue;
    const cell = annex.layout === 'form' ? column.cell : `${column.cell.replace(/\d+$/, '')}${at.record.row ?? ''}`;
    if (annex.layout === 'form' || at.record.row !== null) places.set(key, { sheet: at.sheet, cell });
  }
  return places;
}

/** The reasons that nobody has answered yet. */
export function unanswered(returned: Returned, replies: Replies): readonly OpenReason[] {
  return returned.reasons.filter(({ key }) => !replies.get(key)?.trim());
}

/** What to send as `replies`, with `baseVersion` of the version that was returned. Empty answers are left out. */
export function repliesFor(returned: Returned, replies: Replies): ReplyInput[] {
  return returned.reasons.flatMap(({ key, record, field }) => {
    const text = replies.get(key)?.trim();
    return text ? [{ decision: returned.decision.id, record, field, text }] : [];
  });
}
