import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types';
import { insertEvents, type NewEvent } from './event.ts';

/** What stands against retiring a unit: names below that still are, titles of open notices that ask it. */
export interface Hindrance {
  readonly below: readonly string[];
  readonly notices: readonly string[];
}

/** SQL: those directly below ?1 that still are. */
const BELOW = 'FROM units b WHERE b.parent = ?1 AND b.retired_at IS NULL';
/** SQL: notices that take reports and ask ?1 for one. */
const ASKING = `FROM notices n WHERE n.closed_at IS NULL AND n.locked_at IS NULL AND EXISTS (SELECT 1 FROM assignments a
  WHERE a.notice = n.id AND a.unit = ?1 AND a.duty = 'must')`;
/** SQL: the unit above ?1, where it is retired. */
const ABOVE = 'FROM units u JOIN units p ON p.code = u.parent WHERE u.code = ?1 AND p.retired_at IS NOT NULL';

/** What stands against retiring it now. */
export async function hindranceOf(db: D1Database, unit: string): Promise<Hindrance> {
  const [below, notices] = await db.batch<{ name: string }>([
    db.prepare(`SELECT b.name ${BELOW} ORDER BY b.code`).bind(unit),
    db.prepare(`SELECT n.title AS name ${ASKING} ORDER BY n.published_at, n.id`).bind(unit),
  ]);
  const names = (found: typeof below) => (found?.results ?? []).map(({ name }) => name);
  return { below: names(below), notices: names(notices) };
}

/** Whether the unit above it is retired. */
export async function isBelowRetired(db: D1Database, unit: string): Promise<boolean> {
  return (await db.prepare(`SELECT 1 ${ABOVE}`).bind(unit).first()) !== null;
}

/**
 * Retires a unit, or brings it back, in one transaction with its event, if the tree is still as it was at `revision` and
 * nothing stands against it; false otherwise. A change of the tree like any other: the next revision is its own.
 */
export async function setUnitState(
  db: D1Database,
  unit: string,
  to: 'retired' | 'active',
  revision: number,
  event: NewEvent,
): Promise<boolean> {
  const free =
    to === 'retired'
      ? `NOT EXISTS (SELECT 1 ${BELOW}) AND NOT EXISTS (SELECT 1 ${ASKING})`
      : `NOT EXISTS (SELECT 1 ${ABOVE})`;
  try {
    await db.batch([
      // NULL where something stands against it: NOT NULL then undoes the whole transaction.
      db
        .prepare(`INSERT INTO tree_revisions (revision, at, person) SELECT ?2, CASE WHEN ${free} THEN ?3 END, ?4`)
        .bind(unit, revision + 1, event.at, event.person),
      db.prepare('UPDATE units SET retired_at = ?2 WHERE code = ?1').bind(unit, to === 'retired' ? event.at : null),
      insertEvents(db, [event]),
    ]);
    return true;
  } catch (error) {
    if (error instanceof Error && /tree_revisions/.test(error.message)) return false;
    throw error;
  }
}

/** Ends whatever anybody could act with for a unit: devices, codes, identities. Doing it again ends nothing more. */
export async function endPeopleOf(
  db: D1Database,
  unit: string,
  at: string,
): Promise<{ readonly devices: number; readonly codes: number }> {
  const theirs = 'person IN (SELECT id FROM people WHERE unit = ?1)';
  const end = (sql: string): D1PreparedStatement => db.prepare(sql).bind(unit, at);
  const [devices, codes] = await db.batch([
    end(`UPDATE tokens SET revoked_at = ?2 WHERE ${theirs} AND revoked_at IS NULL`),
    end(
      `UPDATE codes SET revoked_at = ?2 WHERE ${theirs} AND revoked_at IS NULL AND (used_at IS NULL OR reusable = 1)`,
    ),
    db.prepare('UPDATE people SET subject = NULL WHERE unit = ?1').bind(unit),
  ]);
  return { devices: devices?.meta.changes ?? 0, codes: codes?.meta.changes ?? 0 };
}
