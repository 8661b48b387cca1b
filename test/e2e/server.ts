import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { inject } from 'vitest';
import type { Account } from '../../cli/demo/accounts.ts';
import { newReceiptKey } from '../../cli/demo/receipt-key.ts';
import { createClient } from '../../shared/api/client.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const READY_MS = 110_000;

/** `npm start` on a free port with a folder of its own. */
export interface DemoServer {
  readonly address: string;
  /** Where its state is. */
  readonly folder: string;
  account(unit: string, role: Account['role']): Account;
  /** The typed client, signed in as this unit. */
  client(unit: string, role: Account['role']): ReturnType<typeof createClient>;
  stop(): Promise<void>;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function becomesReady(address: string, server: ChildProcess, output: () => string): Promise<void> {
  const until = Date.now() + READY_MS;
  while (Date.now() < until && server.exitCode === null) {
    const answer = await fetch(`${address}/healthz`, { signal: AbortSignal.timeout(5000) }).catch(() => null);
    if (answer?.ok) return;
    await wait(200);
  }
  throw new Error(`npm start did not become ready:\n${output()}`);
}

/** `npm start` leaves variables that are there as they are. */
function writeDeployment(file: string, variables: Readonly<Record<string, string>>): void {
  const lines = Object.entries({ DEMO: '1', RECEIPT_KEY: newReceiptKey(), ...variables });
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, lines.map(([name, value]) => `${name}='${value}'\n`).join(''), { mode: 0o600 });
}

/** A new folder for the state of a demo. */
export function stateIn(name: string): string {
  return mkdtempSync(path.join(tmpdir(), `annex-sync-e2e-${name}-`));
}

/** Starts the real server: seeded, migrated, page built. `variables`: of the deployment, beside the demo's own. */
export async function startServer(variables: Readonly<Record<string, string>> = {}): Promise<DemoServer> {
  const folder = stateIn('server');
  cpSync(inject('seeded'), folder, { recursive: true });
  writeDeployment(path.join(folder, '.demo/vars'), variables);
  const server = await serve(folder);
  const stop = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  return { ...server, stop };
}

/** `npm start` with its state in a folder. */
export async function serve(folder: string): Promise<DemoServer> {
  const port = await freePort();
  const server = spawn(process.execPath, ['--no-warnings', 'cli/start.ts'], {
    cwd: ROOT,
    env: { ...process.env, PORT: String(port), ANNEX_SYNC_STATE: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (text) => (output += text));
  const address = `http://localhost:${port}`;
  await becomesReady(address, server, () => output);
  const accounts = JSON.parse(readFileSync(path.join(folder, '.demo/accounts.json'), 'utf8')) as Account[];
  const account: DemoServer['account'] = (unit, role) => {
    const found = accounts.find((each) => each.unit === unit && each.role === role);
    if (!found) throw new Error(`no demo account of ${unit} as ${role}`);
    return found;
  };
  return {
    address,
    folder,
    account,
    client: (unit, role) => createClient({ fetch, origin: address, token: account(unit, role).token }),
    stop: async () => {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      await Promise.race([ended, wait(10_000)]);
      if (server.exitCode === null) server.kill('SIGKILL');
    },
  };
}
