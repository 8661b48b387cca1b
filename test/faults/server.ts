/** The real server as a process group of its own, on a state folder that outlives it, to be killed without warning. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

export interface Account {
  readonly unit: string;
  readonly unitName: string;
  readonly role: 'officer' | 'reviewer';
  readonly code: string;
  readonly token: string;
}

export interface Server {
  readonly address: string;
  readonly accounts: readonly Account[];
  /** kill -9 of the whole group: npm's child, wrangler and workerd alike. */
  kill(): Promise<void>;
}

async function healthy(address: string, child: ChildProcess): Promise<void> {
  const until = Date.now() + 120_000;
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`the server stopped with ${child.exitCode}`);
    try {
      if ((await fetch(`${address}/healthz`)).status === 200) return;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the server did not become healthy within 120 s');
}

/** Starts the server on `port` with its state in `state`; resolves when it is seeded and healthy. */
export async function startServer(port: number, state: string): Promise<Server> {
  const child = spawn(process.execPath, ['cli/start.ts'], {
    cwd: root,
    env: { ...process.env, PORT: String(port), ANNEX_SYNC_STATE: state },
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const address = `http://127.0.0.1:${port}`;
  await healthy(address, child);
  const accounts = JSON.parse(readFileSync(path.join(state, '.demo/accounts.json'), 'utf8')) as Account[];
  return {
    address,
    accounts,
    kill: async () => {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      await gone;
    },
  };
}
