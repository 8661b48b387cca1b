import type { D1Database } from '@cloudflare/workers-types';
import { acceptedVersion, receivedVersion } from './counted.ts';

/** A unit expected in a forward: the version that went in, and the one that counts now. */
export interface InputNow {
  /** The forward's submission. */
  readonly merge: number;
  readonly unit: string;
  readonly unitName: string;
  readonly input: number | null;
  readonly fromVersion: number | null;
  readonly current: number | null;
  readonly toVersion: number | null;
  /** Whether what counts now was accepted. */
  readonly accepted: number;
  /** Whether what went in is itself a merge. */
  readonly isForward: number;
}

/** The inputs of these forwards, with what counts of each unit now. */
export async function inputsNow(db: D1Database, merges: readonly number[]): Promise<InputNow[]> {
  const { results } = await db
    .prepare(
      `SELECT x.*, c.version AS toVersion, i.version AS fromVersion,
         EXISTS (SELECT 1 FROM forwards WHERE submission = x.input) AS isForward
       FROM (
         SELECT f.submission AS merge, f.unit, u.name AS unitName, f.input,
           ${receivedVersion('m.notice', 'm.annex', 'f.unit')} AS current,
           ${receivedVersion('m.notice', 'm.annex', 'f.unit')} IS ${acceptedVersion('m.notice', 'm.annex', 'f.unit')} AS accepted
         FROM json_each(?1) j JOIN forward_inputs f ON f.submission = j.value
         JOIN submissions m ON m.id = f.submission JOIN units u ON u.code = f.unit) x
       LEFT JOIN submissions c ON c.id = x.current LEFT JOIN submissions i ON i.id = x.input
       ORDER BY x.merge, x.unit`,
    )
    .bind(JSON.stringify(merges))
    .all<InputNow>();
  return results;
}

/** A merge handed up that counts now. */
export interface CurrentForward {
  readonly submission: number;
  readonly annex: string;
  readonly unit: string;
  readonly unitName: string;
  readonly version: number;
}

/**
 * The forwards that count now of a unit itself and of the units directly below it; of one annex, or of all (null).
 * The unit's own come first.
 */
export async function currentForwards(
  db: D1Database,
  notice: string,
  annex: string | null,
  unit: string,
): Promise<CurrentForward[]> {
  const { results } = await db
    .prepare(
      `SELECT s.id AS submission, s.annex, s.unit, u.name AS unitName, s.version
       FROM units u CROSS JOIN assignments a INDEXED BY assignments_by_unit ON a.unit = u.code AND a.notice = ?1
       CROSS JOIN submissions s ON s.id = ${receivedVersion('a.notice', 'a.annex', 'a.unit')}
       CROSS JOIN forwards f ON f.submission = s.id
       WHERE (?2 IS NULL OR a.annex = ?2) AND (u.code = ?3 OR u.parent = ?3)
       ORDER BY (u.code <> ?3), u.code`,
    )
    .bind(notice, annex, unit)
    .all<CurrentForward>();
  return results;
}

/** The unit and version of these submissions. */
export async function versionsOf(
  db: D1Database,
  submissions: readonly number[],
): Promise<Map<number, { unit: string; unitName: string; version: number; annex: string }>> {
  const { results } = await db
    .prepare(
      `SELECT s.id, s.unit, u.name AS unitName, s.version, s.annex FROM submissions s JOIN units u ON u.code = s.unit
       WHERE s.id IN (SELECT value FROM json_each(?1))`,
    )
    .bind(JSON.stringify(submissions))
    .all<{ id: number; unit: string; unitName: string; version: number; annex: string }>();
  return new Map(results.map(({ id, ...rest }) => [id, rest]));
}
