import type { D1Database } from '@cloudflare/workers-types';
import type { Assignment } from './assignment.ts';
import { insertEvents, type NewEvent } from './event.ts';
import type { NewNotice } from './notice.ts';

export interface StoredDraft {
  readonly id: string;
  readonly lead: string;
  readonly revision: number;
  readonly data: string;
  readonly updatedAt: string;
  readonly publishedAt: string | null;
}

const SELECT = `SELECT d.id, d.lead, d.revision, d.data, d.updated_at AS updatedAt, d.published_at AS publishedAt
  FROM drafts d JOIN units u ON u.code = d.lead WHERE u.path >= ?1 AND u.path < ?1 || '~'`;

/** The drafts of the units at or below `path`, the newest first. */
export async function draftsBelow(db: D1Database, path: string): Promise<StoredDraft[]> {
  const { results } = await db.prepare(`${SELECT} ORDER BY d.updated_at DESC, d.id`).bind(path).all<StoredDraft>();
  return results;
}

export async function draftById(db: D1Database, id: string, path: string): Promise<StoredDraft | null> {
  return db.prepare(`${SELECT} AND d.id = ?2`).bind(path, id).first<StoredDraft>();
}

/** Saves a draft over the revision it was made from (0: none); false where that is no longer the newest. */
export async function saveDraft(
  db: D1Database,
  draft: { id: string; lead: string; base: number; data: string; person: number; at: string },
): Promise<boolean> {
  const { id, lead, base, data, person, at } = draft;
  const run =
    base === 0
      ? db
          .prepare(
            `INSERT INTO drafts (id, lead, revision, data, person, updated_at) SELECT ?1, ?2, 1, ?3, ?4, ?5
             WHERE NOT EXISTS (SELECT 1 FROM notices WHERE id = ?1) ON CONFLICT (id) DO NOTHING`,
          )
          .bind(id, lead, data, person, at)
      : db
          .prepare(
            `UPDATE drafts SET revision = revision + 1, data = ?3, person = ?4, updated_at = ?5
             WHERE id = ?1 AND lead = ?2 AND revision = ?6 AND published_at IS NULL`,
          )
          .bind(id, lead, data, person, at, base);
  return (await run.run()).meta.changes === 1;
}

/** Keeps the definitions of annexes as they are now; those known stay. */
export function insertDefinitions(db: D1Database, definitions: readonly { id: string; version: number }[]) {
  const json = definitions.map((one) => ({ annex: one.id, version: one.version, data: JSON.stringify(one) }));
  return db
    .prepare(
      `INSERT INTO annex_definitions (annex, version, data)
       SELECT value ->> 'annex', value ->> 'version', value ->> 'data' FROM json_each(?1) WHERE true
       ON CONFLICT (annex, version) DO NOTHING`,
    )
    .bind(JSON.stringify(json));
}

/** An annex as it was in one version, as JSON; null where that was never asked for. */
export async function definitionOf(db: D1Database, annex: string, version: number): Promise<string | null> {
  const row = await db
    .prepare('SELECT data FROM annex_definitions WHERE annex = ?1 AND version = ?2')
    .bind(annex, version)
    .first<{ data: string }>();
  return row?.data ?? null;
}

/** The definitions an annex had, the oldest first. */
export async function definitionsOf(db: D1Database, annex: string): Promise<string[]> {
  const { results } = await db
    .prepare('SELECT data FROM annex_definitions WHERE annex = ?1 ORDER BY version')
    .bind(annex)
    .all<{ data: string }>();
  return results.map(({ data }) => data);
}

/**
 * Deletes a draft that is still the one seen, with its event; false where it was changed or published since. What is
 * published is no draft any more, and nothing of it goes.
 */
export async function deleteDraft(
  db: D1Database,
  { id, revision }: Pick<StoredDraft, 'id' | 'revision'>,
  event: NewEvent,
): Promise<boolean> {
  const seen = 'id = ?1 AND revision = ?2 AND published_at IS NULL';
  const [, deleted] = await db.batch([
    insertEvents(db, [event], `EXISTS (SELECT 1 FROM drafts WHERE ${seen})`, [id, revision]),
    db.prepare(`DELETE FROM drafts WHERE ${seen}`).bind(id, revision),
  ]);
  return deleted?.meta.changes === 1;
}

/**
 * Publishes a draft in one transaction: notice, annexes, assignments. `tree`: the revision of the tree that it was tried
 * on. false where it was published before, or draft or tree have changed since.
 */
export async function publishDraft(
  db: D1Database,
  draft: Pick<StoredDraft, 'id' | 'revision'>,
  notice: NewNotice,
  definitions: readonly { id: string; version: number }[],
  assignments: readonly Assignment[],
  tree: number,
  event: NewEvent,
): Promise<boolean> {
  const annex = db.prepare(
    'INSERT INTO notice_annexes (notice, annex, annex_version, position) VALUES (?1, ?2, ?3, ?4)',
  );
  const assign = db.prepare(
    `INSERT INTO assignments (notice, annex, unit, duty, nil_allowed, deadline, quote)
     SELECT value ->> 'notice', value ->> 'annex', value ->> 'unit', value ->> 'duty', value ->> 'nilAllowed',
       value ->> 'deadline', value ->> 'quote' FROM json_each(?1)`,
  );
  const parts = Array.from({ length: Math.ceil(assignments.length / 1_000) }, (_, i) =>
    assign.bind(JSON.stringify(assignments.slice(i * 1_000, (i + 1) * 1_000))),
  );
  try {
    await db.batch([
      // The notice's id is free, draft and tree are those that were tried, or the whole transaction fails.
      db
        .prepare(
          `INSERT INTO notices (id, title, issuer, doc_no, year, lead, published_at)
           SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7 FROM drafts WHERE id = ?1 AND revision = ?8 AND published_at IS NULL
             AND (SELECT coalesce(max(revision), 0) FROM tree_revisions) = ?9`,
        )
        .bind(
          ...[notice.id, notice.title, notice.issuer, notice.docNo, notice.year, notice.lead, notice.publishedAt],
          ...[draft.revision, tree],
        ),
      insertDefinitions(db, definitions),
      ...notice.annexes.map((id, i) => annex.bind(notice.id, id, notice.annexVersions[i] ?? 1, i)),
      ...parts,
      db.prepare('UPDATE drafts SET published_at = ?2 WHERE id = ?1').bind(draft.id, event.at),
      insertEvents(db, [event]),
    ]);
    return true;
  } catch (error) {
    if (error instanceof Error && /UNIQUE|FOREIGN KEY/.test(error.message)) return false;
    throw error;
  }
}
