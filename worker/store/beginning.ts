import { literal } from './dump-sql.ts';
import { NEXT_PERSON, OWN_PERSON } from './person.ts';
import type { Unit } from './unit.ts';

/**
 * What a fresh deployment begins with, as SQL for `wrangler d1 execute`: nobody is signed in yet who could ask the
 * Worker for it.
 */

/** How many units there are, the name of the one asked for, and how many administrators can act or could sign in. */
export function beginningOf(unit: string, now: string): string {
  return `SELECT (SELECT count(*) FROM units) AS units, (SELECT name FROM units WHERE code = ${literal(unit)}) AS unitName,
    (SELECT count(*) FROM people p WHERE p.role = 'admin' AND (p.subject IS NOT NULL
      OR EXISTS (SELECT 1 FROM tokens t WHERE t.person = p.id AND t.revoked_at IS NULL)
      OR EXISTS (SELECT 1 FROM codes c WHERE c.person = p.id AND c.used_at IS NULL AND c.revoked_at IS NULL
        AND (c.expires_at IS NULL OR c.expires_at > ${literal(now)})))) AS admins`;
}

export interface Beginning {
  readonly units: number;
  readonly unitName: string | null;
  readonly admins: number;
}

export interface FirstAdmin {
  readonly id: string;
  readonly unit: string;
  readonly name: string;
  readonly codeHash: string;
  readonly at: string;
  readonly expiresAt: string;
}

/** An administrator with a code for one sign-in, and the event of it. Whoever broke off leaves nobody who can sign in. */
export function firstAdminSql(admin: FirstAdmin): string[] {
  const { id, unit, name, codeHash, at, expiresAt } = admin;
  const data = JSON.stringify({ role: 'admin', invitation: id, expiresAt });
  return [
    `INSERT INTO people (id, unit, role, name, created_at)
       SELECT ${NEXT_PERSON}, code, 'admin', ${literal(name)}, ${literal(at)} FROM units WHERE code = ${literal(unit)};`,
    `INSERT INTO codes (hash, person, created_at, expires_at, id)
       SELECT ${literal(codeHash)}, max(id), ${literal(at)}, ${literal(expiresAt)}, ${literal(id)} FROM people
       WHERE unit = ${literal(unit)} AND role = 'admin' AND created_at = ${literal(at)} AND ${OWN_PERSON};`,
    `INSERT INTO events (at, person, unit, kind, subject, data)
       VALUES (${literal(at)}, NULL, ${literal(unit)}, 'admin.first', ${literal(unit)}, ${literal(data)});`,
  ];
}

/** Rows of one statement: some 60 KB, of the 100 KB that D1 takes. */
const AT_ONCE = 300;

/** Units, parents first, and the event of it. Those already there keep what they are. */
export function unitsSql(units: readonly Unit[], at: string): string[] {
  const row = ({ code, name, level, parent, area, path }: Unit) =>
    `(${[code, name, level, parent, area, path].map(literal).join(', ')})`;
  const parts = Array.from({ length: Math.ceil(units.length / AT_ONCE) }, (_, i) =>
    units.slice(i * AT_ONCE, (i + 1) * AT_ONCE).map(row),
  );
  const root = units[0]?.code ?? '';
  const data = JSON.stringify({ units: units.length });
  return [
    ...parts.map(
      (rows) =>
        `INSERT INTO units (code, name, level, parent, area, path) VALUES\n${rows.join(',\n')}\nON CONFLICT (code) DO NOTHING;`,
    ),
    `INSERT INTO events (at, person, unit, kind, subject, data)
       VALUES (${literal(at)}, NULL, ${literal(root)}, 'units.seeded', ${literal(root)}, ${literal(data)});`,
  ];
}
