import type { Fetch } from '../../shared/api/client.ts';

type Ask = (...asked: Parameters<Fetch>) => Promise<Response>;

interface Kept {
  readonly tag: string;
  readonly text: string;
}

/** A board's own answers, and those of the few units somebody goes through. */
const MOST = 4;

/**
 * Asks with the tag of what it had, and answers with that where the Worker says that it stands (304). Kept in memory
 * alone, for as long as the one it was told is signed in: a browser's own cache would leave it on a shared computer's disk.
 */
export function revalidatingFetch(ask: Ask): Fetch {
  const kept = new Map<string, Kept>();
  return async (address, init) => {
    if (init.method !== 'GET') return ask(address, init);
    const had = kept.get(address);
    const reply = await ask(address, had ? { ...init, headers: { ...init.headers, 'If-None-Match': had.tag } } : init);
    kept.delete(address);
    if (had && reply.status === 304) {
      kept.set(address, had);
      return asOfNow(had, reply.headers.get('Date'));
    }
    const tag = reply.ok ? reply.headers.get('ETag') : null;
    if (tag === null) return reply;
    const text = await reply.text();
    kept.set(address, { tag, text });
    for (const oldest of [...kept.keys()].slice(0, -MOST)) kept.delete(oldest);
    return new Response(text);
  };
}

/** When it was asked is no part of what the tag stands for. */
function asOfNow({ text }: Kept, date: string | null): Response {
  const value: object = JSON.parse(text);
  if (date === null || !('asOf' in value)) return new Response(text);
  return new Response(JSON.stringify({ ...value, asOf: new Date(date).toISOString() }));
}
