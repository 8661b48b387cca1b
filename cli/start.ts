/** `npm start`: page, Worker and a seeded local database, ready to try; `-- --reset` begins anew. */
import type { ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { commandLine, portOr } from './command-line/command-line.ts';
import type { Account } from './demo/accounts.ts';
import { buildPage } from './demo/page.ts';
import { say } from './demo/say.ts';
import { migrate, resetState, type State, seed, stateFolder, writeVariables } from './demo/state.ts';
import { type Failure, failureToStart, faultInToml } from './wrangler/startup.ts';
import { spawnWrangler } from './wrangler/wrangler.ts';

const { options } = await commandLine('start');
const PORT = await portOr(8787);
const ADDRESS = `http://localhost:${PORT}`;
const READY_SECONDS = 120;

/** Whether someone asked it to stop: then its end is no failure. */
let stopped = false;

function isFree(host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code !== 'EADDRINUSE'));
    probe.listen(PORT, host, () => probe.close(() => resolve(true)));
  });
}

/** `localhost`, which wrangler listens on, is ::1 on many machines; a program on every IPv4 address is in the way too. */
async function portIsFree(): Promise<boolean> {
  return (await isFree('127.0.0.1')) && (await isFree('localhost'));
}

/** Says why the server did not start, and what to do. */
function explain(failure: Failure): void {
  if (failure.kind === 'slow') say('start.notReady', { seconds: READY_SECONDS });
  else if (!failure.why) say('start.failedSilent', { code: failure.code });
  else if (/address already in use/i.test(failure.why)) say('start.portTaken', { port: PORT, other: PORT + 1 });
  else say(failure.kind === 'unbuilt' ? 'start.unbuilt' : 'start.failed', { why: failure.why });
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
    say('start.portTaken', { port: PORT, other: PORT + 1 });
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
  const accounts = await seed(state, new Date()).catch((error: unknown) => {
    const why = faultInToml(error);
    if (why === null) throw error;
    say('start.failed', { why });
  });
  if (!accounts) return 1;
  say('start.starting');
  const server = serve(state);
  const ended = new Promise<number>((resolve) => server.once('exit', (code) => resolve(code ?? 0)));
  const failure = await failureToStart(server, new URL('/healthz', ADDRESS), READY_SECONDS);
  if (stopped) return 0;
  if (failure) {
    explain(failure);
    return 1;
  }
  introduce(accounts, state);
  const code = await ended;
  if (stopped) return 0;
  say('start.ended', { code });
  return code === 0 ? 1 : code;
}

process.exit(await main());
