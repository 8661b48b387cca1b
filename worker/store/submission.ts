import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types';
import { deviceOf } from './event.ts';
import { insertForward, type NewForward } from './forward.ts';
import { type Columns, insertLayout } from './layout.ts';
import { insertPapers } from './paper.ts';
import type { SignedIn } from './person.ts';
import { type EncodedRecords, insertRecords } from './record.ts';
import { insertReplies, type StoredReply, unanswered } from './reply.ts';

/** 填报, one version of it, as stored. Everything in it stays as it was received. */
export interface StoredSubmission {
  readonly id: number;
  readonly notice: string;
  readonly annex: string;
  readonly unit: string;
  readonly version: number;
  readonly nil: number;
  readonly count: number;
  readonly contentHash: string;
  readonly receivedAt: string;
  readonly requestHash: string;
  readonly nonce: string;
  readonly year: number;
  readonly unitName: string;
  /** Its newest decision. */
  readonly decision: 'return' | 'accept' | 'withdraw' | null;
  /** The newest version of this unit for this annex. */
  readonly newest: number;
  readonly deadline: string | null;
}

export interface NewSubmission {
  readonly notice: string;
  readonly annex: string;
  readonly baseVersion: number;
  readonly nil: boolean;
  readonly header: Readonly<Record<string, string>>;
  readonly issues: readonly object[];
  readonly answers: readonly object[];
  readonly replies: readonly StoredReply[];
  readonly columns: Columns;
  /** What it was made of, where it is a merge handed up. */
  readonly forward?: NewForward;
  readonly contentHash: string;
  readonly receivedAt: string;
  readonly idempotencyKey: string;
  readonly requestHash: string;
  /** Random, of this request alone: tells which of several equal requests stored the row. */
  readonly nonce: string;
}

/** Columns of a StoredSubmission, of `submissions s`. */
export const SUBMISSION_COLUMNS = `s.id, s.notice, s.annex, s.unit, s.version, s.nil, s.count, s.content_hash AS contentHash,
  s.received_at AS receivedAt, s.request_hash AS requestHash, s.nonce, n.year, u.name AS unitName,
  (SELECT kind FROM decisions WHERE submission = s.id ORDER BY id DESC LIMIT 1) AS decision,
  (SELECT max(version) FROM submissions WHERE notice = s.notice AND annex = s.annex AND unit = s.unit) AS newest,
  (SELECT deadline FROM assignments WHERE notice = s.notice AND annex = s.annex AND unit = s.unit) AS deadline`;

const SELECT = `SELECT ${SUBMISSION_COLUMNS}
  FROM submissions s JOIN notices n ON n.id = s.notice JOIN units u ON u.code = s.unit`;

/** What stands in the way of storing, or what was stored under the key already. */
export interface Standing {
  readonly kept: StoredSubmission | null;
  readonly duty: 'must' | 'may' | 'exempt' | null;
  readonly nilAllowed: boolean;
  readonly quote: string | null;
  readonly deadline: string | null;
  /** 0: none yet. */
  readonly currentVersion: number;
  /** null: no such notice, or the annex is none of it. */
  readonly annexVersion: number | null;
  readonly lockedAt: string | null;
  readonly closedAt: string | null;
  /** When the unit was given more time for it. */
  readonly extendedAt: string | null;
  /** On the newest version. */
  readonly decision: StoredSubmission['decision'];
}

const keptUnder = (db: D1Database, unit: string, key: string) =>
  db.prepare(`${SELECT} WHERE s.unit = ?1 AND s.idempotency_key = ?2`).bind(unit, key);

/** Everything that decides whether `unit` may hand in this annex, read at once. */
export async function standingOf(
  db: D1Database,
  unit: string,
  notice: string,
  annex: string,
  key: string,
): Promise<Standing> {
  const [kept, facts] = await db.batch([
    keptUnder(db, unit, key),
    db
      .prepare(
        `SELECT a.duty, a.nil_allowed AS nilAllowed, a.quote, a.deadline, n.locked_at AS lockedAt, n.closed_at AS closedAt,
           (SELECT max(at) FROM assignment_changes WHERE notice = ?2 AND annex = ?3 AND unit = ?1 AND kind = 'extend') AS extendedAt,
           (SELECT kind FROM decisions WHERE submission = (SELECT id FROM submissions WHERE notice = ?2 AND annex = ?3
             AND unit = ?1 ORDER BY version DESC LIMIT 1) ORDER BY id DESC LIMIT 1) AS decision,
           (SELECT coalesce(max(version), 0) FROM submissions WHERE notice = ?2 AND annex = ?3 AND unit = ?1) AS currentVersion,
           (SELECT annex_version FROM notice_annexes WHERE notice = ?2 AND annex = ?3) AS annexVersion
         FROM (SELECT 1) LEFT JOIN notices n ON n.id = ?2
         LEFT JOIN assignments a ON a.notice = ?2 AND a.annex = ?3 AND a.unit = ?1`,
      )
      .bind(unit, notice, annex),
  ]);
  const row = facts?.results[0] as Omit<Standing, 'kept' | 'nilAllowed'> & { nilAllowed: number | null };
  return {
    ...row,
    nilAllowed: row.nilAllowed === 1,
    kept: (kept?.results[0] as StoredSubmission | undefined) ?? null,
  };
}

/**
 * Stores a submission with its records and its event in one transaction, where the notice is open, the annex is the
 * unit's to fill, the base version is the current one and its return answered, the key is free and the caller's token
 * still an officer's. Gives what was stored; null if nothing was (standingOf tells why, and what stands under the key
 * already). D1 doesn't retry writes: a lost reply is settled by the same call.
 */
export async function storeSubmission(
  db: D1Database,
  caller: SignedIn,
  submission: NewSubmission,
  records: EncodedRecords,
): Promise<StoredSubmission | null> {
  const { idempotencyKey: key, nonce } = submission;
  const unit = caller.unit.code;
  const mine = '(SELECT id FROM submissions WHERE unit = ?1 AND idempotency_key = ?2 AND nonce = ?3)';
  const results = await db.batch<Given>([
    insertion(db, caller, submission, records.rows.length),
    ...insertRecords(db, mine, [unit, key, nonce], records),
    ...insertPapers(db, mine, [unit, key, nonce], 'issues', submission.issues),
    ...insertPapers(db, mine, [unit, key, nonce], 'answers', submission.answers),
    ...insertReplies(db, mine, [unit, key, nonce], submission.replies),
    ...insertLayout(db, mine, [unit, key, nonce], submission.columns),
    ...(submission.forward ? insertForward(db, mine, [unit, key, nonce], submission.forward) : []),
    db
      .prepare(
        `INSERT INTO events (at, person, unit, kind, subject, data, device)
         SELECT received_at, person, unit, 'submission.received', id,
           json_object('notice', notice, 'annex', annex, 'version', version, 'contentHash', content_hash, 'nil', nil), ?4
         FROM submissions WHERE id = ${mine}`,
      )
      .bind(unit, key, nonce, deviceOf(caller.tokenHash)),
    ...(submission.forward ? [forwardedEvent(db, mine, [unit, key, nonce], caller)] : []),
  ]);
  const given = results[0]?.results[0];
  return given ? storedAs(given, unit, submission, records.rows.length) : null;
}

/** What the database gives of a submission that it takes. */
type Given = Pick<StoredSubmission, 'id' | 'year' | 'unitName' | 'deadline'>;

function storedAs(given: Given, unit: string, s: NewSubmission, count: number): StoredSubmission {
  const { notice, annex, contentHash, receivedAt, requestHash, nonce } = s;
  const version = s.baseVersion + 1;
  const words = { notice, annex, unit, contentHash, receivedAt, requestHash, nonce };
  return { ...given, ...words, version, newest: version, nil: s.nil ? 1 : 0, count, decision: null };
}

/** What a closed notice still takes of unit ?3: what was returned to it (version ?4), and what it was given more time for. */
const RETURNED = `coalesce((SELECT kind FROM decisions WHERE submission = (SELECT id FROM submissions
  WHERE notice = ?1 AND annex = ?2 AND unit = ?3 AND version = ?4) ORDER BY id DESC LIMIT 1), '') = 'return'`;
const EXTENDED = `EXISTS (SELECT 1 FROM assignment_changes WHERE notice = ?1 AND annex = ?2 AND unit = ?3 AND kind = 'extend')`;

/** That it was a merge, and of how many units. */
function forwardedEvent(
  db: D1Database,
  mine: string,
  keys: readonly [string, string, string],
  caller: SignedIn,
): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO events (at, person, unit, kind, subject, data, device)
       SELECT received_at, person, unit, 'submission.forwarded', id,
         json_object('notice', notice, 'annex', annex, 'version', version,
           'expected', (SELECT count(*) FROM forward_inputs WHERE submission = submissions.id),
           'counted', (SELECT count(input) FROM forward_inputs WHERE submission = submissions.id)), ?4
       FROM submissions WHERE id = ${mine}`,
    )
    .bind(...keys, deviceOf(caller.tokenHash));
}

function insertion(db: D1Database, caller: SignedIn, s: NewSubmission, count: number): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO submissions (notice, annex, annex_version, unit, version, nil, header, count,
         content_hash, received_at, person, idempotency_key, request_hash, nonce)
       SELECT x.notice, x.annex, x.annex_version, ?3, ?4 + 1, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13
       FROM notice_annexes x JOIN notices n ON n.id = x.notice
       JOIN assignments a ON a.notice = x.notice AND a.annex = x.annex AND a.unit = ?3
       WHERE x.notice = ?1 AND x.annex = ?2 AND n.locked_at IS NULL AND a.duty <> 'exempt' AND (?5 = 0 OR a.nil_allowed = 1)
         AND (SELECT coalesce(max(version), 0) FROM submissions WHERE notice = ?1 AND annex = ?2 AND unit = ?3) = ?4
         AND EXISTS (SELECT 1 FROM tokens t JOIN people p ON p.id = t.person WHERE t.hash = ?14 AND t.revoked_at IS NULL
           AND t.used_at > ?15 AND p.id = ?10 AND p.unit = ?3 AND p.role = 'officer')
         AND (n.closed_at IS NULL OR ${RETURNED} OR (${EXTENDED} AND a.deadline >= ?9))
         AND NOT ${unanswered('?16')}
       ON CONFLICT (unit, idempotency_key) DO NOTHING
       RETURNING id, (SELECT year FROM notices WHERE id = ?1) AS year, (SELECT name FROM units WHERE code = ?3) AS unitName,
         (SELECT deadline FROM assignments WHERE notice = ?1 AND annex = ?2 AND unit = ?3) AS deadline`,
    )
    .bind(
      s.notice,
      s.annex,
      caller.unit.code,
      s.baseVersion,
      s.nil ? 1 : 0,
      JSON.stringify(s.header),
      count,
      s.contentHash,
      s.receivedAt,
      caller.person,
      s.idempotencyKey,
      s.requestHash,
      s.nonce,
      caller.tokenHash,
      caller.idleSince,
      JSON.stringify(s.replies),
    );
}
