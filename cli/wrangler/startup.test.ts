import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { failureToStart, faultInToml, whyOf } from './startup.ts';
import { spawnWrangler } from './wrangler.ts';

/** Nobody answers there: port 9 is discard's, and fetch refuses it. */
const NOBODY = new URL('http://localhost:9/healthz');
/** Longer than a test may take: none of these may wait for it. */
const LONG = 600;

const clean: (() => void)[] = [];
afterEach(() => {
  for (const undo of clean.splice(0)) undo();
});

function started(server: ChildProcess): ChildProcess {
  clean.push(() => server.kill());
  return server;
}

const program = (source: string) =>
  started(spawn(process.execPath, ['-e', source], { stdio: ['ignore', 'inherit', 'pipe'] }));

it('a Worker that wrangler can’t build is no longer waited for, though wrangler lives on', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'annex-sync-startup-'));
  clean.push(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  writeFileSync(path.join(folder, 'wrangler.toml'), 'name = "x"\nmain = "x.ts"\ncompatibility_date = "2026-10-20"\n');
  writeFileSync(path.join(folder, 'x.ts'), 'import "./nowhere.ts";\nexport default { fetch: () => new Response() };\n');
  const args = ['dev', '--port', '0', '--inspector-port', '0', '--show-interactive-dev-session', 'false'];
  const server = started(spawnWrangler([...args, '--log-level', 'error'], folder));
  const failure = await failureToStart(server, NOBODY, LONG);
  expect(failure).toMatchObject({ kind: 'unbuilt', why: 'x.ts:1:7: Could not resolve "./nowhere.ts"' });
  expect(server.exitCode).toBeNull();
}, 120_000);

it('a wrangler.toml that can’t be read is told with its line; any other error is none of it', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'annex-sync-startup-'));
  clean.push(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  const file = path.join(folder, 'wrangler.toml');
  writeFileSync(file, 'name = "x"\n[[[\n');
  const { unstable_readConfig: readConfig } = await import('wrangler');
  const thrown = await Promise.resolve({ config: file })
    .then(readConfig)
    .catch((error: unknown) => error);
  expect(faultInToml(thrown)).toMatch(/^wrangler\.toml:2: .*TOML/);
  expect(faultInToml(new Error('a bug'))).toBeNull();
  expect(faultInToml(null)).toBeNull();
});

it('a program that ends is no longer waited for, and its last words are heard', async () => {
  const server = program('console.error("\\u001b[31m✘ [ERROR] \\u001b[1mAddress already in use"); process.exit(3)');
  expect(await failureToStart(server, NOBODY, LONG)).toEqual({ kind: 'ended', why: 'Address already in use', code: 3 });
});

it('a program that is killed leaves the name of the signal', async () => {
  const server = program('process.kill(process.pid, "SIGKILL")');
  expect(await failureToStart(server, NOBODY, LONG)).toEqual({ kind: 'ended', why: null, code: 'SIGKILL' });
});

it('one that only says that a request failed is waited for, to the end of patience', async () => {
  const server = program('console.error("✘ [ERROR] Error inside ProxyWorker\\n"); setInterval(() => {}, 1000)');
  expect(await failureToStart(server, NOBODY, 1)).toEqual({ kind: 'slow' });
});

it('one that answers has started, whatever it says', async () => {
  const there = createServer((_, response) => response.end()).listen(0, 'localhost');
  clean.push(() => there.close());
  await new Promise((resolve) => there.once('listening', resolve));
  const address = new URL(`http://localhost:${(there.address() as AddressInfo).port}/healthz`);
  const server = program('console.error("✘ [ERROR] something"); setInterval(() => {}, 1000)');
  expect(await failureToStart(server, address, LONG)).toBeNull();
});

it.each([
  [
    '✘ [ERROR] Build failed with 2 errors:\n\n  ✘ [ERROR] Unexpected "="\n  \n      a.ts:1:2:\n  ✘ [ERROR] b\n',
    'a.ts:1:2: Unexpected "="',
  ],
  [
    '✘ [ERROR] service core: Uncaught Error: x\n\n    at null (index.js:1:2)\n✘ [ERROR] The runtime failed\n',
    'service core: Uncaught Error: x',
  ],
  ['{"message":"a line of the Worker"}\n', null],
  ['✘ [ERROR] The file "worker/gone.ts" was not found.\n\n', 'The file "worker/gone.ts" was not found'],
  ['', null],
])('of %j the reason is %j', (said, why) => expect(whyOf(said)).toBe(why));
