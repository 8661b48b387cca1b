import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { ApiFailure } from '../../../shared/api/client.ts';
import type { Progress } from '../../../shared/api/contracts/progress.ts';
import { useCaller } from '../../session/caller.tsx';

export interface LoadedProgress {
  readonly progress: Progress | null;
  readonly failure: ApiFailure | null;
  reload(): Promise<void>;
}

/** A tile tells how far those below it are. */
const DEPTH = 2;

/**
 * The progress below a unit, of every annex, with the tree of one of them; brought up to date when the window is looked
 * at again. `unit` null: none is asked for.
 */
export function useProgress(notice: string, unit: string | null, annex: string): LoadedProgress {
  const { api } = useCaller();
  const [loaded, setLoaded] = useState<{ key: string; progress: Progress } | null>(null);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const key = `${notice}/${unit}`;
  const wanted = useRef('');
  wanted.current = `${key}/${annex}`;
  const reload = useCallback(async () => {
    if (unit === null) return;
    const mine = `${key}/${annex}`;
    const answer = await api.progress(notice, unit, DEPTH, annex);
    if (wanted.current !== mine) return;
    setFailure(answer.ok ? null : answer.error);
    if (answer.ok) setLoaded({ key, progress: answer.value });
  }, [api, notice, unit, annex]);
  useEffect(() => {
    setFailure(null);
    reload();
    const look = () => {
      if (document.visibilityState === 'visible') reload();
    };
    document.addEventListener('visibilitychange', look);
    addEventListener('online', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      removeEventListener('online', look);
    };
  }, [reload]);
  return { progress: loaded?.key === key ? loaded.progress : null, failure, reload };
}
