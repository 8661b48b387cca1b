import type { AuditEvent, Seal } from '../../shared/audit/event.ts';
import { type Sqlite, sequencesOf } from './dump.ts';

/** What `npm run verify` reads: events, their seals, and what was submitted. */
export function auditOf(db: Sqlite): { events: Iterable<AuditEvent>; seals: Iterable<Seal>; last: number | null } {
  const events = db.prepare('SELECT id, at, person, unit, kind, subject, data, device FROM events ORDER BY id');
  const seals = db.prepare('SELECT event, prev, hash, signature FROM seals ORDER BY event');
  return {
    events: events.iterate() as Iterable<AuditEvent>,
    seals: seals.iterate() as Iterable<Seal>,
    last: lastEvent(db),
  };
}

/** The highest number given to an event. A province's own numbers begin high up (replica.ts), before there is any event. */
function lastEvent(db: Sqlite): number | null {
  const last = sequencesOf(db).events ?? 0;
  const known = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'origin'").all().length > 0;
  const [origin] = (known ? db.prepare('SELECT first FROM origin').all() : []) as { first: number }[];
  return last > (origin?.first ?? 0) ? last : null;
}

/** A submission as it lies there, and the content hash its event tells; null where no event tells of it. */
export interface ProvenSubmission {
  readonly id: number;
  readonly notice: string;
  readonly annex: string;
  readonly unit: string;
  readonly header: string;
  readonly contentHash: string;
  readonly toldHash: string | null;
}

export function submissionsOf(db: Sqlite): Iterable<ProvenSubmission> {
  return db
    .prepare(
      `SELECT s.id, s.notice, s.annex, s.unit, s.header, s.content_hash AS contentHash,
         (SELECT e.data ->> 'contentHash' FROM events e WHERE e.unit = s.unit AND e.subject = CAST(s.id AS TEXT)
            AND e.data ->> 'contentHash' IS NOT NULL ORDER BY e.id LIMIT 1) AS toldHash
       FROM submissions s ORDER BY s.id`,
    )
    .iterate() as Iterable<ProvenSubmission>;
}

/** The JSON of a submission's records, in its order. */
export function recordsOf(db: Sqlite, submission: number): string[] {
  const rows = db
    .prepare('SELECT data FROM records WHERE id >= ? * 1048576 AND id < (? + 1) * 1048576 ORDER BY id')
    .all(submission, submission) as { data: string }[];
  return rows.map(({ data }) => data);
}
