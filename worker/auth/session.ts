import type { D1Database } from '@cloudflare/workers-types';
import { type Caller, callerByToken, touchToken } from '../store/person.ts';
import { secretHash } from './secret.ts';

/** A token ends when it was not used for so long. */
export const IDLE_DAYS = 30;
const DAY = 86_400_000;
/** Writing the time of each use would double the writes of a busy day. */
const TOUCH_AFTER = 3_600_000;

/** When a token used at `now` ends if it is not used again. */
export function expiryOf(now: Date): string {
  return new Date(now.getTime() + IDLE_DAYS * DAY).toISOString();
}

/** The caller of a bearer token; null where it is unknown, revoked or ended. */
export async function callerOf(db: D1Database, token: string, now: Date): Promise<Caller | null> {
  const hash = await secretHash(token);
  const found = await callerByToken(db, hash, new Date(now.getTime() - IDLE_DAYS * DAY).toISOString());
  if (!found) return null;
  if (now.getTime() - Date.parse(found.usedAt) > TOUCH_AFTER) await touchToken(db, hash, now.toISOString());
  return found.caller;
}
