import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fail, ok, type Result } from '../../shared/result.ts';
import { copyInto, type Sqlite, schemaOf, tableRows } from '../../worker/store/dump.ts';
import { migrationNote } from '../demo/state.ts';
import { databaseFiles, openHouse } from './local-database.ts';
import type { Part } from './parts.ts';
import { type BackupProblem, readBackup } from './read-backup.ts';
import type { BackupSummary } from './write-backup.ts';

/** What came in the way, at which of the files. */
export type Hindrance<P extends string> = { readonly code: P } & Part;
export type RestoreProblem = StagedProblem | 'restore.notEmpty' | 'restore.differs';
export type StagedProblem = BackupProblem | 'restore.otherDatabase';

/** A part that was read and found whole, in memory. */
export interface Staged extends Part {
  readonly db: DatabaseSync;
  readonly summary: BackupSummary;
}

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

/** Reads every file as a whole, before anything is touched; each has to be of the database that it is meant for. */
export function stage(parts: readonly Part[]): Result<Staged[], Hindrance<StagedProblem>> {
  const staged: Staged[] = [];
  for (const part of parts) {
    const db = new DatabaseSync(':memory:');
    const read = readBackup(part.file, db);
    if (!read.ok) return fail({ code: read.error, ...part });
    const { database, ...summary } = read.value;
    if (database !== null && database !== part.database) return fail({ code: 'restore.otherDatabase', ...part });
    staged.push({ ...part, db, summary });
  }
  return ok(staged);
}

/**
 * Restores the files of a backup into wrangler's local state. A database that is there already is refused, or, with
 * `replace`, moved aside: nothing is deleted. The files are read and checked as a whole before anything is touched, and
 * the restored tables are held to the backup's hashes afterwards.
 */
export async function restoreLocally(
  parts: readonly Part[],
  persist: string,
  replace: string | null,
  config?: string,
): Promise<Result<Staged[], Hindrance<RestoreProblem>>> {
  const staged = stage(parts);
  if (!staged.ok) return staged;
  const files = await databaseFiles(persist, config);
  const standing = parts.find(({ database }) => isThere(files.get(database)));
  if (standing && replace === null) return fail({ code: 'restore.notEmpty', ...standing });
  const targets = parts.map(({ database }) => files.get(database) ?? '');
  if (standing && replace !== null) moveAside(persist, replace, parts.length === files.size ? null : targets);
  for (const [i, { db, summary, ...part }] of staged.value.entries()) {
    const target = targets[i] ?? '';
    mkdirSync(path.dirname(target), { recursive: true });
    for (const end of FILES) rmSync(`${target}${end}`, { force: true });
    copyInto(db, target);
    const restored = new DatabaseSync(target, { readOnly: true });
    const same = JSON.stringify(tableHashes(restored)) === JSON.stringify(summary.tables);
    restored.close();
    if (!same) return fail({ code: 'restore.differs', database: part.database, file: part.file });
  }
  // A backup may be older than the migrations there are.
  rmSync(migrationNote(persist), { force: true });
  return staged;
}

/** An SQLite database is its file and those of its journal. */
const FILES = ['', '-wal', '-shm'];

function isThere(file: string | undefined): boolean {
  const db = file === undefined ? null : openHouse(file);
  db?.close();
  return db !== null;
}

/** The whole state, scans and all, or these databases alone. */
function moveAside(persist: string, aside: string, only: readonly string[] | null): void {
  if (only === null) {
    renameSync(persist, aside);
    return;
  }
  mkdirSync(aside, { recursive: true });
  for (const file of only.flatMap((name) => FILES.map((end) => `${name}${end}`)).filter((name) => existsSync(name))) {
    renameSync(file, path.join(aside, path.basename(file)));
  }
}
