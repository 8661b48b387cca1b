import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { fail, type Result } from '../../shared/result.ts';
import { sqlDump, TABLES } from '../../worker/store/dump-sql.ts';
import type { Wrangler } from '../wrangler/wrangler.ts';
import type { Part } from './parts.ts';
import { scansOf } from './read-backup.ts';
import { type Hindrance, type Staged, type StagedProblem, stage, tableHashes } from './restore.ts';
import type { ScanStore } from './scan-store.ts';
import { openSource } from './source.ts';

const CHUNK = 1 << 20;

function withFolder<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(path.join(tmpdir(), 'annex-sync-'));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A deployed D1 as a database to read; null where wrangler could not export it (it has said why). */
export function exportDeployed(run: Wrangler, database: string): DatabaseSync | null {
  return withFolder((folder) => {
    const sql = path.join(folder, 'export.sql');
    const exported = run(['d1', 'export', database, '--remote', '--output', sql], true);
    if (!exported.ok) console.error(exported.output);
    const source = exported.ok ? openSource(sql) : null;
    return source?.ok ? source.value : null;
  });
}

/** Rows of a question to a deployed D1 (or, with `where` --local, to the one here); null where it could not be asked. */
export function askDatabase<T>(
  run: Wrangler,
  database: string,
  sql: string,
  where: readonly string[] = ['--remote'],
): T[] | null {
  const asked = run(['d1', 'execute', database, ...where, '--yes', '--json', '--command', sql], true);
  if (!asked.ok) {
    console.error(asked.output);
    return null;
  }
  const answers = JSON.parse(asked.stdout.slice(asked.stdout.indexOf('['))) as { results: T[] }[];
  return answers.flatMap(({ results }) => results);
}

/** Puts statements into a deployed D1 as one file: it takes all of them or none. */
export function executeFile(
  run: Wrangler,
  database: string,
  statements: Iterable<string>,
  where: readonly string[] = ['--remote'],
): boolean {
  return withFolder((folder) => {
    const sql = path.join(folder, 'statements.sql');
    const to = openSync(sql, 'w', 0o600);
    let waiting = '';
    for (const statement of statements) {
      waiting += `${statement}\n`;
      if (waiting.length < CHUNK) continue;
      writeSync(to, waiting);
      waiting = '';
    }
    writeSync(to, waiting);
    closeSync(to);
    const done = run(['d1', 'execute', database, ...where, '--yes', '--file', sql], true);
    if (!done.ok) console.error(done.output);
    return done.ok;
  });
}

export type DeployedProblem = StagedProblem | 'restore.notFresh' | 'restore.noRemote' | 'restore.differs';

/**
 * Restores the files of a backup into deployed D1s that are new and empty, and holds each to the backup's hashes by
 * exporting it again. All files are read and checked as a whole, and all databases found empty, before anything is sent.
 */
export function restoreDeployed(parts: readonly Part[], run: Wrangler): Result<Staged[], Hindrance<DeployedProblem>> {
  const staged = stage(parts);
  if (!staged.ok) return staged;
  for (const part of parts) {
    const tables = askDatabase(run, part.database, TABLES);
    if (!tables) return fail({ code: 'restore.noRemote', ...part });
    if (tables.length > 0) return fail({ code: 'restore.notFresh', ...part });
  }
  for (const { db, summary, database, file } of staged.value) {
    const restored = executeFile(run, database, sqlDump(db)) ? exportDeployed(run, database) : null;
    if (!restored) return fail({ code: 'restore.noRemote', database, file });
    const same = JSON.stringify(tableHashes(restored)) === JSON.stringify(summary.tables);
    if (!same) return fail({ code: 'restore.differs', database, file });
  }
  return staged;
}

/** Puts the scans of a backup back; how many were not taken. */
export async function putScans(file: string, scans: ScanStore | null): Promise<number> {
  let lost = 0;
  for (const { key, type, bytes } of scansOf(file)) {
    if (!(await scans?.put(key, type, bytes))) lost++;
  }
  return lost;
}
