import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types';
import type { AnnexRecord } from '../../shared/record/record.ts';
import { recordTexts } from '../../shared/submission/content-text.ts';
import { bytesOf, jsonParts } from './json-parts.ts';
import { columnsOf, typedValue } from './record-columns.ts';

export type StoredRecord = AnnexRecord;

/** Rows of one submission lie within this many ids. */
export const SPAN = 2 ** 20;

/**
 * Records as they are bound: each row `[position, …columns, data]` in JSON, `data` being `{row, source, extra, values}`.
 * Only the typed columns that any of them fills.
 */
export interface EncodedRecords {
  readonly columns: readonly string[];
  readonly rows: readonly string[];
}

/** `texts`: what of each record is hashed, where it was written already; it is stored as it was hashed. */
export function encodeRecords(
  records: readonly StoredRecord[],
  texts: readonly string[] = recordTexts(records),
): EncodedRecords {
  const used = columnsOf(records);
  const rows = records.map(({ row, source, values }, position) => {
    const cells: (string | number | null)[] = [position];
    for (const column of used) cells.push(typedValue(column, values));
    const data = `{"row":${row},"source":${JSON.stringify(source)},${texts[position]?.slice(1)}`;
    return `${JSON.stringify(cells).slice(0, -1)},${data}]`;
  });
  return { columns: used.map(({ name }) => name), rows };
}

/** A single record above this would not fit into one value of the database with room to spare. */
const MAX_RECORD_BYTES = 1_000_000;

/** The position of the first record that is too large to be stored; null where all fit. */
export function firstOversized({ rows }: EncodedRecords): number | null {
  const found = rows.findIndex((json) => json.length * 3 > MAX_RECORD_BYTES && bytesOf(json) > MAX_RECORD_BYTES);
  return found < 0 ? null : found;
}

/**
 * The statements that store a submission's records. `owner`: SQL for the submission's id, of ?1 to ?3; where it is
 * null nothing is stored. jsonb_each (SQLite 3.51) gives each row as it was parsed; json_each would write it out, to be
 * parsed again for every column.
 */
export function insertRecords(
  db: D1Database,
  owner: string,
  keys: readonly [string, string, string],
  { columns, rows }: EncodedRecords,
): D1PreparedStatement[] {
  const names = ['id', ...columns, 'data'].join(', ');
  const typed = columns.map((_, i) => `value ->> ${i + 1}, `).join('');
  const statement = db.prepare(
    `INSERT INTO records (${names})
     SELECT owner.id * ${SPAN} + (value ->> 0), ${typed}value -> ${columns.length + 1}
     FROM (SELECT ${owner} AS id) owner, jsonb_each(?4) WHERE owner.id IS NOT NULL`,
  );
  return jsonParts(rows).map((json) => statement.bind(...keys, json));
}

/** Rows of several submissions are read this many submissions at a time (100 parameters would be the limit anyway). */
const READ_ROWS = 4_000;

/** The records of one submission, in its order. */
export async function recordsOf(db: D1Database, submission: number): Promise<StoredRecord[]> {
  const found = await recordsOfAll(db, [submission]);
  return found.get(submission) ?? [];
}

/** The records of several submissions, each in its order. */
export async function recordsOfAll(
  db: D1Database,
  submissions: readonly number[],
): Promise<Map<number, StoredRecord[]>> {
  const found = new Map<number, StoredRecord[]>(submissions.map((id) => [id, []]));
  const list = JSON.stringify([...found.keys()].sort((a, b) => a - b));
  const statement = db.prepare(
    `SELECT r.id, r.data FROM json_each(?1) s JOIN records r ON r.id >= s.value * ${SPAN} AND r.id < (s.value + 1) * ${SPAN}
     WHERE r.id > ?2 ORDER BY r.id LIMIT ${READ_ROWS}`,
  );
  for (let after = -1; ; ) {
    const { results } = await statement.bind(list, after).all<{ id: number; data: string }>();
    for (const { id, data } of results) {
      found.get(Math.floor(id / SPAN))?.push(JSON.parse(data) as StoredRecord);
    }
    const last = results.at(-1);
    if (!last || results.length < READ_ROWS) return found;
    after = last.id;
  }
}

/** The sheet rows that records of submissions stood in: by submission, then by record. */
export async function rowsOfRecords(
  db: D1Database,
  places: readonly { readonly submission: number; readonly record: number }[],
): Promise<Map<number, Map<number, number | null>>> {
  const found = new Map<number, Map<number, number | null>>();
  if (places.length === 0) return found;
  const { results } = await db
    .prepare(`SELECT id, data ->> 'row' AS row FROM records WHERE id IN (SELECT value FROM json_each(?1))`)
    .bind(JSON.stringify(places.map(({ submission, record }) => submission * SPAN + record)))
    .all<{ id: number; row: number | null }>();
  for (const { id, row } of results) {
    const submission = Math.floor(id / SPAN);
    const rows = found.get(submission) ?? new Map<number, number | null>();
    found.set(submission, rows.set(id % SPAN, row));
  }
  return found;
}

/** The records at these places, in their order. */
export async function recordsAt(
  db: D1Database,
  places: readonly { readonly submission: number; readonly record: number }[],
): Promise<StoredRecord[]> {
  const statement = db.prepare('SELECT r.data FROM json_each(?1) p JOIN records r ON r.id = p.value ORDER BY p.key');
  const found: StoredRecord[] = [];
  for (let from = 0; from < places.length; from += READ_ROWS) {
    const ids = places.slice(from, from + READ_ROWS).map(({ submission, record }) => submission * SPAN + record);
    const { results } = await statement.bind(JSON.stringify(ids)).all<{ data: string }>();
    for (const { data } of results) found.push(JSON.parse(data) as StoredRecord);
  }
  return found;
}
