import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { fail, ok, type Result } from '../../shared/result.ts';
import { isHouse } from '../../worker/store/dump.ts';
import { isFile } from './parts.ts';
import { type BackupProblem, readBackup } from './read-backup.ts';

/** A backup, an SQLite file, or the SQL that `wrangler d1 export` writes, as a database to read. */
export function openSource(file: string): Result<DatabaseSync, BackupProblem | 'backup.noFile'> {
  if (!isFile(file)) return fail('backup.noFile');
  if (file.endsWith('.sqlite')) return houseIn(() => new DatabaseSync(file, { readOnly: true }));
  if (file.endsWith('.sql')) {
    return houseIn(() => {
      const db = inMemory();
      db.exec(readFileSync(file, 'utf8'));
      return db;
    });
  }
  const db = inMemory();
  const read = readBackup(file, db);
  return read.ok ? ok(db) : read;
}

/** An export has its tables by name, each with its rows: what they refer to comes later. */
function inMemory(): DatabaseSync {
  return new DatabaseSync(':memory:', { enableForeignKeyConstraints: false });
}

function houseIn(open: () => DatabaseSync): Result<DatabaseSync, BackupProblem> {
  try {
    const db = open();
    return isHouse(db) ? ok(db) : fail('backup.notOne');
  } catch {
    // SQLite's own word for a file that only bears the name.
    return fail('backup.notOne');
  }
}
