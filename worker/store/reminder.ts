import type { D1Database } from '@cloudflare/workers-types';
import { insertEvents, type NewEvent } from './event.ts';

/** How often a robot that refuses is asked. */
export const MAX_ATTEMPTS = 5;

/** What one annex asks, by one deadline, of units directly below one whose group is reminded. */
export interface Deadline {
  readonly unit: string;
  readonly notice: string;
  readonly noticeTitle: string;
  readonly closed: number;
  readonly annex: string;
  readonly deadline: string;
}

export type ReminderKey = Pick<Deadline, 'unit' | 'notice' | 'annex' | 'deadline'> & { readonly step: number };

/** The deadlines in a time that a group is to be reminded of; none of a notice that is locked. */
export async function deadlinesToRemind(db: D1Database, from: string, until: string): Promise<Deadline[]> {
  const { results } = await db
    .prepare(
      `SELECT r.unit, a.notice, n.title AS noticeTitle, n.closed_at IS NOT NULL AS closed, a.annex, a.deadline
       FROM reminder_settings r JOIN units u ON u.parent = r.unit AND u.retired_at IS NULL
       JOIN assignments a ON a.unit = u.code AND a.duty = 'must' AND a.deadline >= ?1 AND a.deadline < ?2
       JOIN notices n ON n.id = a.notice AND n.locked_at IS NULL
       WHERE r.active = 1 AND r.address IS NOT NULL
       GROUP BY r.unit, a.notice, a.annex, a.deadline ORDER BY a.deadline, r.unit, a.notice, a.annex`,
    )
    .bind(from, until)
    .all<Deadline>();
  return results;
}

/** What was told already, or is not to be tried at `now`: sent, without an answer, refused too often or just now. */
export async function settledReminders(db: D1Database, from: string, until: string, now: string) {
  const { results } = await db
    .prepare(
      `SELECT unit, notice, annex, deadline, step FROM reminders WHERE deadline >= ?1 AND deadline < ?2
         AND NOT (state = 'failed' AND again_at IS NOT NULL AND again_at <= ?3)`,
    )
    .bind(from, until, now)
    .all<ReminderKey>();
  return results;
}

/** Units directly below `unit` that were ever given more time: a closed notice still takes theirs. */
export async function extendedBelow(db: D1Database, notice: string, unit: string): Promise<Set<string>> {
  const { results } = await db
    .prepare(
      `SELECT DISTINCT c.annex || ' ' || c.unit AS of FROM assignment_changes c JOIN units u ON u.code = c.unit
       WHERE c.notice = ?1 AND c.kind = 'extend' AND u.parent = ?2`,
    )
    .bind(notice, unit)
    .all<{ of: string }>();
  return new Set(results.map(({ of }) => of));
}

export interface Claim extends ReminderKey {
  readonly missing: number;
  readonly returned: number;
}

/**
 * Takes reminders to send, under a name nobody else has. Of two who try at once each reminder goes to one: the other
 * finds it taken. Gives those that were taken.
 */
export async function claimReminders(
  db: D1Database,
  claims: readonly Claim[],
  claim: string,
  now: string,
): Promise<ReminderKey[]> {
  const [, taken] = await db.batch([
    db
      .prepare(
        `INSERT INTO reminders (unit, notice, annex, deadline, step, state, attempts, claim, at, tried_at, missing,
           returned, message)
         SELECT value ->> 'unit', value ->> 'notice', value ->> 'annex', value ->> 'deadline', value ->> 'step', 'sending',
           1, ?2, ?3, ?3, value ->> 'missing', value ->> 'returned', '' FROM json_each(?1) WHERE true
         ON CONFLICT (unit, notice, annex, deadline, step) DO UPDATE SET state = 'sending', attempts = attempts + 1,
           claim = excluded.claim, tried_at = excluded.tried_at, again_at = NULL, missing = excluded.missing,
           returned = excluded.returned
         WHERE state = 'failed' AND again_at IS NOT NULL AND again_at <= ?3`,
      )
      .bind(JSON.stringify(claims), claim, now),
    db.prepare('SELECT unit, notice, annex, deadline, step FROM reminders WHERE claim = ?1').bind(claim),
  ]);
  return (taken?.results ?? []) as ReminderKey[];
}

/** What came of a claim. `unknown`: no answer came; it stays taken for good, for it may have arrived. */
export interface Settled {
  readonly state: 'sent' | 'failed' | 'unknown';
  readonly error: string | null;
  readonly message: string;
  readonly now: string;
}

/** Keeps what came of a claim: what was refused waits 20 minutes, then twice as long each time, 5 times in all. */
export async function settleReminders(db: D1Database, claim: string, settled: Settled, event: NewEvent | null) {
  const { state, error, message, now } = settled;
  const update = db
    .prepare(
      `UPDATE reminders SET state = ?2, error = ?3, message = ?4,
         again_at = CASE WHEN ?2 = 'failed' AND attempts < ${MAX_ATTEMPTS}
           THEN strftime('%Y-%m-%dT%H:%M:%fZ', ?5, '+' || (10 << attempts) || ' minutes') END
       WHERE claim = ?1`,
    )
    .bind(claim, state === 'unknown' ? 'sending' : state, error, message, now);
  await db.batch(event ? [update, insertEvents(db, [event])] : [update]);
}

export interface StoredReminder extends ReminderKey {
  readonly id: number;
  readonly unitName: string;
  readonly noticeTitle: string;
  readonly state: 'sending' | 'sent' | 'failed';
  readonly attempts: number;
  readonly error: string | null;
  readonly at: string;
  readonly triedAt: string;
  readonly againAt: string | null;
  readonly missing: number;
  readonly returned: number;
  readonly message: string;
}

/** Reminders to the groups of a unit and those below it (`exact`: of it alone), the newest first. */
export async function listReminders(
  db: D1Database,
  of: { path: string; exact: boolean; notice: string | null; before: number | null; limit: number },
): Promise<StoredReminder[]> {
  const { results } = await db
    .prepare(
      `SELECT r.id, r.unit, u.name AS unitName, r.notice, n.title AS noticeTitle, r.annex, r.deadline, r.step, r.state,
         r.attempts, r.error, r.at, r.tried_at AS triedAt, r.again_at AS againAt, r.missing, r.returned, r.message
       FROM reminders r JOIN units u ON u.code = r.unit JOIN notices n ON n.id = r.notice
       WHERE u.path >= ?1 AND u.path < ?1 || '~' AND (?2 = 0 OR u.path = ?1) AND (?3 IS NULL OR r.notice = ?3)
         AND (?4 IS NULL OR r.id < ?4) ORDER BY r.id DESC LIMIT ?5`,
    )
    .bind(of.path, of.exact ? 1 : 0, of.notice, of.before, of.limit)
    .all<StoredReminder>();
  return results;
}
