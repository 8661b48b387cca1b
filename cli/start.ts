/** `npm start`: page, Worker and a seeded local database, ready to try; `-- --reset` begins anew. */
import type { ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { commandLine, portOr } from './command-line/command-line.ts';
import type { Account } from './demo/accounts.ts';
import { buildPage } from './demo/page.ts';
import { say } from './demo/say.ts';
import { migrate, resetState, type State, seed, stateFolder, writeVariables } from './demo/state.ts';
import { spawnWrangler } from './wrangler/wrangler.ts';

const { options } = await commandLine('start');
const PORT = await portOr(8787);
const ADDRESS = `http://localhost:${PORT}`;
const READY_SECONDS = 120;

/** Whether someone asked it to stop: then its end is no failure. */
let stopped = false;

function portIsFree(): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(PORT, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

async function becomesHealthy(server: ChildProcess): Promise<boolean> {
  const until = Date.now() + READY_SECONDS * 1000;
  while (Date.now() < until && server.exitCode === null && server.signalCode === null) {
    const answer = await fetch(`${ADDRESS}/healthz`, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
    if (answer?.ok) return true;
    await wait(200);
  }
  return false;
}

function serve(state: State): ChildProcess {
  const server = spawnWrangler([
    'dev',
    ...['--port', String(PORT), '--inspector-port', '0'],
    ...['--persist-to', state.persist, '--env-file', state.variables],
    ...['--show-interactive-dev-session', 'false', '--log-level', 'error'],
  ]);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      stopped = true;
      server.kill(signal);
    });
  }
  process.on('exit', () => server.kill());
  return server;
}

function introduce(accounts: readonly Account[], state: State): void {
  say('start.ready', { address: ADDRESS });
  say('start.accounts', { file: state.accounts });
  const shown = [['320300', 'officer'] as const, ['320000', 'reviewer'] as const, ['320000', 'reader'] as const];
  for (const [unit, role] of shown) {
    const account = accounts.find((a) => a.unit === unit && a.role === role);
    if (account) say(`start.account.${role}`, { unit: account.unitName, code: account.code });
  }
  say('start.docs', { address: ADDRESS });
  say('start.stop');
}

async function main(): Promise<number> {
  const state = stateFolder();
  if (!(await portIsFree())) {
    say('start.portTaken', { port: PORT });
    return 1;
  }
  if (options.reset) resetState(state);
  if (!buildPage(() => say('start.building'))) say('start.noPage');
  say('start.migrating');
  const migrated = migrate(state);
  if (!migrated.ok) {
    console.error(migrated.output);
    say('start.migrationFailed');
    return 1;
  }
  writeVariables(state);
  say('start.seeding');
  const accounts = await seed(state, new Date());
  say('start.starting');
  const server = serve(state);
  const ended = new Promise<number>((resolve) => server.once('exit', (code) => resolve(code ?? 0)));
  if (await becomesHealthy(server)) introduce(accounts, state);
  else if (server.exitCode === null && server.signalCode === null) {
    say('start.notReady', { seconds: READY_SECONDS });
    server.kill();
    return 1;
  }
  const code = await ended;
  if (stopped) return 0;
  say('start.ended', { code });
  return code === 0 ? 1 : code;
}

process.exit(await main());
