/**
 * `npm run restore -- FILE`: puts a backup with its scans into the local state and holds it to the backup's hashes; the
 * files of provinces' own databases beside FILE go into theirs. `--replace` moves a state that is there aside. `--remote`:
 * into deployed D1s that are new and empty, and into their R2; `--database DB_620000`: this one alone. Exit 0 whole,
 * 1 not restored or scans are missing, 2 backup or database can't be used.
 */
import { existsSync } from 'node:fs';
import { putScans, restoreDeployed } from './backup/deployed.ts';
import { type Part, partsToRestore } from './backup/parts.ts';
import { type Hindrance, restoreLocally, type Staged } from './backup/restore.ts';
import { text } from './backup/say.ts';
import { bucketName, deployedScans, localScans, type ScanStore } from './backup/scan-store.ts';
import { commandLine } from './command-line/command-line.ts';
import { stateFolder } from './demo/state.ts';
import { databaseBindings } from './wrangler/bindings.ts';
import { runWrangler, wranglerToml } from './wrangler/wrangler.ts';

/** Nothing is wrong with the backup: what is there already is left as it is. */
const REFUSED = ['restore.notEmpty', 'restore.notFresh'];

function refuse({ code, file, database }: Hindrance<string>): number {
  console.error(text(code, { file, database }));
  return REFUSED.includes(code) ? 1 : 2;
}

/** Puts the scans back, and says what was restored. */
async function finish(restored: readonly Staged[], scans: ScanStore | null): Promise<number> {
  let worst = 0;
  for (const { file, summary } of restored) {
    const lost = await putScans(file, scans);
    const count = (summary.scans?.count ?? 0) - (summary.scans?.missing ?? 0) - lost;
    const { rows, tables } = summary;
    console.log(text('restore.done', { file, rows, tables: Object.keys(tables).length, scans: count }));
    if (lost > 0) console.error(text('restore.scansLost', { count: lost }));
    if (lost > 0) worst = 1;
  }
  await scans?.close();
  return worst;
}

async function toDeployed(parts: readonly Part[]): Promise<number> {
  const restored = restoreDeployed(parts, runWrangler);
  if (!restored.ok) return refuse(restored.error);
  const bucket = bucketName(wranglerToml());
  return finish(restored.value, bucket === null ? null : deployedScans(runWrangler, bucket));
}

async function toLocal(parts: readonly Part[], replace: boolean): Promise<number> {
  const { persist } = stateFolder();
  const aside = `${persist}-${new Date().toISOString().slice(0, 19).replaceAll(':', '')}`;
  const restored = await restoreLocally(parts, persist, replace ? aside : null);
  if (replace && existsSync(aside)) console.log(text('restore.aside', { folder: aside }));
  return restored.ok ? finish(restored.value, await localScans(persist)) : refuse(restored.error);
}

async function main(): Promise<number> {
  const { options, files } = await commandLine('restore');
  const [file = ''] = files;
  const parts = partsToRestore(file, options.database, databaseBindings(wranglerToml()));
  if (!parts.ok) return refuse(parts.error);
  return options.remote ? toDeployed(parts.value) : toLocal(parts.value, options.replace);
}

process.exitCode = await main();
