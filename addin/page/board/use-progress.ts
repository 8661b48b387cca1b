import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { ApiFailure } from '../../../shared/api/client.ts';
import type { Progress } from '../../../shared/api/contracts/progress.ts';
import { useCaller } from '../../session/caller.tsx';
import { type Moved, movedBetween, pauseOf } from './live.ts';

interface Loaded {
  readonly key: string;
  readonly progress: Progress;
  /** How often somebody asked for it: what may not change under one's hands changes with this alone. */
  readonly asked: number;
  /** What came by itself with the last answer that was another. */
  readonly news: readonly Moved[];
}

export interface LoadedProgress {
  readonly progress: Progress | null;
  readonly asked: number;
  readonly news: readonly Moved[];
  readonly failure: ApiFailure | null;
  reload(): Promise<void>;
}

/** A tile tells how far those below it are. */
const DEPTH = 2;
/** One lost answer is made up for by the next, and need not be spoken of. */
const FAILURES_TOLD = 2;

/**
 * The progress below a unit, of every annex, with the tree of one of them. `unit` null: none is asked for. `live`: kept
 * up to date for as long as somebody looks at it.
 */
export function useProgress(notice: string, unit: string | null, annex: string, live: boolean): LoadedProgress {
  const { api } = useCaller();
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const key = `${notice}/${unit}`;
  const wanted = useRef('');
  wanted.current = `${key}/${annex}`;
  /** Whether it came, or is not wanted any more. `quiet`: nobody asked, and nobody need be told of what is as it was. */
  const read = useCallback(
    async (quiet: boolean, failures: number) => {
      if (unit === null) return true;
      const mine = `${key}/${annex}`;
      const answer = await api.progress(notice, unit, DEPTH, annex);
      if (wanted.current !== mine) return true;
      if (answer.ok) setLoaded((before) => merged(before, { key, annex, progress: answer.value, quiet }));
      const told = !quiet || failures + 1 >= FAILURES_TOLD;
      if (answer.ok || told) setFailure(answer.ok ? null : answer.error);
      return answer.ok;
    },
    [api, notice, unit, annex],
  );
  useEffect(() => {
    setFailure(null);
    return live ? following(read) : once(read);
  }, [read, live]);
  const known = loaded?.key === key ? loaded : null;
  return {
    progress: known?.progress ?? null,
    asked: known?.asked ?? 0,
    news: known?.news ?? [],
    failure,
    reload: useCallback(async () => {
      await read(false, 0);
    }, [read]),
  };
}

type Read = (quiet: boolean, failures: number) => Promise<boolean>;

function once(read: Read): () => void {
  read(false, 0);
  return () => {};
}

/** Reads now, and again and again while the page can be seen. */
function following(read: Read): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let run = 0;
  const go = async (quiet: boolean) => {
    clearTimeout(timer);
    const mine = ++run;
    const from = performance.now();
    failures = (await read(quiet, failures)) ? 0 : failures + 1;
    if (mine !== run || document.visibilityState === 'hidden') return;
    const pause = pauseOf({ failures, tookMs: performance.now() - from }, Math.random());
    timer = setTimeout(() => go(true), pause);
  };
  const look = () => {
    if (document.visibilityState === 'hidden') clearTimeout(timer);
    else go(true);
  };
  document.addEventListener('visibilitychange', look);
  addEventListener('online', look);
  go(false);
  return () => {
    run++;
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', look);
    removeEventListener('online', look);
  };
}

interface Came {
  readonly key: string;
  readonly annex: string;
  readonly progress: Progress;
  readonly quiet: boolean;
}

function merged(before: Loaded | null, { key, annex, progress, quiet }: Came): Loaded {
  const same = before?.key === key ? before : null;
  if (!same || !quiet) return { key, progress, asked: (same?.asked ?? 0) + 1, news: [] };
  const of = ({ annexes }: Progress) => annexes.find(({ id }) => id === annex);
  const moved = movedBetween(of(same.progress), of(progress));
  return { ...same, progress, news: moved.length > 0 ? moved : same.news };
}
