/** POST of 50 records at 1, 16 and 64 in flight, beside the same request to a route that answers a constant. */
import { nationalDivisions } from '../../../shared/regions/tree.ts';
import { demandRecords } from '../demand-list.ts';
import { ms, ratio, type Section } from '../table.ts';
import type { BenchWorker } from '../worker.ts';

const FLIGHTS = [1, 16, 64];
/** The two take turns, so that whatever else the machine does slows both. */
const TURNS = 6;
const POSTS = 64;
const CONSTANTS = 256;

interface Load {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

interface Timed {
  readonly seconds: number;
  /** Of each call, in ms. */
  readonly times: readonly number[];
}

/** Runs `count` calls with `flight` of them under way at any time. */
async function timed(count: number, flight: number, call: (turn: number) => Promise<void>): Promise<Timed> {
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
  return { seconds: (performance.now() - began) / 1000, times };
}

/** All turns together; calls per second of the middle one. */
function loadOf(turns: readonly Timed[]): Load {
  const times = turns.flatMap((turn) => turn.times).sort((a, b) => a - b);
  const rates = turns.map((turn) => turn.times.length / turn.seconds).sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { perSecond: rates[Math.floor(rates.length / 2)] ?? 0, p50: at(0.5), p99: at(0.99) };
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
  const ask = async () => {
    await (await worker.constant(requestOf('constant', 'constant', 0, same))).text();
  };
  await timed(CONSTANTS * 4, 16, ask);
  // One poster for all: it asks for each unit's version once, before anything is timed.
  const post = poster(worker, crypto.randomUUID());
  let posted = POSTS * 4;
  await timed(posted, 16, post);
  for (const flight of FLIGHTS) {
    const turns: { constant: Timed; posts: Timed }[] = [];
    for (let turn = 0; turn < TURNS; turn++) {
      const constant = await timed(CONSTANTS, flight, ask);
      const first = posted;
      turns.push({ constant, posts: await timed(POSTS, flight, (n) => post(first + n)) });
      posted += POSTS;
    }
    const constant = loadOf(turns.map((turn) => turn.constant));
    const posts = loadOf(turns.map((turn) => turn.posts));
    // Of the two of one turn: a turn that the machine was busy in was so for both.
    const shares = turns.map((turn) => loadOf([turn.posts]).perSecond / loadOf([turn.constant]).perSecond);
    const share = shares.sort((a, b) => a - b)[Math.floor(TURNS / 2)] ?? 0;
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
