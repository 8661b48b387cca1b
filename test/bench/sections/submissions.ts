/** POST of 50 records at 1, 16 and 64 in flight, beside a constant route in the same process. */
import { demandRecords } from '../demand-list.ts';
import { ms, ratio, type Section } from '../table.ts';
import type { BenchWorker } from '../worker.ts';

const FLIGHTS = [1, 16, 64];
const POSTS = 384;

interface Load {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

/** Runs `count` calls with `flight` of them under way at any time. */
async function load(count: number, flight: number, call: (turn: number) => Promise<void>): Promise<Load> {
  const times: number[] = [];
  let next = 0;
  const began = performance.now();
  const lane = async () => {
    while (next < count) {
      const turn = next++;
      const start = performance.now();
      await call(turn);
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: flight }, lane));
  const seconds = (performance.now() - began) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { perSecond: count / seconds, p50: at(0.5), p99: at(0.99) };
}

/** Every post is the next version of one of many units' demand lists, so that each is accepted and stored. */
function poster(worker: BenchWorker, run: string): (turn: number) => Promise<void> {
  const units = [...worker.tokens.keys()].filter((unit) => /^62\d{4}$/.test(unit) && unit !== '620000').slice(0, 64);
  const records = demandRecords(50);
  const versions = new Map<string, Promise<number>>();
  return async (turn) => {
    const unit = units[turn % units.length] as string;
    const before = versions.get(unit) ?? Promise.resolve(0);
    const sent = before.then((base) => post(base));
    versions.set(unit, sent);
    await sent;
    async function post(base: number): Promise<number> {
      const baseVersion = base === 0 ? await currentVersion(worker, unit) : base;
      // Places outside the unit's area ask for an answer; these counties answer for each row.
      const answers = records.map((_, record) => ({ record, field: 'implementPlace', code: 'place.outside' }));
      const response = await worker.app('/api/v1/submissions', {
        method: 'POST',
        headers: {
          authorization: `Bearer ${worker.tokens.get(unit)}`,
          'content-type': 'application/json',
          'idempotency-key': `${run}-${turn}`,
        },
        body: JSON.stringify({
          notice: 'mca2021',
          annex: 'mca2021-annex2',
          baseVersion,
          header: { reportingUnit: '' },
          records,
          answers,
        }),
      });
      if (response.status !== 201) throw new Error(`${response.status} ${(await response.text()).slice(0, 600)}`);
      return ((await response.json()) as { submission: { version: number } }).submission.version;
    }
  };
}

async function currentVersion(worker: BenchWorker, unit: string): Promise<number> {
  const query = `notice=mca2021&annex=mca2021-annex2&unit=${unit}`;
  const response = await worker.app(`/api/v1/submissions?${query}`, {
    headers: { authorization: `Bearer ${worker.tokens.get(unit)}` },
  });
  const list = (await response.json()) as { items: { version: number }[] };
  return list.items[0]?.version ?? 0;
}

export async function submissions(worker: BenchWorker): Promise<Section> {
  const rows: string[][] = [];
  let worst = Number.POSITIVE_INFINITY;
  await load(64, 16, poster(worker, 'warm'));
  for (const flight of FLIGHTS) {
    const constant = await load(POSTS * 4, flight, async () => {
      await (await worker.constant()).text();
    });
    const posts = await load(POSTS, flight, poster(worker, `at${flight}`));
    const share = posts.perSecond / constant.perSecond;
    worst = Math.min(worst, share);
    rows.push([
      `${flight} in flight: constant route`,
      constant.perSecond.toFixed(0),
      '1.00×',
      ms(constant.p50),
      ms(constant.p99),
    ]);
    rows.push([
      `${flight} in flight: 50 records`,
      posts.perSecond.toFixed(0),
      ratio(share),
      ms(posts.p50),
      ms(posts.p99),
    ]);
  }
  return {
    title: 'Submissions through Miniflare',
    columns: ['', 'per s', '÷ constant', 'p50 ms', 'p99 ms'],
    rows,
    targets: [
      {
        what: 'accepted submissions/s ≥ 20% of the constant route’s',
        measured: `${(worst * 100).toFixed(0)}%`,
        reached: worst >= 0.2,
      },
    ],
  };
}
