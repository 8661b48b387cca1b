import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Answered, ApiFailure } from '../../../shared/api/client.ts';
import { type PageSay, useSay } from '../words.ts';

/** Why there is no answer, as a sentence. */
export function failureText(failure: ApiFailure, say: PageSay): string {
  return failure.kind === 'unreachable' ? say('admin.offline') : failure.problem.detail;
}

export interface Loaded<T> {
  /** What came last; kept while it is fetched anew. null: nothing yet. */
  readonly value: T | null;
  /** Why the last attempt came to nothing; empty otherwise. */
  readonly problem: string;
  reload(): void;
}

/** Fetches when shown and whenever `ask` changes (keep it with useCallback); an answer to an earlier `ask` is dropped. */
export function useLoaded<T>(ask: () => Answered<T>): Loaded<T> {
  const say = useSay();
  const [found, setFound] = useState<{ ask: unknown; value: T | null; problem: string }>({
    ...{ ask: null, value: null, problem: '' },
  });
  const latest = useRef(ask);
  latest.current = ask;
  const reload = useCallback(async () => {
    const answer = await ask();
    if (latest.current !== ask) return;
    setFound((before) =>
      answer.ok
        ? { ask, value: answer.value, problem: '' }
        : { ask, value: before.ask === ask ? before.value : null, problem: failureText(answer.error, say) },
    );
  }, [ask, say]);
  useEffect(() => {
    void reload();
    addEventListener('online', reload);
    return () => removeEventListener('online', reload);
  }, [reload]);
  return found.ask === ask ? { ...found, reload } : { value: null, problem: '', reload };
}

export interface Doing {
  readonly busy: boolean;
  /** Why the last step was not done; empty otherwise. */
  readonly problem: string;
  /** One step at a time; `then` is called when it was done. */
  go<T>(ask: () => Answered<T>, then: (value: T) => void): Promise<void>;
  clear(): void;
}

/** A step that somebody asked for by a button. */
export function useDoing(): Doing {
  const say = useSay();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const go: Doing['go'] = async (ask, then) => {
    if (busy) return;
    setBusy(true);
    setProblem('');
    const answer = await ask();
    setBusy(false);
    if (answer.ok) then(answer.value);
    else setProblem(failureText(answer.error, say));
  };
  return { busy, problem, go, clear: () => setProblem('') };
}

interface Page<T> {
  readonly items: readonly T[];
  /** For the page of older ones; null: there is none. */
  readonly next: string | null;
}

export interface Pages<T> {
  /** All that was fetched, the newest first. */
  readonly loaded: Loaded<readonly T[]>;
  /** Fetches the next older page; null: there is none. */
  readonly older: (() => void) | null;
  readonly busy: boolean;
  /** Why the last older page did not come; empty otherwise. */
  readonly problem: string;
}

/** A list that comes in pages, the newest first (keep `ask` with useCallback); begun anew by `loaded.reload`. */
export function usePages<T>(ask: (cursor?: string) => Answered<Page<T>>): Pages<T> {
  const first = useLoaded(useCallback(() => ask(), [ask]));
  const { busy, problem, go } = useDoing();
  const [more, setMore] = useState<{ from: unknown; page: Page<T> } | null>(null);
  // Older pages belong to the first one that they were fetched after.
  const later = more?.from === first.value ? more.page : null;
  const items = useMemo(() => first.value && [...first.value.items, ...(later?.items ?? [])], [first.value, later]);
  const next = (later ?? first.value)?.next ?? null;
  const older = () =>
    next !== null &&
    go(
      () => ask(next),
      (page) => setMore({ from: first.value, page: { ...page, items: [...(later?.items ?? []), ...page.items] } }),
    );
  return { loaded: { ...first, value: items }, older: next === null ? null : () => void older(), busy, problem };
}
