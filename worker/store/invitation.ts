import type { D1Database } from '@cloudflare/workers-types';
import type { Role } from '../../shared/api/contracts/session.ts';
import { insertEvents, type NewEvent } from './event.ts';
import { NEXT_PERSON, OWN_PERSON } from './person.ts';

export interface NewInvitation {
  /** Random; names the code without telling anything of it. */
  readonly id: string;
  readonly codeHash: string;
  readonly unit: string;
  readonly role: Role;
  readonly name: string;
  readonly at: string;
  readonly expiresAt: string;
  readonly by: number;
}

/** Adds a person with a code good for one sign-in; gives the person. */
export async function addInvitation(db: D1Database, invitation: NewInvitation, event: NewEvent): Promise<number> {
  const { id, codeHash, unit, role, name, at, expiresAt, by } = invitation;
  const [person] = await db.batch<{ id: number }>([
    db
      .prepare(
        `INSERT INTO people (id, unit, role, name, created_at) VALUES (${NEXT_PERSON}, ?1, ?2, ?3, ?4) RETURNING id`,
      )
      .bind(unit, role, name, at),
    // One transaction: the highest number is the one just given out.
    db
      .prepare(
        `INSERT INTO codes (hash, person, created_at, expires_at, id, invited_by)
         VALUES (?1, (SELECT max(id) FROM people WHERE ${OWN_PERSON}), ?2, ?3, ?4, ?5)`,
      )
      .bind(codeHash, at, expiresAt, id, by),
    insertEvents(db, [event]),
  ]);
  return person?.results[0]?.id ?? 0;
}

/** The unit of an invitation that is still open, if it lies at or below `path`. */
export async function openInvitation(
  db: D1Database,
  id: string,
  path: string,
  now: string,
): Promise<{ unit: string; person: number } | null> {
  return db
    .prepare(
      `SELECT p.unit, p.id AS person FROM codes c JOIN people p ON p.id = c.person JOIN units u ON u.code = p.unit
       WHERE c.id = ?1 AND c.used_at IS NULL AND c.revoked_at IS NULL AND c.expires_at > ?3
         AND u.path >= ?2 AND u.path < ?2 || '~'`,
    )
    .bind(id, path, now)
    .first();
}

/** Ends an open invitation. */
export async function revokeInvitation(db: D1Database, id: string, event: NewEvent): Promise<void> {
  await db.batch([
    db.prepare('UPDATE codes SET revoked_at = ?2 WHERE id = ?1 AND used_at IS NULL').bind(id, event.at),
    insertEvents(db, [event]),
  ]);
}
