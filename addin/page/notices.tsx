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

/** The notices as they concern the unit that is signed in, for every face and the bar; kept while they are fetched anew. */
export function NoticesProvider({ children }: { children: ComponentChildren }) {
  const { api } = useCaller();
  const [notices, setNotices] = useState<readonly NoticeJson[] | null>(null);
  const [failed, setFailed] = useState(false);
  const reload = useCallback(async () => {
    const answer = await api.notices();
    setFailed(!answer.ok);
    if (answer.ok) setNotices(answer.value);
  }, [api]);
  useEffect(() => {
    reload();
    addEventListener('online', reload);
    return () => removeEventListener('online', reload);
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
