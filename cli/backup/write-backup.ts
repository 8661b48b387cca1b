import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { beginReading, endReading, type Sqlite, schemaOf, sequencesOf, tableRows } from '../../worker/store/dump.ts';

/** What a backup holds, by its own last line. */
export interface BackupSummary {
  readonly tables: Readonly<Record<string, { rows: number; sha256: string }>>;
  readonly rows: number;
  readonly sha256: string;
}

/** Bytes written at a time. */
const CHUNK = 1 << 20;

/**
 * Writes the whole database as JSON lines: what it is, its schema, each table with its rows and their hash, and at the
 * end the hash of everything before. Until that is on the disk the file is called `.partial`: an interrupted backup has
 * neither the name nor the end of one.
 */
export function writeBackup(db: Sqlite, file: string, at: Date): BackupSummary {
  const partial = `${file}.partial`;
  const to = openSync(partial, 'w', 0o600);
  const whole = createHash('sha256');
  let waiting = '';
  const flush = () => {
    writeSync(to, waiting);
    waiting = '';
  };
  const line = (value: unknown) => {
    const text = `${JSON.stringify(value)}\n`;
    whole.update(text);
    waiting += text;
    if (waiting.length > CHUNK) flush();
    return text;
  };
  beginReading(db);
  const schema = schemaOf(db);
  line({ backup: 'annex-sync', format: 1, at: at.toISOString() });
  line({ schema, sequences: sequencesOf(db) });
  const tables = Object.fromEntries(schema.tables.map(({ name }) => [name, writeTable(db, name, line)]));
  endReading(db);
  const rows = Object.values(tables).reduce((sum, table) => sum + table.rows, 0);
  const summary = { tables, rows, sha256: whole.digest('hex') };
  waiting += `${JSON.stringify({ complete: summary })}\n`;
  flush();
  fsyncSync(to);
  closeSync(to);
  renameSync(partial, file);
  return summary;
}

function writeTable(db: Sqlite, name: string, line: (value: unknown) => string): { rows: number; sha256: string } {
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
