import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { D1Database } from '@cloudflare/workers-types';
import { isHouse } from '../../worker/store/dump.ts';
import { databaseBindings } from '../wrangler/bindings.ts';
import { WRANGLER_TOML, wranglerToml } from '../wrangler/wrangler.ts';

/** Where wrangler keeps local D1 databases below its state. */
const FOLDER = 'v3/d1/miniflare-D1DatabaseObject';

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((name) => name.endsWith('.sqlite') && !name.startsWith('metadata'));
}

/** What wrangler calls the databases, by wrangler.toml. It takes a second to ask. */
const known = new Map<string, Promise<Map<string, string>>>();

/**
 * The file of each local database below `persist`, whether it is there or not: `DB` → `…/3f….sqlite`, the main one
 * first. Only wrangler knows what it calls them, from the ids in wrangler.toml: it is asked, in a folder of its own.
 */
export async function databaseFiles(persist: string, config = WRANGLER_TOML): Promise<Map<string, string>> {
  const names = known.get(config) ?? databaseNames(config);
  known.set(config, names);
  return new Map([...(await names)].map(([binding, name]) => [binding, path.join(persist, FOLDER, name)]));
}

async function databaseNames(config: string): Promise<Map<string, string>> {
  const { getPlatformProxy } = await import('wrangler');
  const asked = mkdtempSync(path.join(tmpdir(), 'annex-names-'));
  const proxy = await getPlatformProxy<Record<string, D1Database>>({
    configPath: config,
    persist: { path: path.join(asked, 'v3') },
  });
  const names = new Map<string, string>();
  try {
    for (const binding of databaseBindings(wranglerToml(config))) {
      const before = filesIn(path.join(asked, FOLDER));
      await proxy.env[binding]?.prepare('SELECT 1').run();
      const name = filesIn(path.join(asked, FOLDER)).find((one) => !before.includes(one));
      if (name === undefined) throw new Error(`wrangler made no file for ${binding}`);
      names.set(binding, name);
    }
  } finally {
    await proxy.dispose();
    rmSync(asked, { recursive: true, force: true });
  }
  return names;
}

/** Opens a local database of the product to read, beside a server that is running; null where it is none (yet). */
export function openHouse(file: string): DatabaseSync | null {
  if (!existsSync(file)) return null;
  const db = new DatabaseSync(file, { readOnly: true });
  if (isHouse(db)) return db;
  db.close();
  return null;
}

/** The local databases by their bindings, the main one first; null for one that is not there yet. */
export async function localDatabases(persist: string, config?: string): Promise<Map<string, DatabaseSync | null>> {
  return new Map([...(await databaseFiles(persist, config))].map(([binding, file]) => [binding, openHouse(file)]));
}
