import type { D1Database } from '@cloudflare/workers-types';
import type { Level } from '../../shared/annex/definition.ts';

export interface RosterRow {
  readonly unit: string;
  readonly unitName: string;
  readonly level: Level;
  readonly path: string;
  /** The latest accepted submission; null where there is none. */
  readonly submission: number | null;
  readonly receivedAt: string | null;
}

/** The units that must fill a roster, each with its latest accepted submission, in the order of the tree. */
export async function rosterRows(db: D1Database, notice: string, annex: string): Promise<RosterRow[]> {
  const { results } = await db
    .prepare(
      `SELECT u.code AS unit, u.name AS unitName, u.level, u.path, s.id AS submission, s.received_at AS receivedAt
       FROM assignments a JOIN units u ON u.code = a.unit
       LEFT JOIN submissions s ON s.id = (SELECT x.id FROM submissions x
         WHERE x.notice = ?1 AND x.annex = ?2 AND x.unit = u.code AND 'accept' = (SELECT kind FROM decisions
           WHERE submission = x.id ORDER BY id DESC LIMIT 1) ORDER BY x.version DESC LIMIT 1)
       WHERE a.notice = ?1 AND a.annex = ?2 AND a.duty = 'must' ORDER BY u.path`,
    )
    .bind(notice, annex)
    .all<RosterRow>();
  return results;
}
