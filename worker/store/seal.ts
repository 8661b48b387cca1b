import type { D1Database } from '@cloudflare/workers-types';
import type { AuditEvent, Seal } from '../../shared/audit/event.ts';

/** The newest link, and the events that still wait for theirs, in their order. */
export async function unsealedEvents(
  db: D1Database,
  limit: number,
): Promise<{ head: string | null; events: AuditEvent[] }> {
  const [head, events] = await db.batch([
    db.prepare('SELECT hash FROM seals ORDER BY event DESC LIMIT 1'),
    db
      .prepare(
        `SELECT id, at, person, unit, kind, subject, data, device FROM events
         WHERE id > (SELECT coalesce(max(event), 0) FROM seals) ORDER BY id LIMIT ?1`,
      )
      .bind(limit),
  ]);
  const first = head?.results[0] as { hash: string } | undefined;
  return { head: first?.hash ?? null, events: (events?.results ?? []) as AuditEvent[] };
}

/**
 * Appends links; false where another isolate was first. A trigger lets in only the link of the oldest unsealed event,
 * and only behind the newest link: there is no fork, and no other order.
 */
export async function addSeals(db: D1Database, seals: readonly Seal[]): Promise<boolean> {
  try {
    await db
      .prepare(
        `INSERT INTO seals (event, prev, hash, signature)
         SELECT value ->> 'event', value ->> 'prev', value ->> 'hash', value ->> 'signature' FROM json_each(?1)`,
      )
      .bind(JSON.stringify(seals))
      .run();
    return true;
  } catch (error) {
    if (error instanceof Error && /chain|UNIQUE/.test(error.message)) return false;
    throw error;
  }
}
