import { useCallback, useEffect, useState } from 'preact/hooks';
import type { ApiFailure } from '../../../shared/api/client.ts';
import type { Decision } from '../../../shared/api/contracts/review.ts';
import type { SubmissionJson } from '../../../shared/api/contracts/submission.ts';
import { useCaller } from '../../session/caller.tsx';

export interface ReadSubmission {
  readonly submission: SubmissionJson;
  /** Decisions on earlier versions: what this one answers. */
  readonly earlier: readonly Decision[];
}

/** A submission whole, with the returns it answers. `state`: another one reads it again. */
export function useSubmission(id: string | null, state: string) {
  const { api } = useCaller();
  const [read, setRead] = useState<ReadSubmission | null>(null);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const load = useCallback(async () => {
    if (id === null) return;
    const whole = await api.submission(id);
    setFailure(whole.ok ? null : whole.error);
    if (!whole.ok) return;
    const submission = whole.value;
    const versions = submission.replies.length > 0 ? await api.versions(id) : null;
    const earlier = versions?.ok ? versions.value.items.flatMap(({ decision }) => decision ?? []) : [];
    setRead({ submission, earlier });
  }, [api, id]);
  useEffect(() => {
    load();
  }, [load, state]);
  return { read: read?.submission.id === id ? read : null, failure, load };
}
