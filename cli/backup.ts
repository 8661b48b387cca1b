/**
 * `npm run backup [-- FILE]`: the local database with its scans, whole and checked, as one file. `--remote`: of the
 * deployed D1 and R2; where provinces have databases of their own, one file each, or `--database DB_620000` alone.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { exportDeployed } from './backup/deployed.ts';
import { openLocalDatabase } from './backup/local-database.ts';
import { text } from './backup/say.ts';
import { bucketName, deployedScans, localScans, type ScanStore } from './backup/scan-store.ts';
import { writeBackup } from './backup/write-backup.ts';
import { databaseBindings } from './demo/bindings.ts';
import { stateFolder } from './demo/state.ts';
import { ROOT, runWrangler } from './demo/wrangler.ts';
import { fileOf, wranglerToml } from './operations/databases.ts';

type Database = ReturnType<typeof openLocalDatabase>;

/** 0: whole; 1: scans are missing. */
async function backUp(db: NonNullable<Database>, file: string, at: Date, scans: ScanStore | null): Promise<number> {
  const { tables, rows, sha256, scans: found } = await writeBackup(db, file, at, scans);
  console.log(text('backup.done', { file, rows, tables: Object.keys(tables).length, scans: found.count }));
  console.log(text('backup.hash', { sha256 }));
  if (found.missing > 0) console.error(text('backup.scansMissing', { count: found.missing }));
  return found.missing > 0 ? 1 : 0;
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { remote: { type: 'boolean', default: false }, database: { type: 'string' } },
  });
  const now = new Date();
  const stamp = now.toISOString().slice(0, 19).replaceAll(':', '');
  const file = path.resolve(positionals[0] ?? path.join(ROOT, 'backups', `annex-sync-${stamp}.jsonl`));
  mkdirSync(path.dirname(file), { recursive: true });
  const { persist } = stateFolder();
  const toml = wranglerToml();
  const bucket = bucketName(toml);
  const deployed = bucket === null ? null : deployedScans(runWrangler, bucket);
  const scans = values.remote ? deployed : await localScans(persist);
  const all = values.remote && values.database === undefined ? databaseBindings(toml) : [values.database ?? 'DB'];
  let worst = 0;
  for (const name of all) {
    const db = values.remote ? exportDeployed(runWrangler, name) : openLocalDatabase(persist);
    if (!db) console.error(text(values.remote ? 'backup.noRemote' : 'backup.noLocal'));
    worst = Math.max(worst, db ? await backUp(db, fileOf(file, name), now, scans) : 2);
  }
  await scans?.close();
  return worst;
}

process.exitCode = await main();
