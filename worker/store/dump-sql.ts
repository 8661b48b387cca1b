import { type Cell, keyOf, type Sqlite, schemaOf, sequencesOf, tableRows } from './dump.ts';

/** A statement of D1 holds 100 KB; what goes around a value is far below the rest. */
const STATEMENT = 80_000;

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** A value as SQL. */
export function literal(cell: Cell): string {
  if (cell === null) return 'NULL';
  if (typeof cell === 'number') return String(cell);
  return `'${cell.replaceAll("'", "''")}'`.replaceAll('\0', "'||char(0)||'");
}

const encoder = new TextEncoder();
const sizeOf = (text: string) => encoder.encode(text).length;

/** A text in parts whose literals are below the limit; no character is cut. */
function partsOf(text: string): string[] {
  const parts: string[] = [];
  let part = '';
  let size = 0;
  for (const sign of text) {
    const more = sign === "'" ? 2 : sizeOf(sign);
    if (size + more > STATEMENT) {
      parts.push(part);
      [part, size] = ['', 0];
    }
    part += sign;
    size += more;
  }
  return [...parts, part];
}

/** A row as one statement, or, where it is longer than one may be, its long texts piece by piece. */
function* rowStatements(
  table: string,
  columns: readonly string[],
  key: readonly string[],
  row: readonly Cell[],
): Generator<string> {
  const into = `INSERT INTO ${quoted(table)} (${columns.map(quoted).join(', ')}) VALUES`;
  const whole = `${into} (${row.map(literal).join(', ')});`;
  if (sizeOf(whole) <= STATEMENT) {
    yield whole;
    return;
  }
  const pieces = row.map((cell) => (typeof cell === 'string' && sizeOf(cell) > 1_000 ? partsOf(cell) : null));
  yield `${into} (${row.map((cell, i) => literal(pieces[i]?.[0] ?? cell)).join(', ')});`;
  const where = key.map((name) => `${quoted(name)} IS ${literal(row[columns.indexOf(name)] ?? null)}`).join(' AND ');
  for (const [i, parts] of pieces.entries()) {
    const name = quoted(columns[i] ?? '');
    for (const part of parts?.slice(1) ?? []) {
      yield `UPDATE ${quoted(table)} SET ${name} = ${name} || ${literal(part)} WHERE ${where};`;
    }
  }
}

/**
 * The whole database as SQL for an empty D1, as `wrangler d1 execute --file` takes it: tables, rows, numbers, then
 * indexes and triggers (which would refuse what is put together piece by piece).
 */
export function* sqlDump(db: Sqlite): Generator<string> {
  const schema = schemaOf(db);
  yield 'PRAGMA defer_foreign_keys = TRUE;';
  for (const { sql } of schema.tables) yield `${sql};`;
  for (const { name } of schema.tables) {
    const { columns, rows } = tableRows(db, name);
    const key = keyOf(db, name);
    for (const row of rows) yield* rowStatements(name, columns, key, row);
  }
  const sequences = Object.entries(sequencesOf(db));
  if (sequences.length > 0) yield 'DELETE FROM sqlite_sequence;';
  for (const [name, seq] of sequences) {
    yield `INSERT INTO sqlite_sequence (name, seq) VALUES (${literal(name)}, ${seq});`;
  }
  for (const sql of schema.rest) yield `${sql};`;
}

/** Whether a database answers that it has tables of ours already. */
export const TABLES = `SELECT name FROM sqlite_schema WHERE type = 'table' AND name IN ('units', 'submissions')`;
