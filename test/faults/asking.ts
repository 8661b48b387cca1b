/** A client that keeps its key and tries again until it is acknowledged, as the outbox does. */
import type { Account, Server } from './server.ts';

/** What all clients share: the server as it runs now, and whether they go on. */
export interface Run {
  server: Server;
  running: boolean;
  retried: number;
}

const PATIENCE_MS = 50;

interface Asked {
  readonly account: Account;
  readonly path: string;
  readonly key: string;
  readonly body: object;
  /** Codes of refusals that are no finding: not yet. */
  readonly wait?: readonly string[];
}

/** Sends one request until it is acknowledged; undefined where the run ended before. Any other answer is a finding. */
export async function acknowledged<T>(
  run: Run,
  { account, path, key, body, wait = [] }: Asked,
): Promise<T | undefined> {
  const headers = { authorization: `Bearer ${account.token}`, 'content-type': 'application/json' };
  const init = { method: 'POST', headers: { ...headers, 'idempotency-key': key }, body: JSON.stringify(body) };
  while (run.running) {
    const answer = await fetch(`${run.server.address}/api/v1${path}`, init).catch(() => null);
    // A body cut off by the kill was no acknowledgement.
    const text = await answer?.text().catch(() => null);
    if (answer && typeof text === 'string') {
      if (answer.status === 200 || answer.status === 201) return JSON.parse(text) as T;
      // While the server comes up its proxy may answer 5xx; 429 asks for patience.
      const later = answer.status >= 500 || answer.status === 429 || wait.some((code) => text.includes(`"${code}"`));
      if (!later) throw new Error(`${account.unitName} ${path} ${key}: ${answer.status} ${text.slice(0, 500)}`);
    }
    run.retried++;
    await new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  }
  return undefined;
}

/** Reads JSON of the running server as this account. */
export async function read<T>(run: Run, account: Account, path: string): Promise<T> {
  const answer = await fetch(`${run.server.address}/api/v1${path}`, {
    headers: { authorization: `Bearer ${account.token}` },
  });
  if (!answer.ok) throw new Error(`${account.unitName} ${path}: ${answer.status}`);
  return (await answer.json()) as T;
}
