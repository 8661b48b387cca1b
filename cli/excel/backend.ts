import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const START = path.resolve(import.meta.dirname, '../start.ts');

export interface Backend {
  address: URL;
  /** Settles when a server that was started here ends by itself. */
  ended: Promise<void>;
  /** Ends the server if it was started here; one that ran already is left alone. */
  stop(): void;
}

async function isReady(address: URL): Promise<boolean> {
  try {
    const answer = await fetch(new URL('/healthz', address), { signal: AbortSignal.timeout(2000) });
    return answer.ok;
  } catch {
    return false;
  }
}

/** The server of `npm start`: the one that runs already, or a new one; null when it is not ready in time. */
export async function startBackend(port: number, seconds: number): Promise<Backend | null> {
  const address = new URL(`http://localhost:${port}`);
  if (await isReady(address)) return { address, ended: new Promise(() => {}), stop: () => {} };
  const child = spawn(process.execPath, [START], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PORT: String(port) },
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const until = Date.now() + seconds * 1000;
  while (isAlive(child) && Date.now() < until) {
    if (await isReady(address)) return { address, ended, stop: () => void child.kill() };
    await wait(500);
  }
  child.kill();
  return null;
}

function isAlive(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}
