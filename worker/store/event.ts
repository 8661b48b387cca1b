import type { D1Database } from '@cloudflare/workers-types';
import type { Role } from '../../shared/api/contracts/session.ts';
import type { AuditEvent } from '../../shared/audit/event.ts';

export interface NewEvent {
  readonly at: string;
  readonly person: number | null;
  readonly unit: string;
  readonly kind: string;
  readonly subject: string;
  readonly data: object;
  /** deviceOf of the caller's token; absent where a program acts. */
  readonly device?: string;
}

/** What a device is called by: the beginning of its token's hash, of which the token can't be guessed. */
export function deviceOf(tokenHash: string): string {
  return tokenHash.slice(0, 12);
}

/**
 * Appends events. Those of a change are written with it, in its transaction: take the statement into the batch.
 * `where`: SQL over `given` (?1, ?2 …) that must hold, or nothing is appended.
 */
export function insertEvents(
  db: D1Database,
  events: readonly NewEvent[],
  where = 'true',
  given: readonly (string | number)[] = [],
) {
  return db
    .prepare(
      `INSERT INTO events (at, person, unit, kind, subject, data, device)
       SELECT value ->> 'at', value ->> 'person', value ->> 'unit', value ->> 'kind', value ->> 'subject',
         value -> 'data', value ->> 'device'
       FROM json_each(?${given.length + 1}) WHERE ${where}`,
    )
    .bind(...given, JSON.stringify(events));
}

/** Appends events that stand alone. */
export async function addEvents(db: D1Database, events: readonly NewEvent[]): Promise<void> {
  await insertEvents(db, events).run();
}

/** An event with the names of those it speaks of. */
export interface ListedEvent extends AuditEvent {
  readonly unitName: string;
  readonly personName: string | null;
  readonly role: Role | null;
  readonly personUnit: string | null;
  readonly deviceLabel: string | null;
  readonly hash: string | null;
}

export interface EventFilter {
  /** Path of the unit whose own and lower events are listed. */
  readonly path: string;
  /** Only of the unit with that path. */
  readonly exact: boolean;
  readonly kind: string | null;
  readonly since: string | null;
  readonly until: string | null;
  /** Ids below this one only; null from the newest on. */
  readonly before: number | null;
  readonly limit: number;
}

/** Events, the newest first. */
export async function listEvents(db: D1Database, filter: EventFilter): Promise<ListedEvent[]> {
  const { path, exact, kind, since, until, before, limit } = filter;
  const { results } = await db
    .prepare(
      `SELECT e.id, e.at, e.person, e.unit, e.kind, e.subject, e.data, e.device, u.name AS unitName,
         p.name AS personName, p.role, pu.name AS personUnit, s.hash,
         (SELECT label FROM tokens WHERE hash >= e.device AND hash < e.device || 'g') AS deviceLabel
       FROM events e JOIN units u ON u.code = e.unit LEFT JOIN seals s ON s.event = e.id
       LEFT JOIN people p ON p.id = e.person LEFT JOIN units pu ON pu.code = p.unit
       WHERE u.path >= ?1 AND u.path < ?1 || '~' AND (?2 = 0 OR u.path = ?1) AND (?3 IS NULL OR e.kind = ?3)
         AND (?4 IS NULL OR e.at >= ?4) AND (?5 IS NULL OR e.at < ?5) AND (?6 IS NULL OR e.id < ?6)
       ORDER BY e.id DESC LIMIT ?7`,
    )
    .bind(path, exact ? 1 : 0, kind, since, until, before, limit)
    .all<ListedEvent>();
  return results;
}
