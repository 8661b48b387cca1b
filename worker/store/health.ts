import type { D1Database } from '@cloudflare/workers-types';
/** Whether the database answers and is migrated; rejects where it does not. */
export async function pingDatabase(db: D1Database): Promise<void> {
  await db.prepare('SELECT 1 FROM units LIMIT 1').first();
}
