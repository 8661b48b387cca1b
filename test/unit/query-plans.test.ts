import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { D1Database } from '@cloudflare/workers-types';
import { expect, test } from 'vitest';
import { countedTotals, countedUnits } from '../../worker/store/counted.ts';
import { belowCounts, ownRows, progressRows, seriesRows, subtreeRows } from '../../worker/store/progress.ts';
import { currentForwards } from '../../worker/store/stale.ts';
import { listSubmissions } from '../../worker/store/submission-reads.ts';

const MIGRATIONS = path.resolve(import.meta.dirname, '../../worker/migrations');
const sqlite = new DatabaseSync(':memory:');
for (const file of readdirSync(MIGRATIONS).sort()) sqlite.exec(readFileSync(path.join(MIGRATIONS, file), 'utf8'));

/** How SQLite would answer what is asked: its plan, line by line. Without statistics, as a fresh D1 has none. */
async function planOf(ask: (db: D1Database) => Promise<unknown>): Promise<string[]> {
  const plan: string[] = [];
  const explain = (sql: string, values: (string | number | null)[]) => {
    const lines = sqlite.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values) as { detail: string }[];
    plan.push(...lines.map(({ detail }) => detail));
    return { results: [] };
  };
  const db = {
    prepare: (sql: string) => ({
      bind: (...values: (string | number | null)[]) => {
        const run = async () => explain(sql, values);
        return { all: run, first: async () => explain(sql, values).results.at(0) ?? null, run };
      },
    }),
    batch: (statements: { run(): Promise<unknown> }[]) => Promise.all(statements.map((one) => one.run())),
  };
  await ask(db as unknown as D1Database);
  return plan;
}

/** Whatever begins from a notice alone goes through what it asks of the whole country. */
const COUNTRYWIDE = /^SCAN (?!w$)|\(notice=\?\)$|\(notice=\? AND annex=\?\)$/;

test.each<[string, (db: D1Database) => Promise<unknown>]>([
  ['the progress of a unit', (db) => progressRows(db, 'n', '620000')],
  ['the progress of all below it', (db) => subtreeRows(db, 'n', '100000/620000/', 2, null)],
  ['its own state', (db) => ownRows(db, 'n', '620000')],
  ['how many are below it', (db) => belowCounts(db, 'n', '620000')],
  ['its burn-up', (db) => seriesRows(db, 'n', '620000')],
  ['its merge', (db) => countedUnits(db, 'n', 'a', '620000', 'received')],
  ['the sums of its merge', (db) => countedTotals(db, 'n', 'a', '620000', 'accepted')],
  ['the merges handed up to it', (db) => currentForwards(db, 'n', null, '620000')],
])('%s is answered from the units below it, not from the whole country', async (_, ask) => {
  const plan = await planOf(ask);
  expect(plan.length).toBeGreaterThan(1);
  expect(plan.filter((line) => COUNTRYWIDE.test(line))).toEqual([]);
});

test('a province’s list begins at the newest submission and ends with the page; a county’s is made of its own', async () => {
  const filter = { exact: false, notice: null, annex: null, before: null, limit: 51 };
  const [province, county] = await Promise.all(
    ['100000/620000/', '100000/620000/622900/622926/'].map((unit) =>
      planOf((db) => listSubmissions(db, { ...filter, path: unit })),
    ),
  );
  expect([province?.[0], province?.join().includes('TEMP B-TREE')]).toEqual(['SCAN s', false]);
  expect(county?.[1]).toBe('SEARCH s USING INDEX submissions_by_unit (unit=?)');
});
