import type { D1Database } from '@cloudflare/workers-types';
/** 通知, as stored. */
export interface StoredNotice {
  readonly id: string;
  readonly title: string;
  readonly issuer: string;
  readonly docNo: string | null;
  readonly year: number;
  readonly lead: string;
  readonly leadName: string;
  readonly publishedAt: string;
  /** Nothing new is taken; null: it is open. */
  readonly closedAt: string | null;
  readonly lockedAt: string | null;
  /** Annex ids in print order. */
  readonly annexes: readonly string[];
  /** Which version of each is asked for, in the same order. */
  readonly annexVersions: readonly number[];
}

export type NewNotice = Omit<StoredNotice, 'leadName' | 'closedAt' | 'lockedAt'>;

type Row = Omit<StoredNotice, 'annexes' | 'annexVersions'> & { readonly annexes: string };

const SELECT = `SELECT n.id, n.title, n.issuer, n.doc_no AS docNo, n.year, n.lead, u.name AS leadName,
    n.published_at AS publishedAt, n.closed_at AS closedAt, n.locked_at AS lockedAt,
    (SELECT json_group_array(json_array(annex, annex_version)) FROM
      (SELECT annex, annex_version FROM notice_annexes WHERE notice = n.id ORDER BY position)) AS annexes
  FROM notices n JOIN units u ON u.code = n.lead`;

function noticeOf(row: Row): StoredNotice {
  const annexes = JSON.parse(row.annexes) as [string, number][];
  return { ...row, annexes: annexes.map(([id]) => id), annexVersions: annexes.map(([, version]) => version) };
}

/** The notice with this id. */
export async function noticeById(db: D1Database, id: string): Promise<StoredNotice | null> {
  const row = await db.prepare(`${SELECT} WHERE n.id = ?1`).bind(id).first<Row>();
  return row && noticeOf(row);
}

/** The notices that ask something of the unit or of a unit below it, or that it leads; newest first. */
export async function noticesFor(db: D1Database, unitPath: string): Promise<StoredNotice[]> {
  const { results } = await db
    .prepare(
      `${SELECT} WHERE EXISTS (
         SELECT 1 FROM units x WHERE x.path >= ?1 AND x.path < ?1 || '~' AND (x.code = n.lead OR EXISTS (
           SELECT 1 FROM assignments a WHERE a.unit = x.code AND a.notice = n.id)))
       ORDER BY n.published_at DESC, n.id`,
    )
    .bind(unitPath)
    .all<Row>();
  return results.map(noticeOf);
}

/** Publishes notices with their annexes. Those already there keep what they are. */
export async function addNotices(db: D1Database, notices: readonly NewNotice[]): Promise<void> {
  const notice = db.prepare(
    `INSERT INTO notices (id, title, issuer, doc_no, year, lead, published_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
     ON CONFLICT (id) DO NOTHING`,
  );
  const annex = db.prepare(
    `INSERT INTO notice_annexes (notice, annex, annex_version, position) VALUES (?1, ?2, ?3, ?4)
     ON CONFLICT (notice, annex) DO NOTHING`,
  );
  await db.batch(
    notices.flatMap((n) => [
      notice.bind(n.id, n.title, n.issuer, n.docNo, n.year, n.lead, n.publishedAt),
      ...n.annexes.map((id, i) => annex.bind(n.id, id, n.annexVersions[i] ?? 1, i)),
    ]),
  );
}
