import { useCallback, useEffect, useState } from 'preact/hooks';
import type { NoticeJson } from '../../shared/api/contracts/notice.ts';
import { useCaller } from '../session/caller.tsx';

/** The notices as they concern this unit; kept while they are fetched anew. */
export function useNotices(): { notices: readonly NoticeJson[] | null; failed: boolean; reload(): void } {
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
  return { notices, failed, reload };
}
