import type { D1Database } from '@cloudflare/workers-types';
import type { DecisionKind } from '../../shared/api/contracts/review.ts';
import { deviceOf } from './event.ts';
import type { SignedIn } from './person.ts';

/** A reason as stored: its place in the submission, and the text. */
export interface StoredReason {
  readonly record: number | null;
  readonly field: string | null;
  readonly text: string;
}

export interface NewDecision {
  readonly submission: number;
  readonly kind: DecisionKind;
  readonly person: number;
  readonly at: string;
  /** Reasons as shown to the officer, per cell or overall. */
  readonly reasons: readonly object[];
}

/** Adds a decision, with its event, whatever it is about: for tests. The newest one of a submission is in force. */
export async function addDecision(db: D1Database, decision: NewDecision): Promise<void> {
  const { submission, kind, person, at, reasons } = decision;
  await db.batch([
    db
      .prepare('INSERT INTO decisions (submission, kind, at, person, reasons) VALUES (?1, ?2, ?3, ?4, ?5)')
      .bind(submission, kind, at, person, JSON.stringify(reasons)),
    db
      .prepare(
        `INSERT INTO events (at, person, unit, kind, subject) SELECT ?2, ?3, unit, 'submission.' || ?4, id
         FROM submissions WHERE id = ?1`,
      )
      .bind(submission, at, person, kind),
  ]);
}

export interface StoredDecision {
  readonly id: number;
  readonly submission: number;
  readonly kind: DecisionKind;
  readonly at: string;
  readonly unit: string;
  readonly unitName: string;
  readonly overall: string | null;
  readonly reasons: readonly StoredReason[];
  readonly requestHash: string | null;
  readonly nonce: string | null;
}

type Row = Omit<StoredDecision, 'reasons'> & { readonly reasons: string };

const SELECT = `SELECT d.id, d.submission, d.kind, d.at, u.code AS unit, u.name AS unitName, d.overall, d.reasons,
    d.request_hash AS requestHash, d.nonce
  FROM decisions d JOIN people p ON p.id = d.person JOIN units u ON u.code = coalesce(d.unit, p.unit)`;

const decisionOf = (row: Row): StoredDecision => ({ ...row, reasons: JSON.parse(row.reasons) as StoredReason[] });

/** The decisions on a submission, in their order: the last one is in force. */
export async function decisionsOn(db: D1Database, submission: number): Promise<StoredDecision[]> {
  const { results } = await db.prepare(`${SELECT} WHERE d.submission = ?1 ORDER BY d.id`).bind(submission).all<Row>();
  return results.map(decisionOf);
}

/** The decision in force on each of these submissions. */
export async function decisionsInForce(
  db: D1Database,
  submissions: readonly number[],
): Promise<Map<number, StoredDecision>> {
  const { results } = await db
    .prepare(
      `${SELECT} WHERE d.id IN (SELECT (SELECT max(id) FROM decisions WHERE submission = s.value) FROM json_each(?1) s)`,
    )
    .bind(JSON.stringify(submissions))
    .all<Row>();
  return new Map(results.map((row) => [row.submission, decisionOf(row)]));
}

/** What a unit decided under a key. */
export async function decisionUnder(db: D1Database, unit: string, key: string): Promise<StoredDecision | null> {
  const row = await db.prepare(`${SELECT} WHERE d.unit = ?1 AND d.idempotency_key = ?2`).bind(unit, key).first<Row>();
  return row && decisionOf(row);
}

export interface KeyedDecision {
  readonly submission: number;
  readonly kind: DecisionKind;
  readonly at: string;
  readonly overall: string | null;
  readonly reasons: readonly StoredReason[];
  readonly idempotencyKey: string;
  readonly requestHash: string;
  /** Random, of this request alone. */
  readonly nonce: string;
}

/** The decisions in force from which each kind may follow; '' for none yet. */
export const FOLLOWS: Readonly<Record<DecisionKind, readonly string[]>> = {
  accept: [''],
  // What was accepted may turn out to be wrong: returning it is said, with its reasons, and leaves the count.
  return: ['', 'accept'],
  withdraw: ['', 'return'],
};

/** The event kinds of decisions, as `submission.<word>`. */
const EVENT = { accept: 'accepted', return: 'returned', withdraw: 'withdrawn' } as const;

/**
 * Stores a decision with its event where it may be made: on the newest version, by a reviewer of the unit directly
 * above (a withdrawal: by an officer of the unit itself), in a state it can follow; what takes something out of a locked
 * notice is held off. Gives what stands under the key afterwards; null: nothing was stored.
 */
export async function storeDecision(
  db: D1Database,
  caller: SignedIn,
  decision: KeyedDecision,
): Promise<StoredDecision | null> {
  const { submission, kind, at, overall, reasons, idempotencyKey, requestHash, nonce } = decision;
  const unit = caller.unit.code;
  const results = await db.batch<Row>([
    db
      .prepare(
        `INSERT INTO decisions (submission, kind, at, person, reasons, overall, unit, idempotency_key, request_hash, nonce)
         SELECT s.id, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10
         FROM submissions s JOIN units u ON u.code = s.unit JOIN notices n ON n.id = s.notice
         WHERE s.id = ?1 AND (CASE ?2 WHEN 'withdraw' THEN s.unit ELSE u.parent END) = ?7
           AND s.version = (SELECT max(version) FROM submissions WHERE notice = s.notice AND annex = s.annex AND unit = s.unit)
           AND coalesce((SELECT kind FROM decisions WHERE submission = s.id ORDER BY id DESC LIMIT 1), '')
             IN (SELECT value FROM json_each(?11))
           AND (?2 = 'accept' OR n.locked_at IS NULL)
           AND EXISTS (SELECT 1 FROM tokens t JOIN people p ON p.id = t.person WHERE t.hash = ?12 AND t.revoked_at IS NULL
             AND t.used_at > ?13 AND p.id = ?4 AND p.unit = ?7 AND p.role = ?14)
         ON CONFLICT (unit, idempotency_key) DO NOTHING`,
      )
      .bind(
        ...[submission, kind, at, caller.person, JSON.stringify(reasons), overall, unit, idempotencyKey],
        ...[requestHash, nonce, JSON.stringify(FOLLOWS[kind]), caller.tokenHash, caller.idleSince, caller.role],
      ),
    db
      .prepare(
        `INSERT INTO events (at, person, unit, kind, subject, device, data)
         SELECT d.at, d.person, s.unit, 'submission.' || ?4, s.id, ?5,
           json_object('notice', s.notice, 'annex', s.annex, 'version', s.version, 'decision', d.id, 'by', d.unit,
             'reasons', json_array_length(d.reasons))
         FROM decisions d JOIN submissions s ON s.id = d.submission
         WHERE d.unit = ?1 AND d.idempotency_key = ?2 AND d.nonce = ?3`,
      )
      .bind(unit, idempotencyKey, nonce, EVENT[kind], deviceOf(caller.tokenHash)),
    db.prepare(`${SELECT} WHERE d.unit = ?1 AND d.idempotency_key = ?2`).bind(unit, idempotencyKey),
  ]);
  const row = results.at(-1)?.results[0];
  return row ? decisionOf(row) : null;
}
