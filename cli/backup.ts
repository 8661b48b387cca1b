/**
 * `npm run backup [-- FILE]`: the local databases with their scans, whole and checked: the main one as FILE, each province's
 * own beside it as FILE-DB_620000. `--remote`: the deployed D1 and R2; `--database DB_620000`: this one alone. Exit 0
 * whole, 1 scans are missing, 2 not backed up.
 */
import { closeSync, mkdirSync, openSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { exportDeployed } from './backup/deployed.ts';
import { localDatabases } from './backup/local-database.ts';
import { fileOf } from './backup/parts.ts';
import { text } from './backup/say.ts';
import { bucketName, deployedScans, localScans, type ScanStore } from './backup/scan-store.ts';
import { type BackupOf, writeBackup } from './backup/write-backup.ts';
import { commandLine } from './command-line/command-line.ts';
import { stateFolder } from './demo/state.ts';
import { databaseBindings } from './wrangler/bindings.ts';
import { ROOT, runWrangler, wranglerToml } from './wrangler/wrangler.ts';

async function backUp(db: DatabaseSync, file: string, of: BackupOf): Promise<number> {
  const { tables, rows, sha256, scans } = await writeBackup(db, file, of);
  console.log(text('backup.done', { file, rows, tables: Object.keys(tables).length, scans: scans.count }));
  console.log(text('backup.hash', { sha256 }));
  if (scans.missing > 0) console.error(text('backup.scansMissing', { count: scans.missing }));
  return scans.missing > 0 ? 1 : 0;
}

/** FILE, or one named by the time; null where there can be none, which is said. */
function target(file: string | undefined, now: Date): string | null {
  const stamp = now.toISOString().slice(0, 19).replaceAll(':', '');
  const chosen = path.resolve(file ?? path.join(ROOT, 'backups', `annex-sync-${stamp}.jsonl`));
  try {
    if (statSync(chosen, { throwIfNoEntry: false })?.isDirectory()) throw new Error('a folder');
    mkdirSync(path.dirname(chosen), { recursive: true });
    closeSync(openSync(`${chosen}.partial`, 'w', 0o600));
    rmSync(`${chosen}.partial`);
    return chosen;
  } catch {
    console.error(text('backup.noPlace', { file: chosen }));
    return null;
  }
}

function scanStore(remote: boolean): Promise<ScanStore | null> {
  if (!remote) return localScans(stateFolder().persist);
  const bucket = bucketName(wranglerToml());
  return Promise.resolve(bucket === null ? null : deployedScans(runWrangler, bucket));
}

async function main(): Promise<number> {
  const { options, files } = await commandLine('backup');
  const at = new Date();
  const file = target(files[0], at);
  if (file === null) return 2;
  // Provinces first: what they copy from the main one is then in its backup too, even while it is being written.
  const names = options.database === undefined ? databaseBindings(wranglerToml()).reverse() : [options.database];
  const local = options.remote ? null : await localDatabases(stateFolder().persist);
  const scans = await scanStore(options.remote);
  let worst = 0;
  for (const database of names) {
    const db = local ? local.get(database) : exportDeployed(runWrangler, database);
    if (!db) console.error(text(local ? 'backup.noLocal' : 'backup.noRemote', { database }));
    worst = Math.max(worst, db ? await backUp(db, fileOf(file, database), { at, database, scans }) : 2);
  }
  await scans?.close();
  return worst;
}

process.exitCode = await main();
