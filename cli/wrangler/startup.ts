import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';

/** Why a server did not start: what its program said first, where it said anything. */
export type Failure =
  | { readonly kind: 'unbuilt' | 'ended'; readonly why: string | null; readonly code: number | string }
  | { readonly kind: 'slow' };

/** Wrangler stays alive when it can't build, and waits for the sources to change. The faults themselves come after. */
const UNBUILT = /\[ERROR\] Build failed with \d+ errors?:\s+\S+ \[ERROR\] .*\n/;
/** An error as wrangler and esbuild print it, with the place where it has one: "file:line:column:" on its next line. */
const ERROR = /\[ERROR\] (?!Build failed with \d+ error)(.+)\n(?:\s+(\S+:\d+:\d+):\n)?/;

/**
 * The first thing wrangler complained of, with its place; null where it did not complain.
 *
 * @example whyOf('✘ [ERROR] Could not resolve "x"\n\n  worker/index.ts:1:7:\n') // 'worker/index.ts:1:7: Could not resolve "x"'
 */
export function whyOf(said: string): string | null {
  const [, fault, place] = ERROR.exec(stripVTControlCharacters(said)) ?? [];
  return fault ? [place, fault.trim().replace(/\.$/, '')].filter(Boolean).join(': ') : null;
}

/** Where and why wrangler.toml can't be read, of what wrangler's own functions throw then; null for any other error. */
export function faultInToml(error: unknown): string | null {
  const { message, location } = (error ?? {}) as { message?: string; location?: { file?: string; line?: number } };
  if (!message || !location?.file?.endsWith('.toml')) return null;
  return `${path.basename(location.file)}:${location.line}: ${message}`;
}

/** Passes on what the program says on stderr, and calls `unbuilt` once it says that it could not build. */
function overhear(server: ChildProcess, unbuilt: () => void): () => string {
  let said = '';
  server.stderr?.on('data', (words: Buffer) => {
    process.stderr.write(words);
    // What a long-lived server says is not kept.
    if (said.length > 1 << 16) return;
    said += words;
    if (UNBUILT.test(stripVTControlCharacters(said))) unbuilt();
  });
  return () => said;
}

async function answers(address: URL, over: AbortSignal): Promise<boolean> {
  while (!over.aborted) {
    // While there is nothing to run, wrangler leaves a request waiting.
    const signal = AbortSignal.any([over, AbortSignal.timeout(5_000)]);
    const answer = await fetch(address, { signal }).catch(() => null);
    if (answer?.ok) return true;
    await wait(200, null, { signal: over }).catch(() => {});
  }
  return false;
}

/**
 * Waits until a server that was just started answers at `address`; null then, and what went wrong otherwise, as soon as
 * that is known. `server`: with its stderr as a pipe, which is passed on to ours for as long as the server lives.
 */
export async function failureToStart(server: ChildProcess, address: URL, seconds: number): Promise<Failure | null> {
  const over = new AbortController();
  let kind: Failure['kind'] = 'slow';
  const end = (reason: Failure['kind']) => {
    if (!over.signal.aborted) kind = reason;
    over.abort();
  };
  const said = overhear(server, () => end('unbuilt'));
  const closed = once(server, 'close');
  server.once('exit', () => end('ended'));
  const patience = setTimeout(() => end('slow'), seconds * 1000);
  const ready = await answers(address, over.signal);
  clearTimeout(patience);
  if (ready) return null;
  if (kind === 'slow') return { kind };
  // Its last words may come after its end.
  if (kind === 'ended') await Promise.race([closed, wait(1_000)]);
  return { kind, why: whyOf(said()), code: server.exitCode ?? server.signalCode ?? 0 };
}
