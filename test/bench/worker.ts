/** The Worker as it is deployed, in Miniflare without wrangler's proxy, on a D1 of its own in memory. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { D1Database } from '@cloudflare/workers-types';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import { type Account, addAccounts } from '../../cli/demo/accounts.ts';
import { seedDemo } from '../../cli/demo/seed.ts';
import type { Bindings } from '../../worker/store/databases.ts';

const root = path.resolve(import.meta.dirname, '../..');

const CONSTANT = `export default { fetch: async (request) => { await request.text(); return Response.json({ status: 'ok' }); } };`;

function bundle(): string {
  const out = mkdtempSync(path.join(tmpdir(), 'annex-bundle-'));
  const assets = mkdtempSync(path.join(tmpdir(), 'annex-assets-'));
  const wrangler = path.join(root, 'node_modules/wrangler/bin/wrangler.js');
  const args = [wrangler, 'deploy', '--dry-run', '--outdir', out, '--assets', assets];
  const run = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`wrangler could not bundle the Worker: ${run.stderr}`);
  const script = readFileSync(path.join(out, 'index.js'), 'utf8');
  rmSync(out, { recursive: true });
  rmSync(assets, { recursive: true });
  return script;
}

async function receiptKey(): Promise<string> {
  const pair = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair;
  return JSON.stringify(await crypto.subtle.exportKey('jwk', pair.privateKey));
}

async function migrate(db: D1Database): Promise<void> {
  const folder = path.join(root, 'worker/migrations');
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()) {
    const sql = readFileSync(path.join(folder, file), 'utf8').replace(/^\s*--.*$/gm, '');
    const statements = sql.split(/;\s*\n(?!\s*END)/).map((text) => text.trim());
    await db.batch(statements.filter((text) => text !== '').map((text) => db.prepare(text)));
  }
}

/** The Worker beside one that answers a constant, on empty databases. */
export interface PlainWorker {
  readonly db: D1Database;
  app(path: string, init?: RequestInit): Promise<Response>;
  /** A Worker in the same process that takes the request in and answers a constant. */
  constant(init: RequestInit): Promise<Response>;
  /** Its databases, by the names of their bindings. */
  readonly env: Bindings;
  stop(): Promise<void>;
}

export interface BenchWorker extends PlainWorker {
  readonly accounts: readonly Account[];
  /** Officers' tokens by unit code. */
  readonly tokens: ReadonlyMap<string, string>;
}

/** Bundles, starts and migrates. `folder`: where the databases are kept; in memory without one. */
export async function startPlainWorker(
  bindings: readonly string[] = ['DB'],
  folder: string | null = null,
): Promise<PlainWorker> {
  const compatibilityDate =
    /compatibility_date = "(.+)"/.exec(readFileSync(path.join(root, 'wrangler.toml'), 'utf8'))?.[1] ?? '';
  const shared = { modules: true, compatibilityDate, compatibilityFlags: ['nodejs_compat'] };
  const mf = new Miniflare(
    convertV4MiniflareOptions({
      ...(folder === null ? {} : { d1Persist: folder }),
      workers: [
        {
          ...shared,
          name: 'app',
          script: bundle(),
          d1Databases: [...bindings],
          bindings: { DEMO: '1', RECEIPT_KEY: await receiptKey() },
        },
        { ...shared, name: 'constant', script: CONSTANT },
      ],
    }),
  );
  const database = async (binding: string) => (await mf.getD1Database(binding, 'app')) as unknown as D1Database;
  const databases = await Promise.all(bindings.map(async (name) => [name, await database(name)] as const));
  for (const [, db] of databases) await migrate(db);
  const env = Object.fromEntries(databases) as unknown as Bindings;
  const app = await mf.getWorker('app');
  const constant = await mf.getWorker('constant');
  return {
    ...{ db: env.DB, env },
    app: (route, init) => app.fetch(`http://localhost${route}`, init as never) as unknown as Promise<Response>,
    constant: (init) => constant.fetch('http://localhost/', init as never) as unknown as Promise<Response>,
    stop: () => mf.dispose(),
  };
}

/** Bundles, starts, migrates and seeds the demo. */
export async function startBenchWorker(): Promise<BenchWorker> {
  const plain = await startPlainWorker();
  const now = new Date();
  await seedDemo(plain.db, now);
  const accounts = await addAccounts(plain.db, now);
  const tokens = new Map(accounts.filter((one) => one.role === 'officer').map((one) => [one.unit, one.token]));
  return { ...plain, accounts, tokens };
}
