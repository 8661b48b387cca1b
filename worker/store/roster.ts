import type { D1Database } from '@cloudflare/workers-types';
import type { Level } from '../../shared/annex/level.ts';
import type { AnnexRecord } from '../../shared/record/record.ts';
import { SPAN } from './record.ts';

export interface RosterRow {
  readonly unit: string;
  readonly unitName: string;
  readonly level: Level;
  readonly path: string;
  /** The latest accepted submission; null where there is none. */
  readonly submission: number | null;
  readonly receivedAt: string | null;
}

/** The units that must fill a roster and still are, each with its latest accepted submission, in the order of the tree. */
export async function rosterRows(db: D1Database, notice: string, annex: string): Promise<RosterRow[]> {
  const { results } = await db
    .prepare(
      `SELECT u.code AS unit, u.name AS unitName, u.level, u.path, s.id AS submission, s.received_at AS receivedAt
       FROM assignments a JOIN units u ON u.code = a.unit
       LEFT JOIN submissions s ON s.id = (SELECT x.id FROM submissions x
         WHERE x.notice = ?1 AND x.annex = ?2 AND x.unit = u.code AND 'accept' = (SELECT kind FROM decisions
           WHERE submission = x.id ORDER BY id DESC LIMIT 1) ORDER BY x.version DESC LIMIT 1)
       WHERE a.notice = ?1 AND a.annex = ?2 AND a.duty = 'must' AND u.retired_at IS NULL ORDER BY u.path`,
    )
    .bind(notice, annex)
    .all<RosterRow>();
  return results;
}

/**
 * Of merges handed up, the unit's own rows alone: those of the units below stand under their own names. Submissions
 * that are no merges are left out.
 */
export async function ownRecordsOfMerges(
  db: D1Database,
  submissions: readonly number[],
): Promise<Map<number, AnnexRecord[]>> {
  const { results } = await db
    .prepare(
      `SELECT f.submission, coalesce(o.own, r.data) AS data FROM json_each(?1) j JOIN forwards f ON f.submission = j.value
       LEFT JOIN record_sources o ON o.record >= f.submission * ${SPAN} AND o.record < (f.submission + 1) * ${SPAN}
         AND o.source < 0
       LEFT JOIN records r ON r.id = o.record ORDER BY f.submission, o.source DESC`,
    )
    .bind(JSON.stringify(submissions))
    .all<{ submission: number; data: string | null }>();
  const found = new Map<number, AnnexRecord[]>();
  for (const { submission, data } of results) {
    const rows = found.get(submission) ?? [];
    found.set(submission, data === null ? rows : [...rows, JSON.parse(data) as AnnexRecord]);
  }
  return found;
}
