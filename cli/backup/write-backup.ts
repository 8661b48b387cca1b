import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import {
  beginReading,
  endReading,
  type Sqlite,
  scansIn,
  schemaOf,
  sequencesOf,
  tableRows,
} from '../../worker/store/dump.ts';
import { scanKey } from '../../worker/store/scan.ts';
import type { ScanStore } from './scan-store.ts';

/** What a backup holds, by its own last line. */
export interface BackupSummary {
  readonly tables: Readonly<Record<string, { rows: number; sha256: string }>>;
  readonly rows: number;
  /** `missing`: scans that are told of but were not found, or were not what their hash says. */
  readonly scans: { readonly count: number; readonly missing: number };
  readonly sha256: string;
}

export interface BackupOf {
  readonly at: Date;
  /** The binding in wrangler.toml. */
  readonly database: string;
  /** null: the scans stay out, and count as missing. */
  readonly scans: ScanStore | null;
}

/** Bytes written at a time. */
const CHUNK = 1 << 20;

type Line = (value: unknown) => string;

/**
 * Writes the whole database and its scans as JSON lines: what it is, its schema, each table with its rows and their
 * hash, the scans, and at the end the hash of everything before. Until that is on the disk the file is called
 * `.partial`: an interrupted backup has neither the name nor the end of one.
 */
export async function writeBackup(db: Sqlite, file: string, { at, database, scans }: BackupOf): Promise<BackupSummary> {
  const partial = `${file}.partial`;
  // One that was left behind may be readable by others.
  rmSync(partial, { force: true });
  const to = openSync(partial, 'wx', 0o600);
  const whole = createHash('sha256');
  let waiting = '';
  const flush = () => {
    writeSync(to, waiting);
    waiting = '';
  };
  const line: Line = (value) => {
    const text = `${JSON.stringify(value)}\n`;
    whole.update(text);
    waiting += text;
    if (waiting.length > CHUNK) flush();
    return text;
  };
  beginReading(db);
  const schema = schemaOf(db);
  line({ backup: 'annex-sync', format: 2, at: at.toISOString(), database });
  line({ schema, sequences: sequencesOf(db) });
  const tables = Object.fromEntries(schema.tables.map(({ name }) => [name, writeTable(db, name, line)]));
  const told = scansIn(db);
  endReading(db);
  // Nothing is ever taken out of R2, and the bytes come before the row: what the rows tell of is there afterwards too.
  const counted = await writeScans(told, scans, line);
  const rows = Object.values(tables).reduce((sum, table) => sum + table.rows, 0);
  const summary = { tables, rows, scans: counted, sha256: whole.digest('hex') };
  waiting += `${JSON.stringify({ complete: summary })}\n`;
  flush();
  fsyncSync(to);
  closeSync(to);
  renameSync(partial, file);
  return summary;
}

async function writeScans(
  told: readonly { submission: number; sha256: string; type: string }[],
  scans: ScanStore | null,
  line: Line,
): Promise<BackupSummary['scans']> {
  let missing = 0;
  for (const { submission, sha256, type } of told) {
    const key = scanKey(submission, sha256);
    const bytes = (await scans?.get(key)) ?? null;
    const whole = bytes !== null && createHash('sha256').update(bytes).digest('hex') === sha256;
    if (!whole) missing++;
    line({ scan: key, type, data: whole ? Buffer.from(bytes).toString('base64') : null });
  }
  return { count: told.length, missing };
}

function writeTable(db: Sqlite, name: string, line: Line): { rows: number; sha256: string } {
  const { columns, rows } = tableRows(db, name);
  line({ table: name, columns });
  const hash = createHash('sha256');
  let count = 0;
  for (const row of rows) {
    hash.update(line(row));
    count++;
  }
  return { rows: count, sha256: hash.digest('hex') };
}
