import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types';

/** Column letters of the officer's own sheet by field key. */
export type Columns = Readonly<Record<string, string>>;

/** The statements that keep which columns a submission stood in. `owner` and `keys` as in insertRecords. */
export function insertLayout(
  db: D1Database,
  owner: string,
  keys: readonly [string, string, string],
  columns: Columns,
): D1PreparedStatement[] {
  if (Object.keys(columns).length === 0) return [];
  const statement = db.prepare(
    `INSERT INTO layouts (submission, columns)
     SELECT owner.id, ?4 FROM (SELECT ${owner} AS id) owner WHERE owner.id IS NOT NULL`,
  );
  return [statement.bind(...keys, JSON.stringify(columns))];
}

/** Where fields and rows of submissions stood on the officer's sheets: for the cells of reasons. */
export async function layoutsOf(db: D1Database, submissions: readonly number[]): Promise<Map<number, Columns>> {
  const { results } = await db
    .prepare('SELECT submission, columns FROM layouts WHERE submission IN (SELECT value FROM json_each(?1))')
    .bind(JSON.stringify(submissions))
    .all<{ submission: number; columns: string }>();
  return new Map(results.map(({ submission, columns }) => [submission, JSON.parse(columns) as Columns]));
}
