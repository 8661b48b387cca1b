import type { D1Database } from '@cloudflare/workers-types';
import type { Level } from '../../shared/annex/definition.ts';

/** 单位: a node of the tree. `path`: the codes from the root down to it, each followed by a slash. */
export interface Unit {
  readonly code: string;
  readonly name: string;
  readonly level: Level;
  readonly parent: string | null;
  readonly area: string;
  readonly path: string;
}

/** The unit with this code. */
export async function unitByCode(db: D1Database, code: string): Promise<Unit | null> {
  return db.prepare('SELECT code, name, level, parent, area, path FROM units WHERE code = ?1').bind(code).first<Unit>();
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
