import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types';
import type { AnnexRecord } from '../../shared/record/record.ts';
import { jsonParts } from './json-parts.ts';
import { SPAN } from './record.ts';

/** A row of a forward was made of: a record below (its submission and position), or a row of the unit's own. */
export type RowSource =
  | { readonly submission: number; readonly record: number }
  /** `row`: the own row as it was given, where the merged one is another. */
  | { readonly own: number; readonly row: AnnexRecord | null };

/** What makes a submission a merge handed up. */
export interface NewForward {
  readonly ownStated: boolean;
  /** Every unit expected; null: nothing of it went in. */
  readonly inputs: readonly { readonly unit: string; readonly input: number | null }[];
  /** By row of the forward. */
  readonly rows: readonly (readonly RowSource[])[];
}

/** The statements that keep what a forward was made of. `owner` and `keys` as in insertRecords. */
export function insertForward(
  db: D1Database,
  owner: string,
  keys: readonly [string, string, string],
  { ownStated, inputs, rows }: NewForward,
): D1PreparedStatement[] {
  const from = (columns: string, source: string) =>
    `SELECT owner.id${columns} FROM (SELECT ${owner} AS id) owner${source} WHERE owner.id IS NOT NULL`;
  const sources = rows.flatMap((parts, record) => parts.map((part) => JSON.stringify([record, ...sourceOf(part)])));
  const insertSources = db.prepare(
    `INSERT INTO record_sources (record, source, own)
     ${from(` * ${SPAN} + (r.value ->> 0), r.value ->> 1, r.value ->> 2`, ', json_each(?4) r')}`,
  );
  return [
    db.prepare(`INSERT INTO forwards (submission, own_stated) ${from(', ?4', '')}`).bind(...keys, ownStated ? 1 : 0),
    db
      .prepare(
        `INSERT INTO forward_inputs (submission, unit, input)
         ${from(", r.value ->> 'unit', r.value ->> 'input'", ', json_each(?4) r')}`,
      )
      .bind(...keys, JSON.stringify(inputs)),
    ...jsonParts(sources).map((json) => insertSources.bind(...keys, json)),
  ];
}

function sourceOf(part: RowSource): [number, string | null] {
  if ('own' in part) return [-1 - part.own, part.row === null ? null : JSON.stringify(part.row)];
  return [part.submission * SPAN + part.record, null];
}

/** Who was expected in a forward, and the version of it that went in. */
export interface ForwardInput {
  readonly unit: string;
  readonly unitName: string;
  readonly submission: number | null;
  readonly version: number | null;
  readonly nil: number | null;
}

/** What a submission was made of, if it is a forward. */
export async function forwardOf(
  db: D1Database,
  submission: number,
): Promise<{ ownStated: boolean; inputs: ForwardInput[] } | null> {
  const [head, inputs] = await db.batch([
    db.prepare('SELECT own_stated AS ownStated FROM forwards WHERE submission = ?1').bind(submission),
    db
      .prepare(
        `SELECT f.unit, u.name AS unitName, s.id AS submission, s.version, s.nil FROM forward_inputs f
         JOIN units u ON u.code = f.unit LEFT JOIN submissions s ON s.id = f.input
         WHERE f.submission = ?1 ORDER BY f.unit`,
      )
      .bind(submission),
  ]);
  const found = head?.results[0] as { ownStated: number } | undefined;
  return found ? { ownStated: found.ownStated === 1, inputs: inputs?.results as ForwardInput[] } : null;
}

/** The rows of its own that a unit put into a forward, in their order. */
export async function ownRowsOf(db: D1Database, submission: number): Promise<AnnexRecord[]> {
  const { results } = await db
    .prepare(
      `SELECT coalesce(o.own, r.data) AS data FROM record_sources o JOIN records r ON r.id = o.record
       WHERE o.record >= ?1 * ${SPAN} AND o.record < (?1 + 1) * ${SPAN} AND o.source < 0 ORDER BY o.source DESC`,
    )
    .bind(submission)
    .all<{ data: string }>();
  return results.map(({ data }) => JSON.parse(data) as AnnexRecord);
}

/** A part of a row of a forward: the record below, or the unit's own row (`own`: where it differs from the row). */
export interface PartRow {
  /** Submission and position of the merged row. */
  readonly submission: number;
  readonly record: number;
  /** Submission and position of what went in; null for an own row. */
  readonly source: { readonly submission: number; readonly record: number } | null;
  /** Of an own row: its place among the own rows. */
  readonly position: number;
  readonly own: AnnexRecord | null;
}

/** What these rows were made of; none for a row that was filled in. `submission`: all rows of it. */
export async function partsOf(
  db: D1Database,
  rows: readonly { readonly submission: number; readonly record: number }[],
): Promise<PartRow[]> {
  return readParts(
    db,
    'o.record IN (SELECT value FROM json_each(?1))',
    rows.map((row) => row.submission * SPAN + row.record),
  );
}

/** The rows of a forward that any of these records below went into. */
export async function rowsMadeOf(db: D1Database, merge: number, submission: number): Promise<PartRow[]> {
  const within = `o.record >= (?1 ->> 0) * ${SPAN} AND o.record < ((?1 ->> 0) + 1) * ${SPAN}
    AND o.source >= (?1 ->> 1) * ${SPAN} AND o.source < ((?1 ->> 1) + 1) * ${SPAN}`;
  return readParts(db, within, [merge, submission]);
}

async function readParts(db: D1Database, where: string, list: readonly number[]): Promise<PartRow[]> {
  const { results } = await db
    .prepare(`SELECT o.record, o.source, o.own FROM record_sources o WHERE ${where} ORDER BY o.record, o.source`)
    .bind(JSON.stringify(list))
    .all<{ record: number; source: number; own: string | null }>();
  return results.map(({ record, source, own }) => ({
    ...placeOf(record),
    source: source < 0 ? null : placeOf(source),
    position: source < 0 ? -1 - source : 0,
    own: own === null ? null : (JSON.parse(own) as AnnexRecord),
  }));
}

const placeOf = (id: number) => ({ submission: Math.floor(id / SPAN), record: id % SPAN });
