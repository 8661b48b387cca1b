/**
 * `npm run restore -- FILE`: puts a backup with its scans into the local state and holds it to the backup's hashes.
 * `--replace` moves a state that is there aside. `--remote`: into a deployed D1 that is new and empty, and into its R2;
 * `--database DB_620000`: another binding of wrangler.toml.
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { putScans, restoreDeployed } from './backup/deployed.ts';
import { restoreLocally } from './backup/restore.ts';
import { text } from './backup/say.ts';
import { bucketName, deployedScans, localScans } from './backup/scan-store.ts';
import type { BackupSummary } from './backup/write-backup.ts';
import { stateFolder } from './demo/state.ts';
import { runWrangler } from './demo/wrangler.ts';
import { wranglerToml } from './operations/databases.ts';

function tell({ rows, tables, scans }: BackupSummary, lost: number): number {
  const count = (scans?.count ?? 0) - (scans?.missing ?? 0) - lost;
  console.log(text('restore.done', { rows, tables: Object.keys(tables).length, scans: count }));
  if (lost > 0) console.error(text('restore.scansLost', { count: lost }));
  return lost > 0 ? 1 : 0;
}

async function toDeployed(file: string, database: string): Promise<number> {
  const bucket = bucketName(wranglerToml());
  const scans = bucket === null ? null : deployedScans(runWrangler, bucket);
  const restored = await restoreDeployed(file, runWrangler, database, scans);
  await scans?.close();
  if (restored.ok) return tell(restored.value, restored.value.scansLost);
  console.error(text(restored.error, { file }));
  return restored.error === 'restore.notFresh' ? 1 : 2;
}

async function toLocal(file: string, replace: boolean): Promise<number> {
  const { persist } = stateFolder();
  const aside = `${persist}-${new Date().toISOString().slice(0, 19).replaceAll(':', '')}`;
  const restored = restoreLocally(file, persist, replace ? aside : null);
  if (!restored.ok) {
    console.error(text(restored.error, { file }));
    return restored.error === 'restore.notEmpty' ? 1 : 2;
  }
  if (replace && existsSync(aside)) console.log(text('restore.aside', { folder: aside }));
  const scans = await localScans(persist);
  const lost = await putScans(file, scans);
  await scans.close();
  return tell(restored.value, lost);
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      replace: { type: 'boolean', default: false },
      remote: { type: 'boolean', default: false },
      database: { type: 'string', default: 'DB' },
    },
  });
  const [file] = positionals;
  if (file === undefined || !existsSync(file)) {
    console.error(text('backup.noFile', { file: file ?? '' }));
    return 2;
  }
  return values.remote ? toDeployed(file, values.database) : toLocal(file, values.replace);
}

process.exitCode = await main();
