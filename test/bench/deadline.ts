/**
 * `npm run bench:deadline`: every county of the country hands in two annexes of 20 records in the last ten minutes, as
 * fast as the machine goes, while the provinces look on. `-- --scale 0.05`: a share of the counties; `--flight 32`: calls
 * under way at a time; `--databases 33`: how many there are, the main one and those of provinces; `--json`. Exit 1 where anything was lost, doubled or refused.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import path from 'node:path';
import { commandLine } from '../../cli/command-line/command-line.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { housesOf } from '../../worker/store/databases.ts';
import { check } from './deadline/check.ts';
import { costs } from './deadline/costs.ts';
import { country, settle } from './deadline/country.ts';
import { bytesOf } from './deadline/meter.ts';
import { run } from './deadline/run.ts';
import { shown } from './deadline/shown.ts';
import { type Call, trafficOf } from './deadline/traffic.ts';
import { ms, printSection, type Section } from './table.ts';
import { startPlainWorker } from './worker.ts';

const SIMULATED_SECONDS = 600;
const SEED = 20_261_121;
const KINDS: readonly Call['kind'][] = ['constant', 'first', 'retry', 'amendment', 'progress', 'merge'];
const NAMES: Record<Call['kind'], string> = {
  constant: 'constant route, the same body',
  first: 'submission of 20 records',
  retry: 'the same again (5%)',
  amendment: 'its next version (2%)',
  progress: 'progress of a province, 2 levels',
  merge: 'merge of a city’s counties',
};

const { options } = await commandLine('bench:deadline');

function latencies(times: ReadonlyMap<Call['kind'], readonly number[]>, errors: readonly string[]): Section {
  const rows = KINDS.map((kind) => {
    const sorted = [...(times.get(kind) ?? [])].sort((a, b) => a - b);
    const at = (share: number) => ms(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
    const refused = errors.filter((error) => error.startsWith(`${kind}:`)).length;
    return [NAMES[kind], `${sorted.length}`, at(0.5), at(0.95), at(0.99), at(1), `${refused}`];
  });
  const columns = ['', 'calls', 'p50 ms', 'p95 ms', 'p99 ms', 'max ms', 'errors'];
  return { title: 'Latency in one run', columns, rows, targets: [] };
}

async function main(): Promise<void> {
  const { scale, flight } = options;
  const folder = mkdtempSync(path.join(tmpdir(), 'annex-deadline-'));
  const land = country(scale);
  const own = land.provinces.slice(0, options.databases - 1).map(({ code }) => `DB_${code}`);
  const worker = await startPlainWorker(['DB', ...own], folder);
  try {
    const tokens = await settle(worker.env, land, new Date());
    const databases = housesOf(worker.env).map(({ db }) => db);
    const empty = await bytesOf(databases);
    const calls = trafficOf(land, SEED);
    const { seconds, times, errors, acknowledged } = await run(worker, tokens, calls, flight);
    const stored = {
      bytes: (await bytesOf(databases)) - empty,
      reports: new Set(acknowledged.map(({ number }) => number)).size,
    };
    const checks = [...(await check(databases, calls, acknowledged)), ...(await shown(worker, tokens, land, calls))];
    const machine = {
      cpu: `${cpus().length} × ${cpus()[0]?.model.trim()}`,
      memoryGb: Math.round(totalmem() / 2 ** 30),
      ...{ node: process.version, wrangler: packageJson.devDependencies.wrangler },
    };
    const traffic = {
      ...{ scale, flight, databases: databases.length, counties: land.counties.length, calls: calls.length },
      seconds: Number(seconds.toFixed(1)),
      perSecond: Number((calls.length / seconds).toFixed(0)),
      submissionsPerSecond: Number((acknowledged.length / seconds).toFixed(0)),
      timesFasterThanTheClock: Number((SIMULATED_SECONDS / seconds).toFixed(1)),
    };
    const wrong = checks.filter(({ expected, found }) => expected !== found);
    const sections = [latencies(times, errors), checked(checks), await costs(worker.env, tokens, land, stored)];
    if (options.json) console.log(JSON.stringify({ machine, traffic, checks, errors, sections }, null, 1));
    else {
      console.log(`${machine.cpu}, ${machine.memoryGb} GB, Node ${machine.node}, wrangler ${machine.wrangler}`);
      console.log(
        Object.entries(traffic)
          .map((pair) => pair.join(' '))
          .join(', '),
      );
      for (const section of sections) printSection(section);
      for (const error of errors.slice(0, 5)) console.log(error);
    }
    if (wrong.length > 0 || errors.length > 0) process.exitCode = 1;
  } finally {
    await worker.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function checked(checks: Awaited<ReturnType<typeof check>>): Section {
  const rows = checks.map(({ what, expected, found }) => {
    return [what, `${expected}`, `${found}`, expected === found ? 'the same' : 'DIFFERS'];
  });
  return { title: 'Sent and found', columns: ['', 'sent', 'found', ''], rows, targets: [] };
}

await main();
