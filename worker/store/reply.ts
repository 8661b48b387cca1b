import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types';
import type { StoredReason } from './decision.ts';

/** An answer to a reason of a return. */
export interface StoredReply {
  readonly decision: number;
  readonly record: number | null;
  readonly field: string | null;
  readonly text: string;
}

/** The statements that keep replies, to decisions on this unit alone. `owner` and `keys` as in insertRecords. */
export function insertReplies(
  db: D1Database,
  owner: string,
  keys: readonly [string, string, string],
  replies: readonly StoredReply[],
): D1PreparedStatement[] {
  if (replies.length === 0) return [];
  const statement = db.prepare(
    `INSERT INTO replies (submission, position, decision, record, field, text)
     SELECT owner.id, r.key, d.id, r.value ->> 'record', r.value ->> 'field', r.value ->> 'text'
     FROM (SELECT ${owner} AS id) owner, json_each(?4) r JOIN decisions d ON d.id = r.value ->> 'decision'
       JOIN submissions b ON b.id = d.submission AND b.unit = ?1
     WHERE owner.id IS NOT NULL`,
  );
  return [statement.bind(...keys, JSON.stringify(replies))];
}

/** The answers that came with a submission. */
export async function repliesOf(db: D1Database, submission: number): Promise<StoredReply[]> {
  const { results } = await db
    .prepare('SELECT decision, record, field, text FROM replies WHERE submission = ?1 ORDER BY position')
    .bind(submission)
    .all<StoredReply>();
  return results;
}

/** The answers that came with each of these submissions. */
export async function repliesOfAll(
  db: D1Database,
  submissions: readonly number[],
): Promise<ReadonlyMap<number, readonly StoredReply[]>> {
  const { results } = await db
    .prepare(
      `SELECT submission, decision, record, field, text FROM replies
       WHERE submission IN (SELECT value FROM json_each(?1)) ORDER BY submission, position`,
    )
    .bind(JSON.stringify(submissions))
    .all<StoredReply & { submission: number }>();
  const found = new Map<number, StoredReply[]>();
  for (const { submission, ...reply } of results) found.set(submission, [...(found.get(submission) ?? []), reply]);
  return found;
}

/**
 * The return of a version (`b`) whose reasons the next one has to answer: the newest decision that is no withdrawal.
 * What was said overall is a reason where nothing else was said.
 */
const OPEN_RETURN = `SELECT d.id AS decision, r.value ->> 'record' AS record, r.value ->> 'field' AS field,
    r.value ->> 'text' AS text
  FROM submissions b
  JOIN decisions d ON d.id = (SELECT max(id) FROM decisions WHERE submission = b.id AND kind <> 'withdraw')
  JOIN json_each(CASE WHEN json_array_length(d.reasons) = 0 AND d.overall IS NOT NULL
    THEN json_array(json_object('record', NULL, 'field', NULL, 'text', d.overall)) ELSE d.reasons END) r
  WHERE b.notice = ?1 AND b.annex = ?2 AND b.unit = ?3 AND b.version = ?4 AND d.kind = 'return'`;

/** A reason that waits for an answer. */
export interface OpenReason extends StoredReason {
  readonly decision: number;
  readonly submission: number;
}

/** SQL: whether a reason of the base version's return is left without an answer among those of the JSON parameter. */
export const unanswered = (replies: string) =>
  `EXISTS (SELECT 1 FROM (${OPEN_RETURN}) o WHERE NOT EXISTS (SELECT 1 FROM json_each(${replies}) p
     WHERE p.value ->> 'decision' = o.decision AND p.value ->> 'record' IS o.record AND p.value ->> 'field' IS o.field))`;

/** The reasons that the next version of a unit has to answer. */
export async function openReasons(
  db: D1Database,
  notice: string,
  annex: string,
  unit: string,
  version: number,
): Promise<OpenReason[]> {
  const { results } = await db
    .prepare(OPEN_RETURN.replace('SELECT d.id AS decision', 'SELECT b.id AS submission, d.id AS decision'))
    .bind(notice, annex, unit, version)
    .all<OpenReason>();
  return results;
}
