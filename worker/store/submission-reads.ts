import type { D1Database } from '@cloudflare/workers-types';
import { type StoredSubmission, SUBMISSION_COLUMNS } from './submission.ts';

const SELECT = `SELECT ${SUBMISSION_COLUMNS}
  FROM submissions s JOIN notices n ON n.id = s.notice JOIN units u ON u.code = s.unit`;

/** The submission with this id, if its unit lies at or below `path`. null: there is none, or it is not theirs to see. */
export async function submissionBelow(
  db: D1Database,
  id: number,
  path: string,
): Promise<(StoredSubmission & { header: string }) | null> {
  return db
    .prepare(
      `SELECT ${SUBMISSION_COLUMNS}, s.header FROM submissions s JOIN notices n ON n.id = s.notice
       JOIN units u ON u.code = s.unit WHERE s.id = ?1 AND u.path >= ?2 AND u.path < ?2 || '~'`,
    )
    .bind(id, path)
    .first();
}

/** The submission with this id, whoever asks: for receipts, which show nothing personal. */
export async function submissionById(db: D1Database, id: number): Promise<StoredSubmission | null> {
  return db.prepare(`${SELECT} WHERE s.id = ?1`).bind(id).first<StoredSubmission>();
}

export interface SubmissionFilter {
  /** Path of the unit whose own and lower submissions are listed. */
  readonly path: string;
  /** Only of the unit with that path, not of those below. */
  readonly exact: boolean;
  readonly notice: string | null;
  readonly annex: string | null;
  /** Ids below this one only; null from the newest on. */
  readonly before: number | null;
  readonly limit: number;
}

/** The ministry and a province: most submissions of their database are theirs to list. */
const isWide = ({ path, exact }: SubmissionFilter) => !exact && path.split('/').length <= 3;

/** Submissions, the newest first: from the newest on where nearly all are wanted, else from the units' own. */
export async function listSubmissions(db: D1Database, filter: SubmissionFilter): Promise<StoredSubmission[]> {
  const from = isWide(filter)
    ? 'submissions s CROSS JOIN units u ON u.code = s.unit'
    : 'units u CROSS JOIN submissions s ON s.unit = u.code';
  const { results } = await db
    .prepare(
      `SELECT ${SUBMISSION_COLUMNS} FROM ${from} JOIN notices n ON n.id = s.notice WHERE u.path >= ?1 AND u.path < ?1 || '~' AND (?2 = 0 OR u.path = ?1)
         AND (?3 IS NULL OR s.notice = ?3) AND (?4 IS NULL OR s.annex = ?4) AND (?5 IS NULL OR s.id < ?5)
       ORDER BY s.id DESC LIMIT ?6`,
    )
    .bind(filter.path, filter.exact ? 1 : 0, filter.notice, filter.annex, filter.before, filter.limit)
    .all<StoredSubmission>();
  return results;
}

/** The newest version of a unit for an annex. */
export async function newestVersion(
  db: D1Database,
  notice: string,
  annex: string,
  unit: string,
): Promise<StoredSubmission | null> {
  return db
    .prepare(`${SELECT} WHERE s.notice = ?1 AND s.annex = ?2 AND s.unit = ?3 ORDER BY s.version DESC LIMIT 1`)
    .bind(notice, annex, unit)
    .first<StoredSubmission>();
}

/** Which annex each of these submissions is of. */
export async function annexesOf(db: D1Database, submissions: readonly number[]): Promise<Map<number, string>> {
  const { results } = await db
    .prepare('SELECT id, annex FROM submissions WHERE id IN (SELECT value FROM json_each(?1))')
    .bind(JSON.stringify(submissions))
    .all<{ id: number; annex: string }>();
  return new Map(results.map(({ id, annex }) => [id, annex]));
}

/** What stood above the table of a submission. */
export async function headerOf(db: D1Database, submission: number): Promise<Record<string, string>> {
  const row = await db
    .prepare('SELECT header FROM submissions WHERE id = ?1')
    .bind(submission)
    .first<{ header: string }>();
  return JSON.parse(row?.header ?? '{}') as Record<string, string>;
}

/** Every version of the annex of the unit that a submission is of, the newest first. */
export async function allVersions(
  db: D1Database,
  { notice, annex, unit }: Pick<StoredSubmission, 'notice' | 'annex' | 'unit'>,
): Promise<StoredSubmission[]> {
  const { results } = await db
    .prepare(`${SELECT} WHERE s.notice = ?1 AND s.annex = ?2 AND s.unit = ?3 ORDER BY s.version DESC`)
    .bind(notice, annex, unit)
    .all<StoredSubmission>();
  return results;
}

/** One version of a unit's annex. */
export async function versionNumbered(
  db: D1Database,
  { notice, annex, unit }: Pick<StoredSubmission, 'notice' | 'annex' | 'unit'>,
  version: number,
): Promise<StoredSubmission | null> {
  return db
    .prepare(`${SELECT} WHERE s.notice = ?1 AND s.annex = ?2 AND s.unit = ?3 AND s.version = ?4`)
    .bind(notice, annex, unit, version)
    .first<StoredSubmission>();
}

/** What a row is told by: whose version it is of. */
export interface SubmissionFacts {
  readonly unit: string;
  readonly unitName: string;
  readonly level: string;
  readonly version: number;
  readonly receivedAt: string;
  readonly year: number;
}

/** Whose these submissions are. */
export async function submissionFacts(
  db: D1Database,
  submissions: readonly number[],
): Promise<Map<number, SubmissionFacts>> {
  const { results } = await db
    .prepare(
      `SELECT s.id, s.unit, u.name AS unitName, u.level, s.version, s.received_at AS receivedAt, n.year
       FROM submissions s JOIN notices n ON n.id = s.notice JOIN units u ON u.code = s.unit
       WHERE s.id IN (SELECT value FROM json_each(?1))`,
    )
    .bind(JSON.stringify(submissions))
    .all<SubmissionFacts & { id: number }>();
  return new Map(results.map(({ id, ...facts }) => [id, facts]));
}
