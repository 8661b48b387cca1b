/** What one report and one look cost the database: the figures that docs/scale.md multiplies. */
import type { D1Database } from '@cloudflare/workers-types';
import { linkEvents } from '../../../shared/audit/chain.ts';
import { GENESIS } from '../../../shared/audit/event.ts';
import { secretHash } from '../../../worker/auth/secret.ts';
import { countedTotals, countedUnits } from '../../../worker/store/counted.ts';
import { type Bindings, homeOf } from '../../../worker/store/databases.ts';
import { callerByToken } from '../../../worker/store/person.ts';
import { progressRows, subtreeRows } from '../../../worker/store/progress.ts';
import { encodeRecords, recordsOf } from '../../../worker/store/record.ts';
import { addSeals, unsealedEvents } from '../../../worker/store/seal.ts';
import { currentForwards } from '../../../worker/store/stale.ts';
import { storeSubmission } from '../../../worker/store/submission.ts';
import { newestVersion } from '../../../worker/store/submission-reads.ts';
import { ms, type Section } from '../table.ts';
import { ANNEXES, type Country, NOTICE } from './country.ts';
import { type Cost, metered } from './meter.ts';

const [ANNEX] = ANNEXES;

/** Of the first county, the unit above it, and its province. `stored`: bytes and number of the reports of the run. */
export async function costs(
  env: Bindings,
  tokens: ReadonlyMap<string, string>,
  { units, counties }: Country,
  stored: { readonly bytes: number; readonly reports: number },
): Promise<Section> {
  const county = counties.find(({ path }) => path.split('/').length === 5) ?? counties[0];
  const above = units.find(({ code }) => code === county?.parent);
  const province = units.find(({ path }) => path.split('/').length === 3 && county?.path.startsWith(path));
  if (!county || !above || !province) throw new Error('no county');
  const { db } = homeOf(env, county.path);
  const counted = async (ask: (of: D1Database) => Promise<unknown>): Promise<Cost> => {
    const meter = metered(db);
    await ask(meter.db);
    return meter.cost;
  };
  const rows: [string, Cost][] = [
    ['a report of 20 records', await reportAgain(db, tokens.get(county.code) ?? '', county.code)],
    ['its events sealed', await counted(sealed)],
    [
      'progress of a province, 2 levels',
      await counted(async (of) => {
        await progressRows(of, NOTICE, province.code);
        await subtreeRows(of, NOTICE, province.path, 2, null);
        await currentForwards(of, NOTICE, null, province.code);
      }),
    ],
    [
      'merge of a city’s counties, its sums',
      await counted(async (of) => {
        await countedUnits(of, NOTICE, ANNEX, above.code, 'received');
        await countedTotals(of, NOTICE, ANNEX, above.code, 'received');
      }),
    ],
  ];
  return {
    title: `What it costs the database; a report takes ${(stored.bytes / stored.reports / 1024).toFixed(1)} KB on disk`,
    columns: ['', 'questions', 'statements', 'rows read', 'rows written', 'ms in SQLite'],
    rows: rows.map(([name, { questions, statements, rowsRead, rowsWritten, ms: time }]) => {
      return [name, `${questions}`, `${statements}`, `${rowsRead}`, `${rowsWritten}`, ms(time)];
    }),
    targets: [],
  };
}

/** The newest version of a county's report once more, as its next one. */
async function reportAgain(db: D1Database, token: string, unit: string): Promise<Cost> {
  const found = await callerByToken(db, await secretHash(token), '');
  const newest = await newestVersion(db, NOTICE, ANNEX, unit);
  if (!found || !newest) throw new Error('the county has not reported');
  const records = encodeRecords(await recordsOf(db, newest.id));
  const part = metered(db);
  const now = new Date().toISOString();
  await storeSubmission(
    part.db,
    found.caller,
    {
      ...{ notice: NOTICE, annex: ANNEX, baseVersion: newest.version, nil: false, header: {}, issues: [], answers: [] },
      ...{ replies: [], columns: {}, contentHash: newest.contentHash, receivedAt: now },
      ...{ idempotencyKey: 'costs', requestHash: 'costs', nonce: 'costs' },
    },
    records,
  );
  return part.cost;
}

async function sealed(db: D1Database): Promise<void> {
  const { head, events } = await unsealedEvents(db, 1);
  await addSeals(
    db,
    linkEvents(head ?? GENESIS, events).map((link) => ({ ...link, signature: null })),
  );
}
