/** Counts and sums what lies in the database, by other ways than those it came in, and holds it to what was sent. */
import type { D1Database } from '@cloudflare/workers-types';
import type { Filing } from './filings.ts';
import type { Acknowledged } from './run.ts';
import type { Call } from './traffic.ts';

export interface Check {
  readonly what: string;
  readonly expected: number;
  readonly found: number;
}

interface Stored {
  readonly id: number;
  readonly unit: string;
  readonly annex: string;
  readonly version: number;
  readonly contentHash: string;
  readonly records: number;
  readonly fen: number;
  readonly fenOfJson: number;
  readonly events: number;
}

/** One row a submission; the sum once of the typed column, once of the JSON as it was handed in. */
async function storedIn(db: D1Database): Promise<Stored[]> {
  const found: Stored[] = [];
  for (let after = 0; ; ) {
    const { results } = await db
      .prepare(
        `SELECT s.id, s.unit, s.annex, s.version, s.content_hash AS contentHash, count(r.id) AS records,
           sum(r.funds_fen) AS fen, sum(CAST(round((r.data ->> '$.values.fundsWan') * 1000000) AS INTEGER)) AS fenOfJson,
           (SELECT count(*) FROM events e WHERE e.unit = s.unit AND e.kind = 'submission.received'
             AND e.subject = CAST(s.id AS TEXT)) AS events
         FROM submissions s LEFT JOIN records r ON r.id >= s.id * 1048576 AND r.id < (s.id + 1) * 1048576
         WHERE s.id > ?1 GROUP BY s.id ORDER BY s.id LIMIT 500`,
      )
      .bind(after)
      .all<Stored>();
    found.push(...results);
    const last = results.at(-1);
    if (!last) return found;
    after = last.id;
  }
}

const keyOf = ({ unit, annex, version }: Pick<Stored, 'unit' | 'annex' | 'version'>) => `${unit} ${annex} ${version}`;

/** Nothing lost, nothing doubled: every figure that is found beside the one that was sent. */
export async function check(
  databases: readonly D1Database[],
  calls: readonly Call[],
  acknowledged: readonly Acknowledged[],
): Promise<Check[]> {
  const sent = calls.flatMap((call): Filing[] =>
    call.kind === 'first' || call.kind === 'amendment' ? [call.filing] : [],
  );
  const retries = calls.filter(({ kind }) => kind === 'retry').length;
  const stored = (await Promise.all(databases.map(storedIn))).flat();
  const byKey = new Map(stored.map((one) => [keyOf(one), one]));
  const total = (of: (one: Stored) => number) => stored.reduce((sum, one) => sum + of(one), 0);
  const fen = sent.reduce((sum, one) => sum + one.fen, 0);
  const lost = acknowledged.filter(({ filing: { unit, annex }, version, contentHash }) => {
    return byKey.get(keyOf({ unit, annex, version }))?.contentHash !== contentHash;
  });
  const numbers = new Set(acknowledged.map(({ number }) => number));
  const other = sent.filter(({ unit, annex, baseVersion, fen: sum }) => {
    return byKey.get(keyOf({ unit, annex, version: baseVersion + 1 }))?.fen !== sum;
  });
  return [
    { what: 'requests acknowledged, retries among them', expected: sent.length + retries, found: acknowledged.length },
    { what: 'submissions stored', expected: sent.length, found: stored.length },
    { what: 'different receipts given out', expected: sent.length, found: numbers.size },
    { what: 'acknowledged, but lost or another', expected: 0, found: lost.length },
    { what: 'stored with another sum than sent', expected: 0, found: other.length },
    { what: 'records', expected: sent.reduce((sum, one) => sum + one.records, 0), found: total((one) => one.records) },
    { what: 'funds in fen, typed columns', expected: fen, found: total((one) => one.fen) },
    { what: 'funds in fen, JSON as handed in', expected: fen, found: total((one) => one.fenOfJson) },
    { what: 'events of submissions', expected: sent.length, found: total((one) => one.events) },
  ];
}
