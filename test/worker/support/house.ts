import { applyD1Migrations, type D1Migration } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { vi } from 'vitest';
import { seedDemo } from '../../../cli/demo/seed.ts';
import { copyToAll } from '../../../worker/services/workplace.ts';
import { type House, housesOf, mainOf, NUMBERS } from '../../../worker/store/databases.ts';

declare global {
  namespace Cloudflare {
    interface Env {
      DB: D1Database;
      /** Of 江苏 and 甘肃, where the tests run on several databases (vitest.databases.config.ts). */
      DB_320000?: D1Database;
      DB_620000?: D1Database;
      MIGRATIONS: D1Migration[];
      DEMO: string;
      FIXTURES: Record<string, string>;
    }
  }
}

/** When the demo of the tests was first started; county deadlines are a week later. */
export const START = new Date('2026-06-01T00:00:00Z');

/** The main database: the tree, the notices, and all that has no database of its own. */
export const main: D1Database = env.DB;
/** Where 江苏 is at home: the main one, or its own. Most tests tell of 江苏. */
export const db: D1Database = env.DB_320000 ?? main;
const all = housesOf(env);

/** The database that a unit is at home in. */
export const houseOf = (unit: string): House =>
  all.find(({ province }) => province === `${unit.slice(0, 2)}0000`) ?? mainOf(env);
/** The number of the first submission, person and event there. */
export const firstIn = (unit: string): number => houseOf(unit).number * NUMBERS + 1;

/** Changes what is told to all databases: the tree, the notices and what they ask of whom. */
export async function changeAll(...statements: D1PreparedStatement[]): Promise<void> {
  if (statements.length > 0) await main.batch(statements);
  await copyToAll({ env });
}

/** Empty databases with the demo's units, notices and assignments. Made anew: rows leak between tests of a file. */
export async function freshHouse(): Promise<void> {
  for (const { db: one } of all) await emptied(one);
  await seedDemo(main, START);
  await copyToAll({ env });
  setClock(START.getTime());
}

async function emptied(one: D1Database): Promise<void> {
  const { results } = await one
    .prepare(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '_cf_%'`,
    )
    .all<{ name: string }>();
  await one.batch([
    one.prepare('PRAGMA defer_foreign_keys = true'),
    ...results.map(({ name }) => one.prepare(`DROP TABLE ${name}`)),
  ]);
  await applyD1Migrations(one, env.MIGRATIONS);
}

/** Moves the clock, of the Worker too: they share an isolate. */
export function setClock(to: number): void {
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.setSystemTime(to);
}

/** Rows of a table, to see what was stored. */
export async function rowsOf(table: 'submissions' | 'records' | 'events' | 'papers' | 'decisions'): Promise<number> {
  let rows = 0;
  for (const { db: one } of all) {
    rows += (await one.prepare(`SELECT count(*) AS n FROM ${table}`).first<{ n: number }>())?.n ?? 0;
  }
  return rows;
}

/** A workbook of test/fixtures. */
export function workbook(name: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(env.FIXTURES[name] ?? ''), (c) => c.charCodeAt(0));
}
