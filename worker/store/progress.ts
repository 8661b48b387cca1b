import type { D1Database } from '@cloudflare/workers-types';
import type { SeriesDecision, SeriesVersion } from '../../shared/progress/burn-up.ts';
import { acceptedVersion, owesOrGave } from './counted.ts';

/** A unit and an annex it was assigned (or freed of), with its newest version. */
export interface ProgressRow {
  readonly annex: string;
  readonly unit: string;
  readonly unitName: string;
  readonly duty: 'must' | 'may' | 'exempt';
  readonly nilAllowed: number;
  readonly quote: string | null;
  readonly deadline: string | null;
  /** Of the newest version; null where there is none. */
  readonly submission: number | null;
  readonly version: number | null;
  readonly nil: number | null;
  readonly count: number | null;
  readonly receivedAt: string | null;
  readonly decision: 'return' | 'accept' | 'withdraw' | null;
  /** The accepted version that stands, even where a newer one waits; null where there is none. */
  readonly acceptedVersion: number | null;
  readonly acceptedReceivedAt: string | null;
  /** Whether the newest version is a merge, handed up; of how many it was expected and made. */
  readonly forwarded: number;
  readonly forwardExpected: number;
  readonly forwardCounted: number;
  readonly parent: string | null;
  readonly path: string;
  /** 1: the unit is no longer. */
  readonly retired: number;
  readonly below: number;
}

/**
 * From the units to what is asked of them: in this order (CROSS JOIN) and by this index, or SQLite would go through all that
 * the notice asks of the whole country.
 */
const ASKED = 'units u CROSS JOIN assignments a INDEXED BY assignments_by_unit ON a.unit = u.code';

const SELECT = `SELECT a.annex, u.code AS unit, u.name AS unitName, a.duty, a.nil_allowed AS nilAllowed, a.quote,
    a.deadline, s.id AS submission, s.version, s.nil, s.count, s.received_at AS receivedAt,
    (SELECT kind FROM decisions WHERE submission = s.id ORDER BY id DESC LIMIT 1) AS decision,
    acc.version AS acceptedVersion, acc.received_at AS acceptedReceivedAt, u.parent, u.path,
    u.retired_at IS NOT NULL AS retired,
    EXISTS (SELECT 1 FROM forwards WHERE submission = s.id) AS forwarded,
    (SELECT count(*) FROM forward_inputs WHERE submission = s.id) AS forwardExpected,
    (SELECT count(input) FROM forward_inputs WHERE submission = s.id) AS forwardCounted,
    (SELECT count(*) FROM units b CROSS JOIN assignments x ON x.unit = b.code
     WHERE b.parent = u.code AND x.notice = a.notice AND x.annex = a.annex AND x.duty = 'must'
       AND ${owesOrGave('b', 'a.notice', 'a.annex')}) AS below
  FROM ${ASKED}
  LEFT JOIN submissions s ON s.id = (SELECT id FROM submissions WHERE notice = a.notice AND annex = a.annex AND unit = a.unit
    ORDER BY version DESC LIMIT 1)
  LEFT JOIN submissions acc ON acc.id = ${acceptedVersion('a.notice', 'a.annex', 'a.unit')}`;

/** The unit itself and the units directly below it, for each annex of the notice; in the order of their codes. */
export async function progressRows(db: D1Database, notice: string, unit: string): Promise<ProgressRow[]> {
  const { results } = await db
    .prepare(`${SELECT} WHERE a.notice = ?1 AND (u.code = ?2 OR u.parent = ?2) ORDER BY u.code`)
    .bind(notice, unit)
    .all<ProgressRow>();
  return results;
}

/** Everything below a unit down to so many levels, for each annex of the notice or for one; in the order of the tree. */
export async function subtreeRows(
  db: D1Database,
  notice: string,
  path: string,
  depth: number,
  annex: string | null,
): Promise<ProgressRow[]> {
  const levels = (of: string) => `(length(${of}) - length(replace(${of}, '/', '')))`;
  const { results } = await db
    .prepare(
      `${SELECT} WHERE a.notice = ?1 AND (?4 IS NULL OR a.annex = ?4) AND u.path > ?2 AND u.path < ?2 || '~'
         AND ${levels('u.path')} <= ${levels('?2')} + ?3 ORDER BY u.path`,
    )
    .bind(notice, path, depth, annex)
    .all<ProgressRow>();
  return results;
}

/** What is asked of the unit itself, for each annex of the notice. */
export async function ownRows(db: D1Database, notice: string, unit: string): Promise<ProgressRow[]> {
  const { results } = await db
    .prepare(`${SELECT} WHERE a.notice = ?1 AND a.unit = ?2`)
    .bind(notice, unit)
    .all<ProgressRow>();
  return results;
}

/** Per annex, when the unit was last given more time for it. */
export async function extensionsOf(db: D1Database, notice: string, unit: string): Promise<Map<string, string>> {
  const { results } = await db
    .prepare(
      `SELECT annex, max(at) AS at FROM assignment_changes WHERE notice = ?1 AND unit = ?2 AND kind = 'extend'
       GROUP BY annex`,
    )
    .bind(notice, unit)
    .all<{ annex: string; at: string }>();
  return new Map(results.map(({ annex, at }) => [annex, at]));
}

/** Per annex, how many units directly below `unit` must fill it. */
export async function belowCounts(db: D1Database, notice: string, unit: string): Promise<Map<string, number>> {
  const { results } = await db
    .prepare(
      `SELECT a.annex, count(*) AS below FROM ${ASKED}
       WHERE a.notice = ?1 AND u.parent = ?2 AND a.duty = 'must' AND ${owesOrGave('u', 'a.notice', 'a.annex')}
       GROUP BY a.annex`,
    )
    .bind(notice, unit)
    .all<{ annex: string; below: number }>();
  return new Map(results.map(({ annex, below }) => [annex, below]));
}

/** What the units directly below `unit` that must fill an annex handed in, and what was decided on it, over time. */
export async function seriesRows(db: D1Database, notice: string, unit: string) {
  const must = `FROM ${ASKED} AND a.notice = ?1 AND a.duty = 'must' AND ${owesOrGave('u', 'a.notice', 'a.annex')}
    CROSS JOIN submissions s ON s.unit = u.code AND s.notice = ?1 AND s.annex = a.annex`;
  const [versions, decisions] = await db.batch([
    db
      .prepare(
        `SELECT s.annex, s.id, s.unit, s.received_at AS at, a.deadline ${must} WHERE u.parent = ?2 ORDER BY s.received_at, s.id`,
      )
      .bind(notice, unit),
    db
      .prepare(
        `SELECT s.annex, d.submission, d.kind, d.at ${must} JOIN decisions d ON d.submission = s.id
         WHERE u.parent = ?2 ORDER BY d.at, d.id`,
      )
      .bind(notice, unit),
  ]);
  return {
    versions: versions?.results as (SeriesVersion & { annex: string })[],
    decisions: decisions?.results as (SeriesDecision & { annex: string })[],
  };
}
