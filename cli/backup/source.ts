import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { fail, ok, type Result } from '../../shared/result.ts';
import { isHouse } from '../../worker/store/dump.ts';
import { type BackupProblem, readBackup } from './read-backup.ts';

/** A backup, an SQLite file, or the SQL that `wrangler d1 export` writes, as a database to read. */
export function openSource(file: string): Result<DatabaseSync, BackupProblem> {
  if (file.endsWith('.sqlite')) {
    const db = new DatabaseSync(file, { readOnly: true });
    return isHouse(db) ? ok(db) : fail('backup.notOne');
  }
  // An export has its tables by name, each with its rows: what they refer to comes later.
  const db = new DatabaseSync(':memory:', { enableForeignKeyConstraints: false });
  if (file.endsWith('.sql')) {
    db.exec(readFileSync(file, 'utf8'));
    return isHouse(db) ? ok(db) : fail('backup.notOne');
  }
  const read = readBackup(file, db);
  return read.ok ? ok(db) : read;
}
