import type { D1Database } from '@cloudflare/workers-types';
import type { Level } from '../../shared/annex/level.ts';
import { insertEvents, type NewEvent } from './event.ts';

/** 单位: a node of the tree. `path`: the codes from the root down to it, each followed by a slash. */
export interface Unit {
  readonly code: string;
  readonly name: string;
  readonly level: Level;
  readonly parent: string | null;
  readonly area: string;
  readonly path: string;
}

/** As it stands in the tree. `retiredAt`: since when it is no longer; null: it still is. */
export interface StandingUnit extends Unit {
  readonly retiredAt: string | null;
}

const UNIT = 'code, name, level, parent, area, path, retired_at AS retiredAt';

/** The unit with this code. */
export async function unitByCode(db: D1Database, code: string): Promise<StandingUnit | null> {
  return db.prepare(`SELECT ${UNIT} FROM units WHERE code = ?1`).bind(code).first<StandingUnit>();
}

/** Adds units, parents before children. Those already there keep what they are. */
export async function addUnits(db: D1Database, units: readonly Unit[]): Promise<void> {
  await db
    .prepare(
      `INSERT INTO units (code, name, level, parent, area, path)
       SELECT value ->> 'code', value ->> 'name', value ->> 'level', value ->> 'parent', value ->> 'area', value ->> 'path'
       FROM json_each(?1) WHERE true ON CONFLICT (code) DO NOTHING`,
    )
    .bind(JSON.stringify(units))
    .run();
}

/** A unit and all below it, parents first. */
export async function unitsBelow(db: D1Database, path: string): Promise<StandingUnit[]> {
  const { results } = await db
    .prepare(`SELECT ${UNIT} FROM units WHERE path >= ?1 AND path < ?1 || '~' ORDER BY length(path), code`)
    .bind(path)
    .all<StandingUnit>();
  return results;
}

/** The units directly below one, with how many stand directly below each. */
export async function childUnits(db: D1Database, code: string): Promise<(StandingUnit & { below: number })[]> {
  const { results } = await db
    .prepare(
      `SELECT ${UNIT}, (SELECT count(*) FROM units b WHERE b.parent = u.code) AS below
       FROM units u WHERE parent = ?1 ORDER BY code`,
    )
    .bind(code)
    .all<StandingUnit & { below: number }>();
  return results;
}

/** Which of these codes are units that do not lie at or below `path`. */
export async function unitsElsewhere(db: D1Database, codes: readonly string[], path: string): Promise<Set<string>> {
  const { results } = await db
    .prepare(
      `SELECT u.code FROM json_each(?1) x JOIN units u ON u.code = x.value WHERE NOT (u.path >= ?2 AND u.path < ?2 || '~')`,
    )
    .bind(JSON.stringify(codes), path)
    .all<{ code: string }>();
  return new Set(results.map(({ code }) => code));
}

/** How often the tree was changed. */
export async function treeRevision(db: D1Database): Promise<number> {
  const row = await db.prepare('SELECT coalesce(max(revision), 0) AS n FROM tree_revisions').first<{ n: number }>();
  return row?.n ?? 0;
}

/** Rows of a bound value; far below its 2 MB. */
const WRITTEN_AT_ONCE = 4_000;

/**
 * Adds and changes units (parents first) in one transaction, if the tree is still as it was at `revision`; false where
 * somebody else was first.
 */
export async function changeTree(
  db: D1Database,
  units: readonly Unit[],
  revision: number,
  event: NewEvent,
): Promise<boolean> {
  const write = db.prepare(
    `INSERT INTO units (code, name, level, parent, area, path)
     SELECT value ->> 'code', value ->> 'name', value ->> 'level', value ->> 'parent', value ->> 'area', value ->> 'path'
     FROM json_each(?1) WHERE true ON CONFLICT (code) DO UPDATE SET name = excluded.name, level = excluded.level,
       parent = excluded.parent, area = excluded.area, path = excluded.path`,
  );
  const parts = Array.from({ length: Math.ceil(units.length / WRITTEN_AT_ONCE) }, (_, i) =>
    write.bind(JSON.stringify(units.slice(i * WRITTEN_AT_ONCE, (i + 1) * WRITTEN_AT_ONCE))),
  );
  try {
    await db.batch([
      db
        .prepare('INSERT INTO tree_revisions (revision, at, person) VALUES (?1, ?2, ?3)')
        .bind(revision + 1, event.at, event.person),
      ...parts,
      insertEvents(db, [event]),
    ]);
    return true;
  } catch (error) {
    if (error instanceof Error && /tree_revisions/.test(error.message)) return false;
    throw error;
  }
}
