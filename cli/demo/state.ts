import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { D1Database } from '@cloudflare/workers-types';
import { catchUpAll } from '../../worker/store/replica.ts';
import { databaseBindings } from '../wrangler/bindings.ts';
import { ROOT, runWrangler, WRANGLER_TOML, wranglerToml } from '../wrangler/wrangler.ts';
import { type Account, accountsHold, addAccounts } from './accounts.ts';
import { newReceiptKey } from './receipt-key.ts';
import { seedDemo } from './seed.ts';

/** Where a local deployment keeps what outlives it. */
export interface State {
  /** Of wrangler: the local D1. */
  readonly persist: string;
  readonly accounts: string;
  /** Variables of the demo for wrangler dev. */
  readonly variables: string;
}

/** ANNEX_SYNC_STATE moves it out of the project, so that tests leave a person's own demo alone. */
export function stateFolder(): State {
  const base = process.env.ANNEX_SYNC_STATE ?? ROOT;
  const demo = path.join(base, '.demo');
  return {
    persist: path.join(base, '.wrangler/state'),
    accounts: path.join(demo, 'accounts.json'),
    variables: path.join(demo, 'vars'),
  };
}

/** Forgets everything. */
export function resetState(state: State): void {
  rmSync(state.persist, { recursive: true, force: true });
  rmSync(path.dirname(state.accounts), { recursive: true, force: true });
}

/** Which migrations the databases below `persist` have had. */
export const migrationNote = (persist: string) => path.join(persist, 'migrated.json');

/** Brings the local databases up to date; what wrangler said where it could not. */
export function migrate(state: State): { ok: boolean; output: string } {
  const names = databaseBindings(wranglerToml());
  // Asking wrangler takes seconds. What was applied is noted beside the databases, and goes where they go.
  const note = migrationNote(state.persist);
  const wanted = JSON.stringify([names, readdirSync(path.join(ROOT, 'worker/migrations')).sort()]);
  if (existsSync(note) && readFileSync(note, 'utf8') === wanted) return { ok: true, output: '' };
  const runs = names.map((name) =>
    runWrangler(['d1', 'migrations', 'apply', name, '--local', '--persist-to', state.persist], true),
  );
  const ok = runs.every((run) => run.ok);
  if (ok) writeFileSync(note, wanted);
  return { ok, output: runs.map(({ output }) => output).join('') };
}

/** The demo's switch and its receipt key, made once. */
export function writeVariables(state: State): void {
  if (existsSync(state.variables)) return;
  mkdirSync(path.dirname(state.variables), { recursive: true });
  writeFileSync(state.variables, `DEMO=1\nRECEIPT_KEY='${newReceiptKey()}'\n`, { mode: 0o600 });
}

function readAccounts(file: string): Account[] {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Account[];
  } catch {
    return [];
  }
}

/** Seeds the local database and writes accounts.json; accounts that still hold are kept. */
export async function seed(state: State, now: Date): Promise<Account[]> {
  // Its packages take a second to load: only here, so that what needs none of it answers at once.
  const { getPlatformProxy } = await import('wrangler');
  const proxy = await getPlatformProxy<{ DB: D1Database }>({
    configPath: WRANGLER_TOML,
    persist: { path: path.join(state.persist, 'v3') },
  });
  try {
    const { DB } = proxy.env;
    await seedDemo(DB, now);
    await catchUpAll(proxy.env);
    const kept = readAccounts(state.accounts);
    if (await accountsHold(DB, kept, now)) return kept;
    const accounts = await addAccounts(DB, now);
    mkdirSync(path.dirname(state.accounts), { recursive: true });
    writeFileSync(state.accounts, `${JSON.stringify(accounts, null, 1)}\n`, { mode: 0o600 });
    return accounts;
  } finally {
    await proxy.dispose();
  }
}
