import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types';
import { jsonParts } from './json-parts.ts';

type Kind = 'issues' | 'answers';

/** The statements that keep what goes along with a submission. `owner` and `keys` as in insertRecords. */
export function insertPapers(
  db: D1Database,
  owner: string,
  keys: readonly [string, string, string],
  kind: Kind,
  items: readonly object[],
): D1PreparedStatement[] {
  const statement = db.prepare(
    `INSERT INTO papers (submission, kind, part, data)
     SELECT owner.id, ?4, ?5, ?6 FROM (SELECT ${owner} AS id) owner WHERE owner.id IS NOT NULL`,
  );
  const parts = jsonParts(items.map((item) => JSON.stringify(item)));
  return parts.map((json, part) => statement.bind(...keys, kind, part, json));
}

/** What goes along with a submission, in its order. */
export async function papersOf<T>(db: D1Database, submission: number, kind: Kind): Promise<T[]> {
  const { results } = await db
    .prepare('SELECT data FROM papers WHERE submission = ?1 AND kind = ?2 ORDER BY part')
    .bind(submission, kind)
    .all<{ data: string }>();
  return results.flatMap(({ data }) => JSON.parse(data) as T[]);
}

/** The same of several submissions. */
export async function papersOfAll<T>(
  db: D1Database,
  submissions: readonly number[],
  kind: Kind,
): Promise<Map<number, T[]>> {
  const found = new Map<number, T[]>();
  const { results } = await db
    .prepare(
      `SELECT submission, data FROM papers WHERE submission IN (SELECT value FROM json_each(?1)) AND kind = ?2
       ORDER BY submission, part`,
    )
    .bind(JSON.stringify(submissions), kind)
    .all<{ submission: number; data: string }>();
  for (const { submission, data } of results) {
    found.set(submission, [...(found.get(submission) ?? []), ...(JSON.parse(data) as T[])]);
  }
  return found;
}
