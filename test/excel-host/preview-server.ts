import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const START = fileURLToPath(new URL('../../cli/start.ts', import.meta.url));

async function answers(address: string): Promise<boolean> {
  const reply = await fetch(`${address}/healthz`, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
  return reply?.ok === true;
}

/** Starts the demo at `address` where nobody answers there; it ends with the preview. False where it did not start. */
export async function serverBeside(address: string): Promise<boolean> {
  if (await answers(address)) return true;
  const { hostname, port } = new URL(address);
  if (hostname !== 'localhost') return false;
  const env = { ...process.env, PORT: port || '80' };
  const server = spawn(process.execPath, ['--no-warnings', START], { env, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => server.kill(signal));
  server.once('exit', (code) => process.exit(code ?? 0));
  while (!(await answers(address))) await wait(300);
  return true;
}
