/**
 * `node test/bench/room.ts 20000`: the memory that writing and reading a list of 8 columns takes in workerd, each in a
 * process of its own: its peak beside what it held before. Linux only (/proc).
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';

const root = path.resolve(import.meta.dirname, '../..');
const rows = Number(process.argv[2] ?? 20_000);

function bundle(): string {
  const out = mkdtempSync(path.join(tmpdir(), 'annex-room-'));
  writeFileSync(path.join(out, 'wrangler.toml'), 'name = "room"\ncompatibility_date = "2026-10-01"\n');
  const entry = path.join(root, 'test/bench/room-worker.ts');
  const wrangler = path.join(root, 'node_modules/wrangler/bin/wrangler.js');
  const config = path.join(out, 'wrangler.toml');
  const run = spawnSync(process.execPath, [
    wrangler,
    'deploy',
    entry,
    '--dry-run',
    '--config',
    config,
    '--outdir',
    out,
  ]);
  if (run.status !== 0) throw new Error(`wrangler could not bundle: ${run.stderr}`);
  const script = readFileSync(path.join(out, 'room-worker.js'), 'utf8');
  rmSync(out, { recursive: true });
  return script;
}

/** The workerd that this process started. */
function workerd(): string {
  const found = readdirSync('/proc').find((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      const [, parent] = /^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
      return Number(parent) === process.pid && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('workerd');
    } catch {
      return false;
    }
  });
  if (found === undefined) throw new Error('no workerd below this process');
  return found;
}

function megabytes(pid: string, what: 'VmRSS' | 'VmHWM'): number {
  const [, kilobytes] = new RegExp(`^${what}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Math.round(Number(kilobytes) / 1024);
}

/** Runs one request in a workerd of its own and prints what it took. */
async function measured(name: string, script: string, route: string, body?: Uint8Array): Promise<Uint8Array> {
  const options = { modules: true, script, compatibilityDate: '2026-10-01' };
  const mf = new Miniflare(convertV4MiniflareOptions(options));
  const send = (to: string, init = {}) => mf.dispatchFetch(`http://localhost${to}`, init);
  await (await send('/idle')).text();
  const pid = workerd();
  const before = megabytes(pid, 'VmRSS');
  const began = performance.now();
  const answer = await send(route, body ? { method: 'POST', body } : {});
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const ms = Math.round(performance.now() - began);
  const peak = megabytes(pid, 'VmHWM');
  const said = bytes.length < 100 ? new TextDecoder().decode(bytes) : `${bytes.length} bytes`;
  console.log(JSON.stringify({ name, rows, ms, idleMb: before, peakMb: peak, addedMb: peak - before, said }));
  await mf.dispose();
  return bytes;
}

const script = bundle();
const book = await measured('write', script, `/write?rows=${rows}`);
await measured('read', script, '/read', book);
