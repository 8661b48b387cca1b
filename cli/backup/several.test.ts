import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { D1Database } from '@cloudflare/workers-types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getPlatformProxy } from 'wrangler';
import type { Bindings } from '../../worker/store/databases.ts';
import { catchUpAll } from '../../worker/store/replica.ts';
import { seedDemo } from '../demo/seed.ts';
import { ROOT } from '../wrangler/wrangler.ts';
import { databaseFiles, localDatabases } from './local-database.ts';
import { fileOf, partsOf, partsToRestore } from './parts.ts';
import { restoreLocally, tableHashes } from './restore.ts';
import { openSource } from './source.ts';
import { prove } from './verify.ts';
import { writeBackup } from './write-backup.ts';

const AT = new Date('2026-06-01T00:00:00Z');
const BOUND = ['DB', 'DB_320000', 'DB_620000'];
const folder = mkdtempSync(path.join(tmpdir(), 'annex-several-'));
const config = path.join(folder, 'wrangler.toml');
const persist = path.join(folder, 'state');
const file = path.join(folder, 'one.jsonl');

/** What the Worker sees under each binding. */
async function asked<T>(state: string, ask: (env: Bindings & Record<string, D1Database>) => Promise<T>): Promise<T> {
  const proxy = await getPlatformProxy<Bindings & Record<string, D1Database>>({
    configPath: config,
    persist: { path: path.join(state, 'v3') },
  });
  try {
    return await ask(proxy.env);
  } finally {
    await proxy.dispose();
  }
}

/** Each province knows its own units and those above; the main database knows all. */
const units = (state: string) =>
  asked(state, async (env) => {
    const counts = BOUND.map((name) =>
      env[name]?.prepare("SELECT count(*) AS n FROM units WHERE path LIKE '100000/620000/%'").first('n'),
    );
    return Promise.all(counts);
  });

const migrations = () => {
  const at = path.join(ROOT, 'worker/migrations');
  return readdirSync(at)
    .sort()
    .map((name) => readFileSync(path.join(at, name), 'utf8'));
};

let hashes: Record<string, object>;

beforeAll(async () => {
  const ids = BOUND.map(
    (name, i) => `[[d1_databases]]\nbinding = "${name}"\ndatabase_name = "x${i}"\ndatabase_id = "id-${i}"\n`,
  );
  writeFileSync(config, `name = "several"\ncompatibility_date = "2026-10-20"\n${ids.join('')}`);
  // The empty databases come to be as wrangler calls them.
  await asked(persist, (env) => Promise.all(BOUND.map((name) => env[name]?.prepare('SELECT 1').run())));
  for (const name of (await databaseFiles(persist, config)).values()) {
    const db = new DatabaseSync(name);
    for (const sql of migrations()) db.exec(sql);
    db.close();
  }
  await asked(persist, async (env) => {
    await seedDemo(env.DB, AT);
    await catchUpAll(env);
  });
  hashes = {};
  for (const [database, db] of await localDatabases(persist, config)) {
    if (!db) throw new Error(database);
    hashes[database] = (await writeBackup(db, fileOf(file, database), { at: AT, database, scans: null })).tables;
    db.close();
  }
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a country in several local databases', () => {
  it('is backed up as one file each, which are found again by the name of the first', () => {
    expect(partsOf(file)).toEqual(BOUND.map((database) => ({ database, file: fileOf(file, database) })));
    expect(Object.keys(hashes)).toEqual(BOUND);
    expect(hashes.DB_320000).not.toEqual(hashes.DB_620000);
  });

  it('is restored whole: each database is again under its binding, with the hashes it had', async () => {
    const state = path.join(folder, 'restored');
    const restored = await restoreLocally(partsOf(file), state, null, config);
    expect(restored).toMatchObject({ ok: true });
    for (const [database, db] of await localDatabases(state, config)) {
      if (!db) throw new Error(database);
      expect(tableHashes(db)).toEqual(hashes[database]);
      // Its own numbers begin high up; that is not an end cut off.
      expect(prove(db)).toMatchObject({ events: 0, faults: [] });
      db.close();
    }
    const before = await units(persist);
    expect(before.map((n) => Number(n) > 0)).toEqual([true, false, true]);
    expect(await units(state)).toEqual(before);
  }, 120_000);

  it('one of them alone is put back where it was, and the others stay', async () => {
    const state = path.join(folder, 'restored');
    await asked(state, async (env) => {
      await env.DB_620000?.prepare(
        "INSERT INTO events (at, unit, kind, subject) VALUES ('2026', '620000', 'x', 'x')",
      ).run();
      await env.DB?.prepare("INSERT INTO events (at, unit, kind, subject) VALUES ('2026', '100000', 'x', 'x')").run();
    });
    const [, , gansu] = partsOf(file);
    if (!gansu) throw new Error('no part');
    expect(await restoreLocally([gansu], state, null, config)).toMatchObject({
      ok: false,
      error: { code: 'restore.notEmpty', database: 'DB_620000' },
    });
    const aside = path.join(folder, 'aside');
    expect(await restoreLocally([gansu], state, aside, config)).toMatchObject({ ok: true });
    const events = await asked(state, (env) =>
      Promise.all(['DB', 'DB_620000'].map((name) => env[name]?.prepare('SELECT count(*) AS n FROM events').first('n'))),
    );
    expect(events).toEqual([1, 0]);
    expect(readdirSync(aside).filter((name) => name.endsWith('.sqlite'))).toHaveLength(1);
  }, 120_000);

  it('a province’s event that was cut off is missed, though its numbers begin high up', () => {
    const source = openSource(fileOf(file, 'DB_620000'));
    if (!source.ok) throw new Error(source.error);
    const db = source.value;
    db.exec("INSERT INTO events (at, unit, kind, subject) VALUES ('2026', '620000', 'x', 'x')");
    expect(prove(db)).toMatchObject({ events: 1, waiting: 1, faults: [] });
    const triggers = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").all() as { name: string }[];
    for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
    db.exec('DELETE FROM events');
    expect(prove(db).faults).toMatchObject([{ kind: 'cut' }]);
  });

  it('never goes into another’s database, and nothing is touched', async () => {
    const state = path.join(folder, 'untouched');
    const swapped = partsOf(file).map((part, i, all) => ({ ...part, file: all[(i + 1) % all.length]?.file ?? '' }));
    expect(await restoreLocally(swapped, state, null, config)).toMatchObject({
      ok: false,
      error: { code: 'restore.otherDatabase' },
    });
    expect(readdirSync(folder)).not.toContain('untouched');
  });
});

describe('what is to be restored', () => {
  const gansu = fileOf(file, 'DB_620000');
  it.each([
    ['all files of a backup', file, undefined, BOUND, BOUND],
    ['a province’s file, which bears its name', gansu, undefined, BOUND, ['DB_620000']],
    ['a file, into the database that is named', gansu, 'DB_320000', BOUND, ['DB_320000']],
    ['the main one alone', file, 'DB', BOUND, ['DB']],
    ['a file that is not there', `${file}x`, undefined, BOUND, 'backup.noFile'],
    ['a backup that lacks a database that is bound', file, undefined, [...BOUND, 'DB_650000'], 'restore.partMissing'],
    ['a backup of a database that is not bound', file, undefined, ['DB', 'DB_620000'], 'restore.notBound'],
    ['a province’s file that is not bound', gansu, undefined, ['DB'], 'restore.notBound'],
  ])('%s', (_, name, only, bound, expected) => {
    const parts = partsToRestore(name, only, bound);
    expect(parts.ok ? parts.value.map(({ database }) => database) : parts.error.code).toEqual(expected);
  });
});
