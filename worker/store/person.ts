import type { D1Database } from '@cloudflare/workers-types';
import type { Role } from '../../shared/api/contracts/session.ts';
import { NUMBERS } from './databases.ts';
import type { Unit } from './unit.ts';

/** Who is calling: a person acts for a unit with a role. */
export interface Caller {
  readonly person: number;
  readonly role: Role;
  readonly unit: Unit;
}

/** A caller by the token that let them in. */
export interface SignedIn extends Caller {
  readonly tokenHash: string;
  /** The token ends where it was not used since then. */
  readonly idleSince: string;
}

interface CallerRow extends Unit {
  readonly person: number;
  readonly role: Role;
}

const CALLER = `people.id AS person, people.role, units.code, units.name, units.level, units.parent, units.area, units.path`;

function callerOf({ person, role, ...unit }: CallerRow): Caller {
  const { code, name, level, parent, area, path } = unit;
  return { person, role, unit: { code, name, level, parent, area, path } };
}

/** SQL: whether the unit that a person acts for still is. */
const UNIT_STANDS = 'units.retired_at IS NULL';

/**
 * Trades a code for its person, once; a `reusable` one as often as wanted where `reuse` allows it (the demo).
 * null: there is no such code, it is spent, expired or revoked, or its unit is retired.
 */
export async function redeemCode(db: D1Database, hash: string, now: string, reuse: boolean): Promise<Caller | null> {
  const spent = await db
    .prepare(
      `UPDATE codes SET used_at = ?2
       WHERE hash = ?1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ?2)
         AND (used_at IS NULL OR (reusable = 1 AND ?3 = 1)) AND (reusable = 0 OR ?3 = 1)
         AND EXISTS (SELECT 1 FROM people JOIN units ON units.code = people.unit
           WHERE people.id = codes.person AND ${UNIT_STANDS})
       RETURNING person`,
    )
    .bind(hash, now, reuse ? 1 : 0)
    .first<{ person: number }>();
  if (!spent) return null;
  const row = await db
    .prepare(`SELECT ${CALLER} FROM people JOIN units ON units.code = people.unit WHERE people.id = ?1`)
    .bind(spent.person)
    .first<CallerRow>();
  return row && callerOf(row);
}

/** Who signs in with this identity of an OpenID Connect issuer. */
export async function callerBySubject(db: D1Database, subject: string): Promise<Caller | null> {
  const row = await db
    .prepare(
      `SELECT ${CALLER} FROM people JOIN units ON units.code = people.unit WHERE people.subject = ?1 AND ${UNIT_STANDS}`,
    )
    .bind(subject)
    .first<CallerRow>();
  return row && callerOf(row);
}

/** Lets a person sign in with an identity; false where it is somebody's already. */
export async function bindSubject(db: D1Database, person: number, subject: string): Promise<boolean> {
  const { meta } = await db
    .prepare(
      `UPDATE people SET subject = ?2 WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM people WHERE subject = ?2 AND id <> ?1)`,
    )
    .bind(person, subject)
    .run();
  return meta.changes === 1;
}

/** Keeps a token's hash. */
export async function addToken(db: D1Database, hash: string, person: number, now: string, label = ''): Promise<void> {
  await db
    .prepare('INSERT INTO tokens (hash, person, created_at, used_at, label) VALUES (?1, ?2, ?3, ?3, ?4)')
    .bind(hash, person, now, label)
    .run();
}

/**
 * The caller a token stands for, and when it was last used; null where it is unknown, revoked, idle since `idle`, or of a
 * unit that is retired.
 */
export async function callerByToken(
  db: D1Database,
  hash: string,
  idle: string,
): Promise<{ caller: SignedIn; usedAt: string } | null> {
  const row = await db
    .prepare(
      `SELECT ${CALLER}, tokens.used_at AS usedAt FROM tokens
       JOIN people ON people.id = tokens.person JOIN units ON units.code = people.unit
       WHERE tokens.hash = ?1 AND tokens.revoked_at IS NULL AND tokens.used_at > ?2 AND ${UNIT_STANDS}`,
    )
    .bind(hash, idle)
    .first<CallerRow & { usedAt: string }>();
  return row && { caller: { ...callerOf(row), tokenHash: hash, idleSince: idle }, usedAt: row.usedAt };
}

/** Notes that a token is in use. */
export async function touchToken(db: D1Database, hash: string, now: string): Promise<void> {
  await db.prepare('UPDATE tokens SET used_at = ?2 WHERE hash = ?1').bind(hash, now).run();
}

/** SQL: whether a row of people is this database's own: others, who act here as well, bring the numbers of theirs. */
export const OWN_PERSON = `id > (SELECT first FROM origin) AND id < (SELECT first FROM origin) + ${NUMBERS}`;
/** SQL: the number of the next person. */
export const NEXT_PERSON = `(SELECT coalesce((SELECT max(id) FROM people WHERE ${OWN_PERSON}), first) + 1 FROM origin)`;

export interface NewPerson {
  readonly unit: string;
  readonly role: Role;
  readonly name: string;
  readonly codeHash: string;
  readonly tokenHash: string | null;
  readonly reusable: boolean;
}

/** Adds people, each with a code and perhaps a token, in one transaction. */
export async function addPeople(db: D1Database, people: readonly NewPerson[], now: string): Promise<void> {
  const json = JSON.stringify(people);
  const person = `(SELECT id FROM people WHERE unit = value ->> 'unit' AND role = value ->> 'role' AND ${OWN_PERSON}
    ORDER BY id DESC LIMIT 1)`;
  await db.batch([
    db
      .prepare(
        `INSERT INTO people (id, unit, role, name, created_at)
         SELECT ${NEXT_PERSON} + key, value ->> 'unit', value ->> 'role', value ->> 'name', ?2 FROM json_each(?1)`,
      )
      .bind(json, now),
    db
      .prepare(
        `INSERT INTO codes (hash, person, created_at, reusable)
         SELECT value ->> 'codeHash', ${person}, ?2, value ->> 'reusable' FROM json_each(?1)`,
      )
      .bind(json, now),
    db
      .prepare(
        `INSERT INTO tokens (hash, person, created_at, used_at)
         SELECT value ->> 'tokenHash', ${person}, ?2, ?2 FROM json_each(?1) WHERE value ->> 'tokenHash' IS NOT NULL`,
      )
      .bind(json, now),
  ]);
}
