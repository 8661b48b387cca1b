import type { D1Database, R2Bucket } from '@cloudflare/workers-types';
import type { Scan } from '../../shared/api/contracts/scan.ts';
import { insertEvents, type NewEvent } from './event.ts';

/** Where the bytes of a scan lie in R2. */
export const scanKey = (submission: number, sha256: string) => `scans/${submission}/${sha256}`;

/** The scans of a submission, the newest first. */
export async function scansOf(db: D1Database, submission: number): Promise<Scan[]> {
  const { results } = await db
    .prepare('SELECT sha256, type, size, at FROM scans WHERE submission = ?1 ORDER BY at DESC, sha256')
    .bind(submission)
    .all<Scan>();
  return results;
}

/** Keeps the bytes first, then the row that tells of them: a row without bytes can't be. Twice the same is once. */
export async function addScan(
  db: D1Database,
  bucket: R2Bucket,
  submission: number,
  scan: Scan & { readonly person: number; readonly bytes: Uint8Array },
  event: NewEvent,
): Promise<void> {
  const { sha256, type, size, at, person, bytes } = scan;
  await bucket.put(scanKey(submission, sha256), bytes, { httpMetadata: { contentType: type }, sha256 });
  const row = db
    .prepare('INSERT INTO scans (submission, sha256, type, size, at, person) VALUES (?1, ?2, ?3, ?4, ?5, ?6)')
    .bind(submission, sha256, type, size, at, person);
  try {
    await db.batch([row, insertEvents(db, [event])]);
  } catch (error) {
    if (!(error instanceof Error && /UNIQUE/.test(error.message))) throw error;
  }
}

/** The bytes of a scan; null where they are not there. */
export async function scanBytes(bucket: R2Bucket, submission: number, sha256: string): Promise<Uint8Array | null> {
  const found = await bucket.get(scanKey(submission, sha256));
  return found && new Uint8Array(await found.arrayBuffer());
}
