/**
 * The whole database as rows, whatever tables it has: what backups are made of and what they are restored into. Works on
 * an SQLite file or on one in memory, in Node; a deployed D1 is exported into one first.
 */
export interface Sqlite {
  exec(sql: string): void;
  prepare(sql: string): {
    all(...values: (string | number | null)[]): unknown[];
    iterate(...values: (string | number | null)[]): Iterable<unknown>;
    run(...values: (string | number | null)[]): unknown;
  };
}

export type Cell = string | number | null;

export interface Schema {
  /** Parents are not always first: rows go in without foreign keys. */
  readonly tables: readonly { readonly name: string; readonly sql: string }[];
  /** Indexes and triggers; they come last, or the triggers would refuse what is put back. */
  readonly rest: readonly string[];
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** What the database is made of, without what SQLite and Cloudflare keep for themselves. */
export function schemaOf(db: Sqlite): Schema {
  const all = db
    .prepare(
      `SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
         AND name NOT LIKE '\\_cf\\_%' ESCAPE '\\' AND tbl_name NOT LIKE '\\_cf\\_%' ESCAPE '\\' ORDER BY type, name`,
    )
    .all() as { type: string; name: string; sql: string }[];
  return {
    tables: all.filter(({ type }) => type === 'table').map(({ name, sql }) => ({ name, sql })),
    rest: all.filter(({ type }) => type !== 'table').map(({ sql }) => sql),
  };
}

/** The scans whose bytes lie in R2. */
export function scansIn(db: Sqlite): { submission: number; sha256: string; type: string }[] {
  const known = schemaOf(db).tables.some(({ name }) => name === 'scans');
  if (!known) return [];
  return db.prepare('SELECT submission, sha256, type FROM scans ORDER BY submission, sha256').all() as {
    submission: number;
    sha256: string;
    type: string;
  }[];
}

/** The columns of a table's key, in their order. */
export function keyOf(db: Sqlite, table: string): string[] {
  const info = db.prepare('SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk').all(table);
  return (info as { name: string }[]).map(({ name }) => name);
}

/** The columns of a table, and its rows in the order of its key. */
export function tableRows(db: Sqlite, table: string): { columns: string[]; rows: Iterable<Cell[]> } {
  const info = db.prepare('SELECT name, pk FROM pragma_table_info(?) ORDER BY cid').all(table) as {
    name: string;
    pk: number;
  }[];
  const columns = info.map(({ name }) => name);
  const key = info.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
  const order = (key.length > 0 ? key.map(({ name }) => name) : columns).map(quoted).join(', ');
  const found = db.prepare(`SELECT * FROM ${quoted(table)} ORDER BY ${order}`);
  return { columns, rows: cellsOf(found.iterate() as Iterable<Record<string, Cell>>, columns) };
}

function* cellsOf(rows: Iterable<Record<string, Cell>>, columns: readonly string[]): Generator<Cell[]> {
  for (const row of rows) yield columns.map((column) => row[column] ?? null);
}

/** The highest number each table gave out: a number once given is not given again after a restore. */
export function sequencesOf(db: Sqlite): Record<string, number> {
  const known = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'sqlite_sequence'").all().length > 0;
  if (!known) return {};
  const rows = db.prepare('SELECT name, seq FROM sqlite_sequence ORDER BY name').all() as {
    name: string;
    seq: number;
  }[];
  return Object.fromEntries(rows.map(({ name, seq }) => [name, seq]));
}

/** One state of the database for all that is read until `endReading`. */
export function beginReading(db: Sqlite): void {
  db.exec('BEGIN');
}

export function endReading(db: Sqlite): void {
  db.exec('COMMIT');
}

/** Makes the tables of an empty database. */
export function beginRestore(db: Sqlite, schema: Schema): void {
  db.exec('PRAGMA foreign_keys = OFF');
  db.exec('BEGIN');
  for (const { sql } of schema.tables) db.exec(sql);
}

/** Puts a row back. */
export function rowWriter(db: Sqlite, table: string, columns: readonly string[]): (row: readonly Cell[]) => void {
  const marks = columns.map(() => '?').join(', ');
  const insert = db.prepare(`INSERT INTO ${quoted(table)} (${columns.map(quoted).join(', ')}) VALUES (${marks})`);
  return (row) => void insert.run(...row);
}

/** Numbers, indexes and triggers; how many rows then lack what they refer to (none should). */
export function endRestore(db: Sqlite, schema: Schema, sequences: Readonly<Record<string, number>>): number {
  const known = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'sqlite_sequence'").all().length > 0;
  if (known) {
    db.exec('DELETE FROM sqlite_sequence');
    const insert = db.prepare('INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)');
    for (const [name, seq] of Object.entries(sequences)) insert.run(name, seq);
  }
  for (const sql of schema.rest) db.exec(sql);
  db.exec('COMMIT');
  return db.prepare('SELECT 1 FROM pragma_foreign_key_check').all().length;
}

/** Writes the database into a new file. */
export function copyInto(db: Sqlite, file: string): void {
  db.prepare('VACUUM INTO ?').run(file);
}

/** Whether it is a database of this product. */
export function isHouse(db: Sqlite): boolean {
  return schemaOf(db).tables.some(({ name }) => name === 'submissions');
}
