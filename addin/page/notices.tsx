import { type ComponentChildren, createContext } from 'preact';
import { useCallback, useContext, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { NoticeJson } from '../../shared/api/contracts/notice.ts';
import { useCaller } from '../session/caller.tsx';

export interface Notices {
  readonly notices: readonly NoticeJson[] | null;
  readonly failed: boolean;
  reload(): Promise<void>;
}

const NOBODY: Notices = { notices: null, failed: false, reload: async () => {} };
const NoticesContext = createContext<Notices>(NOBODY);

/** Who comes back to the page later than this sees what has become of them meanwhile. */
const FRESH_MS = 60_000;

/** The notices as they concern the unit that is signed in, for every face and the bar; kept while they are fetched anew. */
export function NoticesProvider({ children }: { children: ComponentChildren }) {
  const { api } = useCaller();
  const [notices, setNotices] = useState<readonly NoticeJson[] | null>(null);
  const [failed, setFailed] = useState(false);
  const read = useRef(0);
  const reload = useCallback(async () => {
    read.current = Date.now();
    const answer = await api.notices();
    setFailed(!answer.ok);
    if (answer.ok) setNotices(answer.value);
  }, [api]);
  useEffect(() => {
    reload();
    const look = () => {
      if (document.visibilityState === 'visible' && Date.now() - read.current > FRESH_MS) reload();
    };
    addEventListener('online', reload);
    document.addEventListener('visibilitychange', look);
    return () => {
      removeEventListener('online', reload);
      document.removeEventListener('visibilitychange', look);
    };
  }, [reload]);
  const value = useMemo(() => ({ notices, failed, reload }), [notices, failed, reload]);
  return <NoticesContext.Provider value={value}>{children}</NoticesContext.Provider>;
}

/** The notices; fetched anew for a face that is opened later than they came. */
export function useNotices(): Notices {
  const found = useContext(NoticesContext);
  const known = useRef(found.notices !== null);
  useEffect(() => {
    if (known.current) found.reload();
  }, []);
  return found;
}

/** Whether anything is asked of units below the one that is signed in; false until it is known, and for nobody. */
export function useBelow(): boolean {
  return useContext(NoticesContext).notices?.some(({ annexes }) => annexes.some(isBelow)) ?? false;
}

/** Whether it is asked of units below. */
export const isBelow = ({ below }: NoticeJson['annexes'][number]): boolean => below > 0;
