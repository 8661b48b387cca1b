import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '../..');

export const WRANGLER_TOML = path.join(ROOT, 'wrangler.toml');

/** What stands in it, or in another one. */
export function wranglerToml(file = WRANGLER_TOML): string {
  return readFileSync(file, 'utf8');
}

/** Wrangler's own program, run by this very Node: no shell and no .cmd, so it is the same on Windows. */
const PROGRAM = path.join(
  path.dirname(createRequire(import.meta.url).resolve('wrangler/package.json')),
  'wrangler-dist/cli.js',
);
/** Nothing is to be fetched to start: it runs on a closed network too. */
const OFFLINE = { WRANGLER_SEND_METRICS: 'false', CLOUDFLARE_CF_FETCH_ENABLED: 'false' };
Object.assign(process.env, OFFLINE);
const ENV = { ...process.env };

/** What a run of wrangler came to: all it said, and apart from that what it said on stdout (JSON, where asked for). */
export interface WranglerRun {
  readonly ok: boolean;
  readonly output: string;
  readonly stdout: string;
}

/** Runs wrangler; tests pass one of their own where a deployed database is meant. */
export type Wrangler = (args: readonly string[], quiet: boolean) => WranglerRun;

/** Runs wrangler to its end; gives its output where `quiet`, and prints it otherwise. `cwd`: where wrangler.toml is. */
export function runWrangler(args: readonly string[], quiet: boolean, cwd = ROOT): WranglerRun {
  // CI: nothing may be asked, for no one may be there to answer.
  const run = spawnSync(process.execPath, ['--no-warnings', PROGRAM, ...args], {
    cwd,
    env: { ...ENV, CI: '1' },
    stdio: quiet ? 'pipe' : 'inherit',
    encoding: 'utf8',
    // A list of a large database's rows is longer than the megabyte Node allows by itself.
    maxBuffer: 1 << 28,
  });
  return { ok: run.status === 0, stdout: run.stdout ?? '', output: `${run.stdout ?? ''}${run.stderr ?? ''}` };
}

/** Starts wrangler and leaves it running. What it says on stderr is the caller's to pass on. `cwd`: as above. */
export function spawnWrangler(args: readonly string[], cwd = ROOT): ChildProcess {
  return spawn(process.execPath, ['--no-warnings', PROGRAM, ...args], {
    cwd,
    // A pipe takes its colours from it.
    env: process.stderr.isTTY && !process.env.NO_COLOR ? { FORCE_COLOR: '1', ...ENV } : ENV,
    stdio: ['ignore', 'inherit', 'pipe'],
  });
}
