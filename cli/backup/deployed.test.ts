import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sqlDump } from '../../worker/store/dump-sql.ts';
import { scanKey } from '../../worker/store/scan.ts';
import { ROOT, runWrangler, type Wrangler } from '../wrangler/wrangler.ts';
import { askDatabase, executeFile, exportDeployed, putScans, restoreDeployed } from './deployed.ts';
import type { Part } from './parts.ts';
import { readBackup } from './read-backup.ts';
import { tableHashes } from './restore.ts';
import { bucketName, deployedScans, localScans } from './scan-store.ts';
import { writeBackup } from './write-backup.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'annex-deployed-'));
const file = path.join(folder, 'one.jsonl');
const parts = [{ database: 'DB', file }];
const AT = new Date('2026-06-01T00:00:00Z');
const BUCKET = 'annex-sync-scans';

/**
 * What stands for Cloudflare: the real wrangler on a folder of its own, asked for its local databases where the deployed
 * ones are meant. What it is called with is kept.
 */
function cloud(name: string) {
  const cwd = path.join(folder, name);
  mkdirSync(cwd);
  cpSync(path.join(ROOT, 'worker/migrations'), path.join(cwd, 'worker/migrations'), { recursive: true });
  mkdirSync(path.join(cwd, 'dist'));
  writeFileSync(path.join(cwd, 'worker/index.ts'), 'export default {};\n');
  writeFileSync(path.join(cwd, 'wrangler.toml'), readFileSync(path.join(ROOT, 'wrangler.toml')));
  const calls: string[][] = [];
  const run: Wrangler = (args, quiet) => {
    calls.push([...args]);
    expect(args).toContain('--remote');
    return runWrangler(
      args.map((arg) => (arg === '--remote' ? '--local' : arg)),
      quiet,
      cwd,
    );
  };
  return { run, calls };
}

const PDF = Buffer.from('%PDF-1.7\n盖章件\n%%EOF\n');
const SHA = createHash('sha256').update(PDF).digest('hex');
/** Longer than a statement of D1 may be, with everything that has to be quoted. */
const LONG = "长'文\n".repeat(30_000);

const FILL = [
  "INSERT INTO units (code, name, level, parent, area, path) VALUES ('100000', '民政部', 'ministry', NULL, '100000', '100000/');",
  "INSERT INTO units (code, name, level, parent, area, path) VALUES ('320000', '江苏省''民政厅', 'province', '100000', '320000', '100000/320000/');",
  "INSERT INTO people (id, unit, role, name, created_at) VALUES (1, '320000', 'officer', '', '2026');",
  "INSERT INTO notices (id, title, issuer, year, lead, published_at) VALUES ('n', '通知', '民政部', 2026, '100000', '2026');",
  "INSERT INTO notice_annexes VALUES ('n', 'a', 1, 0);",
  `INSERT INTO submissions (notice, annex, annex_version, unit, version, nil, header, count, content_hash, received_at,
     person, idempotency_key, request_hash, nonce)
   VALUES ('n', 'a', 1, '320000', 1, 0, '{}', 0, 'h', '2026', 1, 'k', 'r', 'x');`,
  `INSERT INTO scans VALUES (1, '${SHA}', 'application/pdf', ${PDF.length}, '2026', 1);`,
  `INSERT INTO scans VALUES (1, '${'0'.repeat(64)}', 'image/jpeg', 9, '2026', 1);`,
];

let first: ReturnType<typeof cloud>;
beforeAll(async () => {
  first = cloud('first');
  const db = new DatabaseSync(':memory:');
  const migrations = path.join(ROOT, 'worker/migrations');
  for (const name of readdirSync(migrations).sort()) db.exec(readFileSync(path.join(migrations, name), 'utf8'));
  db.exec(FILL.join('\n'));
  expect(executeFile(first.run, 'DB', sqlDump(db))).toBe(true);
  const scans = deployedScans(first.run, BUCKET);
  expect(await scans.put(scanKey(1, SHA), 'application/pdf', PDF)).toBe(true);
  await scans.close();
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a deployed D1 and R2', () => {
  it('are backed up as one file, and restored into new ones with the same hashes and scans', async () => {
    first.calls.length = 0;
    const db = exportDeployed(first.run, 'DB');
    if (!db) throw new Error('no export');
    const scans = deployedScans(first.run, BUCKET);
    const summary = await writeBackup(db, file, { at: AT, database: 'DB', scans });
    await scans.close();
    expect(summary.scans).toEqual({ count: 2, missing: 1 });
    expect(first.calls.map((args) => args.slice(0, 4))).toEqual([
      ['d1', 'export', 'DB', '--remote'],
      ...[`${BUCKET}/${scanKey(1, '0'.repeat(64))}`, `${BUCKET}/${scanKey(1, SHA)}`].map((key) => [
        'r2',
        'object',
        'get',
        key,
      ]),
    ]);

    const second = cloud('second');
    const there = deployedScans(second.run, BUCKET);
    const restored = restoreDeployed(parts, second.run);
    expect(restored).toMatchObject({ ok: true, value: [{ summary: { tables: summary.tables } }] });
    expect(await putScans(file, there)).toBe(0);
    expect(second.calls.map(([group, verb, what]) => [group, verb, what])).toEqual([
      ['d1', 'execute', 'DB'],
      ['d1', 'execute', 'DB'],
      ['d1', 'export', 'DB'],
      ['r2', 'object', 'put'],
    ]);
    expect(Buffer.from((await there.get(scanKey(1, SHA))) ?? [])).toEqual(PDF);
    await there.close();
    // The triggers are there again, and numbers go on behind those given out.
    const kept = `SELECT (SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND name = 'submissions_stay') AS n,
      (SELECT seq FROM sqlite_sequence WHERE name = 'submissions') AS seq`;
    expect(askDatabase(second.run, 'DB', kept)).toEqual([{ n: 1, seq: 1 }]);
    expect(restoreDeployed(parts, second.run)).toMatchObject({ ok: false, error: { code: 'restore.notFresh' } });
  }, 120_000);

  it('scans of a backup go into the local bucket as well', async () => {
    const local = await localScans(path.join(folder, 'local'));
    expect(await putScans(file, local)).toBe(0);
    expect(Buffer.from((await local.get(scanKey(1, SHA))) ?? [])).toEqual(PDF);
    expect(await local.get(scanKey(2, SHA))).toBeNull();
    await local.close();
  }, 60_000);

  it('nothing is sent of a backup that is not whole, or of another database, in any of its files', () => {
    const cut = path.join(folder, 'cut.jsonl');
    writeFileSync(cut, readFileSync(file).subarray(0, -40));
    const run: Wrangler = () => {
      throw new Error('called');
    };
    const also = (part: Part) => restoreDeployed([...parts, part], run);
    expect(also({ database: 'DB_620000', file: cut })).toEqual({
      ok: false,
      error: { code: 'backup.interrupted', database: 'DB_620000', file: cut },
    });
    expect(also({ database: 'DB_620000', file })).toMatchObject({
      ok: false,
      error: { code: 'restore.otherDatabase' },
    });
  });
});

describe('the SQL of a database', () => {
  it('has no statement of 100 KB, and makes the same database', () => {
    const db = new DatabaseSync(':memory:');
    expect(readBackup(file, db).ok).toBe(true);
    db.prepare("INSERT INTO papers VALUES (1, 'issues', 0, ?)").run(JSON.stringify([LONG]));
    const statements = [...sqlDump(db)];
    expect(Math.max(...statements.map((sql) => Buffer.byteLength(sql)))).toBeLessThan(100_000);
    const again = new DatabaseSync(':memory:');
    again.exec(`BEGIN; ${statements.join('\n')} COMMIT;`);
    expect(tableHashes(again)).toEqual(tableHashes(db));
  });
});

it('the bucket’s name is that of wrangler.toml', () => {
  expect(bucketName(readFileSync(path.join(ROOT, 'wrangler.toml'), 'utf8'))).toBe(BUCKET);
  expect(bucketName('[[d1_databases]]')).toBeNull();
});
