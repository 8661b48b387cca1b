/** POST of 50 records at 1, 16 and 64 in flight, beside the same request to a route that answers a constant. */
import { nationalDivisions } from '../../../shared/regions/tree.ts';
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

/** 50 needs of one county, as JSON: made once, since only the version changes from post to post. */
function recordsOf(unit: string): string {
  const implementPlace = { code: unit, name: nationalDivisions().pathName(unit) };
  return JSON.stringify(demandRecords(50).map(({ values }) => ({ values: { ...values, implementPlace } })));
}

function requestOf(token: string | undefined, key: string, baseVersion: number, records: string): RequestInit {
  return {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key },
    body: `{"notice":"mca2021","annex":"mca2021-annex2","baseVersion":${baseVersion},"header":{"reportingUnit":""},"records":${records}}`,
  };
}

/** Every post is the next version of one of many units' demand lists, so that each is accepted and stored. */
function poster(worker: BenchWorker, run: string): (turn: number) => Promise<void> {
  const units = [...worker.tokens.keys()].filter((unit) => /^62\d{4}$/.test(unit) && !unit.endsWith('00')).slice(0, 64);
  const records = new Map(units.map((unit) => [unit, recordsOf(unit)]));
  const versions = new Map<string, Promise<number>>();
  async function post(unit: string, turn: number, base: number): Promise<number> {
    const baseVersion = base === 0 ? await currentVersion(worker, unit) : base;
    const token = worker.tokens.get(unit);
    const response = await worker.app(
      '/api/v1/submissions',
      requestOf(token, `${run}-${turn}`, baseVersion, records.get(unit) ?? ''),
    );
    if (response.status !== 201) throw new Error(`${response.status} ${(await response.text()).slice(0, 600)}`);
    return ((await response.json()) as { submission: { version: number } }).submission.version;
  }
  return async (turn) => {
    const unit = units[turn % units.length] as string;
    const sent = (versions.get(unit) ?? Promise.resolve(0)).then((base) => post(unit, turn, base));
    versions.set(unit, sent);
    await sent;
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
  const same = recordsOf('621123');
  await load(64, 16, poster(worker, 'warm'));
  for (const flight of FLIGHTS) {
    const constant = await load(POSTS * 4, flight, async () => {
      await (await worker.constant(requestOf('constant', 'constant', 0, same))).text();
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
