/** Merging 3,000 submissions of 50 records: the database's sums, and the whole Merge in memory. */
import type { D1Database } from '@cloudflare/workers-types';
import { mergeSubmissions } from '../../../shared/merge/merge-submissions.ts';
import { nationalDivisions } from '../../../shared/regions/tree.ts';
import { countedTotals } from '../../../worker/store/counted.ts';
import { demandAnnex, demandRecords } from '../demand-list.ts';
import { median, ms, ratio, type Section } from '../table.ts';
import type { BenchWorker } from '../worker.ts';

const SUBMISSIONS = 3_000;
const RECORDS = 50;

/** 3,000 reporting units below one, each with a stored submission of 50 records; straight into the tables. */
async function fill(db: D1Database): Promise<void> {
  const numbers = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)`;
  const statement = (sql: string, ...values: (string | number)[]) => db.prepare(sql).bind(...values);
  await db.batch([
    statement(
      `INSERT INTO units (code, name, level, parent, area, path) VALUES ('bench', 'bench', 'province', NULL, '620000', '/bench/')`,
    ),
    statement(
      `${numbers} INSERT INTO units (code, name, level, parent, area, path)
      SELECT 'bench' || i, 'bench' || i, 'county', 'bench', '620000', '/bench/' || i || '/' FROM n`,
      SUBMISSIONS,
    ),
    statement(
      `${numbers} INSERT INTO assignments (notice, annex, unit, duty, nil_allowed)
      SELECT 'mca2021', 'mca2021-annex2', 'bench' || i, 'must', 0 FROM n`,
      SUBMISSIONS,
    ),
    statement(
      `${numbers} INSERT INTO submissions (id, notice, annex, annex_version, unit, version, nil, header, count,
        content_hash, received_at, person, idempotency_key, request_hash, nonce)
      SELECT 1000000 + i, 'mca2021', 'mca2021-annex2', 1, 'bench' || i, 1, 0, '{}', ?2, '', '2026-01-01T00:00:00.000Z',
        (SELECT min(id) FROM people), 'k', '', '' FROM n`,
      SUBMISSIONS,
      RECORDS,
    ),
  ]);
  const data = JSON.stringify({ row: 6, values: demandRecords(1)[0]?.values, source: {}, extra: {} });
  for (let from = 0; from < SUBMISSIONS; from += 500) {
    await statement(
      `WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 500 * ?1 - 1)
       INSERT INTO records (id, place, project, funds_fen, data)
       SELECT (1000001 + CAST(?2 AS INTEGER) + i / CAST(?1 AS INTEGER)) * 1048576 + i % CAST(?1 AS INTEGER), '621123', 'p' || i, i * 10000, ?3 FROM n`,
      RECORDS,
      from,
      data,
    ).run();
  }
}

export async function merging(worker: BenchWorker): Promise<Section> {
  await fill(worker.db);
  const totals = await countedTotals(worker.db, 'mca2021', 'mca2021-annex2', 'bench', 'received');
  if (totals.records !== SUBMISSIONS * RECORDS) throw new Error(`${totals.records} records are counted`);
  const query = await median(7, () => countedTotals(worker.db, 'mca2021', 'mca2021-annex2', 'bench', 'received'));
  const inputs = Array.from({ length: SUBMISSIONS }, (_, i) => ({
    unit: `62${String(1000 + (i % 9000)).padStart(4, '0')}`,
    unitName: `第${i}个县民政局`,
    kind: 'division' as const,
    version: 1,
    receiptNumber: `2021-${i}`,
    receivedAt: '2026-01-01T00:00:00.000Z',
    nil: false,
    records: demandRecords(RECORDS).map(({ values }) => ({ row: null, values, source: {}, extra: {} })),
  }));
  const expected = inputs.map(({ unit, unitName }) => ({ unit, unitName }));
  const whole = await median(3, () =>
    mergeSubmissions(demandAnnex, { unit: '620000', expected, inputs, divisions: nationalDivisions() }),
  );
  return {
    title: `Merging ${SUBMISSIONS} submissions × ${RECORDS} records`,
    columns: ['', 'ms', 'ratio'],
    rows: [
      ['the merge query (D1: coverage and sums)', ms(query), '1.00×'],
      ['the whole Merge in memory (records, sources, duplicates)', ms(whole), ratio(whole / query)],
    ],
    targets: [{ what: 'the merge query in under 150 ms', measured: `${ms(query)} ms`, reached: query < 150 }],
  };
}
