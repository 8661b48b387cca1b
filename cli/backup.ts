/**
 * `npm run backup [-- FILE]`: the local database with its scans, whole and checked, as one file. `--remote`: of the
 * deployed D1 and R2. `--database DB_620000`: another binding of wrangler.toml.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { exportDeployed } from './backup/deployed.ts';
import { openLocalDatabase } from './backup/local-database.ts';
import { text } from './backup/say.ts';
import { bucketName, deployedScans, localScans } from './backup/scan-store.ts';
import { writeBackup } from './backup/write-backup.ts';
import { stateFolder } from './demo/state.ts';
import { ROOT, runWrangler } from './demo/wrangler.ts';

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { remote: { type: 'boolean', default: false }, database: { type: 'string', default: 'DB' } },
  });
  const now = new Date();
  const stamp = now.toISOString().slice(0, 19).replaceAll(':', '');
  const file = path.resolve(positionals[0] ?? path.join(ROOT, 'backups', `annex-sync-${stamp}.jsonl`));
  const { persist } = stateFolder();
  const db = values.remote ? exportDeployed(runWrangler, values.database) : openLocalDatabase(persist);
  if (!db) {
    console.error(text(values.remote ? 'backup.noRemote' : 'backup.noLocal'));
    return 2;
  }
  const bucket = bucketName(readFileSync(path.join(ROOT, 'wrangler.toml'), 'utf8'));
  const deployed = bucket === null ? null : deployedScans(runWrangler, bucket);
  const scans = values.remote ? deployed : await localScans(persist);
  mkdirSync(path.dirname(file), { recursive: true });
  const summary = await writeBackup(db, file, now, scans);
  await scans?.close();
  const { tables, rows, sha256 } = summary;
  console.log(text('backup.done', { file, rows, tables: Object.keys(tables).length, scans: summary.scans.count }));
  console.log(text('backup.hash', { sha256 }));
  if (summary.scans.missing === 0) return 0;
  console.error(text('backup.scansMissing', { count: summary.scans.missing }));
  return 1;
}

process.exitCode = await main();
