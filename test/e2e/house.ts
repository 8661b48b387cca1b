import { readdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { DemoServer } from './server.ts';

const FOLDER = '.wrangler/state/v3/d1/miniflare-D1DatabaseObject';

/**
 * Puts into the database of a running server what only time or an office brings about: an annex of last year, half a
 * year of reminders.
 */
export function putInto(server: DemoServer, put: (db: DatabaseSync) => void): void {
  const folder = path.join(server.folder, FOLDER);
  for (const name of readdirSync(folder)) {
    if (!name.endsWith('.sqlite') || name.startsWith('metadata')) continue;
    const db = new DatabaseSync(path.join(folder, name), { timeout: 10_000 });
    const isHouse = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'units'").get() !== undefined;
    if (isHouse) put(db);
    db.close();
  }
}
