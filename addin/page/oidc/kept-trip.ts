import type { Trip } from './round-trip.ts';

/** Of this tab, as the session is; gone when the tab is closed. */
const KEY = 'annex-sync.oidc';

/** false where the browser keeps nothing: then there is no way back. */
export function keepTrip(trip: Trip): boolean {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(trip));
    return true;
  } catch {
    return false;
  }
}

/** The trip that was begun; it is taken once. */
export function takeTrip(): Trip | null {
  try {
    const text = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    return text === null ? null : (JSON.parse(text) as Trip);
  } catch {
    return null;
  }
}
