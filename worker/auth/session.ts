import type { D1Database } from '@cloudflare/workers-types';
import { callerByToken, type SignedIn, touchToken } from '../store/person.ts';
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

const idleSince = (now: Date) => new Date(now.getTime() - IDLE_DAYS * DAY).toISOString();

/** The caller of a bearer token; null where it is unknown, revoked or ended. */
export async function callerOf(db: D1Database, token: string, now: Date): Promise<SignedIn | null> {
  return callerOfHash(db, await secretHash(token), now);
}

async function callerOfHash(db: D1Database, hash: string, now: Date): Promise<SignedIn | null> {
  const found = await callerByToken(db, hash, idleSince(now));
  if (!found) {
    recent.delete(hash);
    return null;
  }
  if (now.getTime() - Date.parse(found.usedAt) > TOUCH_AFTER) await touchToken(db, hash, now.toISOString());
  if (recent.size >= RECENT_MOST) recent.clear();
  recent.set(hash, { caller: found.caller, until: now.getTime() + RECENT_FOR });
  return found.caller;
}

/** Callers seen a moment ago: a question to the database is a third of what a submission costs. */
const recent = new Map<string, { readonly caller: SignedIn; readonly until: number }>();
const RECENT_FOR = 60_000;
const RECENT_MOST = 2_000;

/**
 * Who the caller was a moment ago, without asking the database again. For statements that hold the database to the
 * token themselves (storeSubmission), and for nothing else: the token may have been revoked since.
 */
export async function probableCallerOf(db: D1Database, token: string, now: Date): Promise<SignedIn | null> {
  const hash = await secretHash(token);
  const known = recent.get(hash);
  if (!known || known.until < now.getTime()) return callerOfHash(db, hash, now);
  return { ...known.caller, idleSince: idleSince(now) };
}

/** Whether a caller who was taken at their word still is who they were. */
export async function stillHolds(db: D1Database, caller: SignedIn, now: Date): Promise<boolean> {
  const found = await callerOfHash(db, caller.tokenHash, now);
  return found !== null && found.role === caller.role && found.unit.code === caller.unit.code;
}
