import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isHouse } from '../../worker/store/dump.ts';

/** Where wrangler keeps local D1 databases below its state. */
const FOLDER = 'v3/d1/miniflare-D1DatabaseObject';

/** The files of local D1 databases. */
export function databaseFiles(persist: string): string[] {
  const folder = path.join(persist, FOLDER);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sqlite') && !name.startsWith('metadata'))
    .map((name) => path.join(folder, name));
}

/** Opens the product's local database to read, beside a server that is running; null where there is none yet. */
export function openLocalDatabase(persist: string): DatabaseSync | null {
  for (const file of databaseFiles(persist)) {
    const db = new DatabaseSync(file, { readOnly: true });
    if (isHouse(db)) return db;
    db.close();
  }
  return null;
}
