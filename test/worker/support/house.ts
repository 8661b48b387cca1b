import { applyD1Migrations, type D1Migration } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { vi } from 'vitest';
import { seedDemo } from '../../../cli/demo/seed.ts';

declare global {
  namespace Cloudflare {
    interface Env {
      DB: D1Database;
      MIGRATIONS: D1Migration[];
      DEMO: string;
      FIXTURES: Record<string, string>;
    }
  }
}

/** When the demo of the tests was first started; county deadlines are a week later. */
export const START = new Date('2026-06-01T00:00:00Z');

export const db: D1Database = env.DB;

/** An empty database with the demo's units, notices and assignments. Made anew: rows leak between tests of a file. */
export async function freshHouse(): Promise<void> {
  const { results } = await db
    .prepare(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '_cf_%'`,
    )
    .all<{ name: string }>();
  await db.batch([
    db.prepare('PRAGMA defer_foreign_keys = true'),
    ...results.map(({ name }) => db.prepare(`DROP TABLE ${name}`)),
  ]);
  await applyD1Migrations(db, env.MIGRATIONS);
  await seedDemo(db, START);
  setClock(START.getTime());
}

/** Moves the clock, of the Worker too: they share an isolate. */
export function setClock(to: number): void {
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.setSystemTime(to);
}

/** Rows of a table, to see what was stored. */
export async function rowsOf(table: 'submissions' | 'records' | 'events' | 'papers' | 'decisions'): Promise<number> {
  const row = await db.prepare(`SELECT count(*) AS n FROM ${table}`).first<{ n: number }>();
  return row?.n ?? 0;
}

/** A workbook of test/fixtures. */
export function workbook(name: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(env.FIXTURES[name] ?? ''), (c) => c.charCodeAt(0));
}
