/**
 * `npm run backup [-- FILE]`: the local database, whole and checked, as one file. `--remote`: of the deployed D1, which
 * wrangler exports first.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openLocalDatabase } from './backup/local-database.ts';
import { text } from './backup/say.ts';
import { openSource } from './backup/source.ts';
import { writeBackup } from './backup/write-backup.ts';
import { stateFolder } from './demo/state.ts';
import { ROOT, runWrangler } from './demo/wrangler.ts';

function exported() {
  const folder = mkdtempSync(path.join(tmpdir(), 'annex-sync-'));
  const sql = path.join(folder, 'export.sql');
  try {
    const run = runWrangler(['d1', 'export', 'DB', '--remote', '--output', sql], true);
    if (!run.ok) console.error(run.output);
    const source = run.ok ? openSource(sql) : null;
    return source?.ok ? source.value : null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function main(): number {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { remote: { type: 'boolean', default: false } },
  });
  const now = new Date();
  const stamp = now.toISOString().slice(0, 19).replaceAll(':', '');
  const file = path.resolve(positionals[0] ?? path.join(ROOT, 'backups', `annex-sync-${stamp}.jsonl`));
  const db = values.remote ? exported() : openLocalDatabase(stateFolder().persist);
  if (!db) {
    console.error(text(values.remote ? 'backup.noRemote' : 'backup.noLocal'));
    return 2;
  }
  mkdirSync(path.dirname(file), { recursive: true });
  const { tables, rows, sha256 } = writeBackup(db, file, now);
  console.log(text('backup.done', { file, rows, tables: Object.keys(tables).length }));
  console.log(text('backup.hash', { sha256 }));
  return 0;
}

process.exitCode = main();
