import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Client, Fetch } from '../../shared/api/client.ts';
import type { Session } from '../../shared/api/contracts/session.ts';

/** Who is signed in, and the client that speaks for them. */
export interface Caller {
  readonly session: Session;
  readonly api: Client;
  /** The Worker said the token is no longer good. */
  onEnded(): void;
}

export const CallerContext = createContext<Caller | null>(null);

export function useCaller(): Caller {
  const caller = useContext(CallerContext);
  if (!caller) throw new Error('no CallerContext above this component');
  return caller;
}

/** A lost connection must not leave a button waiting for ever. */
const PATIENCE_MS = 30_000;

/** The browser's fetch with a time limit; a 401 is told to `onEnded`. */
export function patientFetch(onEnded: () => void): (...asked: Parameters<Fetch>) => Promise<Response> {
  return async (address, init) => {
    // AbortSignal.timeout is younger (Chrome 103) than browsers still found in county offices.
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
    try {
      const reply = await fetch(address, { ...init, signal: patience.signal, cache: 'no-store' });
      if (reply.status === 401 && !address.endsWith('/session')) onEnded();
      return reply;
    } finally {
      clearTimeout(timer);
    }
  };
}
