import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { fail, ok, type Result } from '../../shared/result.ts';
import { beginRestore, type Cell, endRestore, rowWriter, type Schema, type Sqlite } from '../../worker/store/dump.ts';
import type { BackupSummary } from './write-backup.ts';

/** Why a file is no whole backup. */
export type BackupProblem = 'backup.notOne' | 'backup.interrupted' | 'backup.changed';

const CHUNK = 1 << 20;

/** 1 was without scans. */
const FORMATS = [1, 2];

/** The lines of a file, each with its line break where it has one. */
function* linesOf(file: string): Generator<string> {
  const from = openSync(file, 'r');
  const decoder = new StringDecoder('utf8');
  const bytes = Buffer.alloc(CHUNK);
  let rest = '';
  try {
    for (;;) {
      const count = readSync(from, bytes);
      const text = rest + (count === 0 ? decoder.end() : decoder.write(bytes.subarray(0, count)));
      const parts = text.split('\n');
      rest = parts.pop() ?? '';
      for (const part of parts) yield `${part}\n`;
      if (count === 0) break;
    }
    if (rest !== '') yield rest;
  } finally {
    closeSync(from);
  }
}

interface Line {
  readonly backup?: string;
  readonly format?: number;
  readonly database?: string;
  readonly schema?: Schema;
  readonly sequences?: Record<string, number>;
  readonly table?: string;
  readonly columns?: string[];
  readonly scan?: string;
  readonly type?: string;
  readonly data?: string | null;
  readonly complete?: BackupSummary;
}

function parsed(text: string): Line | Cell[] | null {
  try {
    return JSON.parse(text) as Line | Cell[];
  } catch {
    return null;
  }
}

export interface ReadBackup extends BackupSummary {
  /** The binding it is of; null where the backup is older than that line. */
  readonly database: string | null;
}

/** Puts a backup into an empty database. The database is good for nothing where this fails. */
export function readBackup(file: string, into: Sqlite): Result<ReadBackup, BackupProblem> {
  const whole = createHash('sha256');
  let schema: Schema | null = null;
  let sequences: Record<string, number> = {};
  let write: (row: readonly Cell[]) => void = () => undefined;
  let first = true;
  let database: string | null = null;
  for (const text of linesOf(file)) {
    const line = parsed(text);
    if (
      first &&
      (line === null || Array.isArray(line) || line.backup !== 'annex-sync' || !FORMATS.includes(line.format ?? 0))
    ) {
      return fail('backup.notOne');
    }
    if (first && line !== null && !Array.isArray(line)) database = line.database ?? null;
    first = false;
    if (line === null || !text.endsWith('\n')) return fail('backup.interrupted');
    if (Array.isArray(line)) write(line);
    else if (line.complete) {
      if (!schema || whole.digest('hex') !== line.complete.sha256) return fail('backup.changed');
      return endRestore(into, schema, sequences) === 0 ? ok({ ...line.complete, database }) : fail('backup.changed');
    } else if (line.schema) {
      schema = line.schema;
      sequences = line.sequences ?? {};
      beginRestore(into, schema);
    } else if (line.table !== undefined) write = rowWriter(into, line.table, line.columns ?? []);
    whole.update(text);
  }
  return fail(first ? 'backup.notOne' : 'backup.interrupted');
}

/** The scans of a backup that was read and found whole, one after another: each may have 5 MB. */
export function* scansOf(file: string): Generator<{ key: string; type: string; bytes: Uint8Array }> {
  for (const text of linesOf(file)) {
    // Rows are arrays: what is no scan need not be parsed.
    const line = text.startsWith('{"scan"') ? (parsed(text) as Line | null) : null;
    if (!line?.scan || typeof line.data !== 'string') continue;
    yield { key: line.scan, type: line.type ?? '', bytes: Buffer.from(line.data, 'base64') };
  }
}
