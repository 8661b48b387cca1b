import { createHash } from 'node:crypto';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { fail, type Result } from '../../shared/result.ts';
import { copyInto, isHouse, type Sqlite, schemaOf, tableRows } from '../../worker/store/dump.ts';
import { runWrangler } from '../demo/wrangler.ts';
import { databaseFiles } from './local-database.ts';
import { type BackupProblem, readBackup } from './read-backup.ts';
import type { BackupSummary } from './write-backup.ts';

export type RestoreProblem = BackupProblem | 'restore.notEmpty' | 'restore.failed' | 'restore.differs';

/** The hash of each table's rows, as a backup tells it. */
export function tableHashes(db: Sqlite): BackupSummary['tables'] {
  return Object.fromEntries(
    schemaOf(db).tables.map(({ name }) => {
      const hash = createHash('sha256');
      let rows = 0;
      for (const row of tableRows(db, name).rows) {
        hash.update(`${JSON.stringify(row)}\n`);
        rows++;
      }
      return [name, { rows, sha256: hash.digest('hex') }];
    }),
  );
}

function holdsHouse(file: string): boolean {
  const db = new DatabaseSync(file, { readOnly: true });
  const house = isHouse(db);
  db.close();
  return house;
}

/**
 * Restores a backup into wrangler's local state. A state that is there already is refused, or, with `replace`, moved
 * aside: nothing is deleted. The file is read and checked as a whole before anything is touched, and the restored tables
 * are held to the backup's hashes afterwards.
 */
export function restoreLocally(
  file: string,
  persist: string,
  replace: string | null,
): Result<BackupSummary, RestoreProblem> {
  const staged = new DatabaseSync(':memory:');
  const read = readBackup(file, staged);
  if (!read.ok) return read;
  if (databaseFiles(persist).some(holdsHouse)) {
    if (replace === null) return fail('restore.notEmpty');
    renameSync(persist, replace);
  }
  // Only wrangler knows what it calls the database's file: it makes an empty one first.
  const made = runWrangler(['d1', 'execute', 'DB', '--local', '--persist-to', persist, '--command', 'SELECT 1'], true);
  const [target] = databaseFiles(persist);
  if (!made.ok || target === undefined) return fail('restore.failed');
  for (const old of [target, `${target}-wal`, `${target}-shm`]) if (existsSync(old)) rmSync(old);
  copyInto(staged, target);
  const restored = new DatabaseSync(target, { readOnly: true });
  const same = JSON.stringify(tableHashes(restored)) === JSON.stringify(read.value.tables);
  restored.close();
  return same ? read : fail('restore.differs');
}
