import type { Session } from '../../shared/api/contracts/session.ts';

/**
 * The sign-in lives in sessionStorage: county offices share computers, and closing the tab must end it. What was not
 * sent is kept apart (outbox), bound to its unit, and goes out only under that unit's next sign-in.
 */
const KEY = 'annex-sync.session';

export function loadSession(now: Date): Session | null {
  try {
    const text = sessionStorage.getItem(KEY);
    const session = text === null ? null : (JSON.parse(text) as Session);
    return session && new Date(session.expiresAt) > now ? session : null;
  } catch {
    return null;
  }
}

export function keepSession(session: Session | null): void {
  try {
    if (session) sessionStorage.setItem(KEY, JSON.stringify(session));
    else sessionStorage.removeItem(KEY);
  } catch {
    // Storage is refused in some private windows: the sign-in then lasts until the page is left.
  }
}
