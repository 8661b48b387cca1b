/** Counts what questions to a database cost it, as D1 itself tells and bills it. */
import type { D1Database, D1PreparedStatement, D1Result } from '@cloudflare/workers-types';

export interface Cost {
  /** Each a way to the database and back. */
  questions: number;
  statements: number;
  rowsRead: number;
  rowsWritten: number;
  /** In SQLite. */
  ms: number;
}

/** The database with a counter. */
export function metered(db: D1Database): { readonly db: D1Database; readonly cost: Cost } {
  const cost: Cost = { questions: 0, statements: 0, rowsRead: 0, rowsWritten: 0, ms: 0 };
  const count = <T extends D1Result>(results: readonly T[]): void => {
    cost.questions++;
    cost.statements += results.length;
    for (const { meta } of results) {
      cost.rowsRead += meta.rows_read ?? 0;
      cost.rowsWritten += meta.rows_written ?? 0;
      cost.ms += meta.duration ?? 0;
    }
  };
  const statement = (of: D1PreparedStatement): D1PreparedStatement =>
    ({
      raw: of,
      bind: (...values: unknown[]) => statement(of.bind(...values)),
      all: async () => {
        const result = await of.all();
        count([result]);
        return result;
      },
      run: async () => {
        const result = await of.run();
        count([result]);
        return result;
      },
      first: async () => {
        const result = await of.all();
        count([result]);
        return result.results[0] ?? null;
      },
    }) as unknown as D1PreparedStatement;
  const plain = (one: D1PreparedStatement) => (one as unknown as { raw: D1PreparedStatement }).raw;
  const wrapped = {
    prepare: (sql: string) => statement(db.prepare(sql)),
    batch: async (statements: D1PreparedStatement[]) => {
      const results = await db.batch(statements.map(plain));
      count(results);
      return results;
    },
  };
  return { db: wrapped as unknown as D1Database, cost };
}

/** Bytes that databases take. */
export async function bytesOf(databases: readonly D1Database[]): Promise<number> {
  const sizes = await Promise.all(databases.map(async (db) => (await db.prepare('SELECT 1').run()).meta.size_after));
  return sizes.reduce((sum, size) => sum + size, 0);
}
