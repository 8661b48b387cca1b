import { useEffect, useRef, useState } from 'preact/hooks';
import type { ApiFailure } from '../../../shared/api/client.ts';
import type { Forwarded, ForwardInput } from '../../../shared/api/contracts/forward.ts';
import type { IssueJson } from '../../../shared/api/contracts/issue.ts';
import type { ProgressEntry } from '../../../shared/api/contracts/progress.ts';
import { newKey } from '../../outbox/new-key.ts';
import { useCaller } from '../../session/caller.tsx';
import { type Replies, type Returned, repliesFor, returnedOf, unanswered } from '../../usecases/returned.ts';

interface Asked {
  readonly notice: string;
  readonly annex: string;
  readonly own: ProgressEntry;
}

/** Handing the merge up: what the Worker asks about it is answered here before it is sent again. */
export interface Forwarding {
  readonly busy: boolean;
  readonly failure: ApiFailure | null;
  /** Findings that stand in the way. */
  readonly issues: readonly IssueJson[];
  /** Those of them that pressing the button again confirms. */
  readonly asked: readonly IssueJson[];
  readonly header: Readonly<Record<string, string>>;
  readonly returned: Returned | null;
  readonly replies: Replies;
  /** Reasons of the return that nobody has answered yet. */
  readonly left: number;
  fillHeader(key: string, text: string): void;
  reply(key: string, text: string): void;
  send(): Promise<void>;
}

/** The return in force on the unit's own version, to be answered along with the next one. */
function useReturned({ own }: Asked): Returned | null {
  const { api } = useCaller();
  const [returned, setReturned] = useState<Returned | null>(null);
  const id = own.state === 'returned' ? own.submission : null;
  useEffect(() => {
    let current = true;
    setReturned(null);
    if (id !== null) {
      api.submission(id).then((answer) => {
        if (current && answer.ok) setReturned(returnedOf(answer.value));
      });
    }
    return () => {
      current = false;
    };
  }, [api, id]);
  return returned;
}

export function useForward(asked: Asked, onDone: (forwarded: Forwarded) => Promise<void>): Forwarding {
  const { api, session } = useCaller();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const [issues, setIssues] = useState<readonly IssueJson[]>([]);
  const [header, setHeader] = useState<Readonly<Record<string, string>>>({});
  const [replies, setReplies] = useState<Replies>(new Map());
  const returned = useReturned(asked);
  // The same merge asked for again after a lost reply goes under the same key.
  const sent = useRef({ body: '', key: '' });
  const confirms = issues.filter(({ severity }) => severity === 'confirm');

  const send = async () => {
    const input: ForwardInput = {
      baseVersion: asked.own.version ?? 0,
      ...(Object.keys(header).length > 0 ? { header: { reportingUnit: session.unitName, ...header } } : {}),
      answers: confirms.map(({ record, field, code }) => ({ record, field, code })),
      replies: returned ? repliesFor(returned, replies) : [],
    };
    const body = JSON.stringify(input);
    if (sent.current.body !== body) sent.current = { body, key: newKey() };
    setBusy(true);
    const answer = await api.forward(asked.notice, asked.annex, input, sent.current.key);
    setBusy(false);
    if (answer.ok) {
      setFailure(null);
      setIssues([]);
      setHeader({});
      return onDone(answer.value);
    }
    const found = answer.error.kind === 'refused' ? (answer.error.problem.issues ?? []) : [];
    const blocking = found.filter(({ severity }) => severity === 'error' || severity === 'confirm');
    // What was confirmed stays so: the Worker asks only about what is still open.
    setIssues([...blocking, ...confirms.filter((known) => !blocking.some((each) => samePlace(each, known)))]);
    setFailure(blocking.length > 0 ? null : answer.error);
  };

  return {
    ...{ busy, failure, issues, asked: confirms, header, returned, replies, send },
    left: returned ? unanswered(returned, replies).length : 0,
    fillHeader: (key, text) => setHeader({ ...header, [key]: text }),
    reply: (key, text) => setReplies(new Map([...replies, [key, text]])),
  };
}

const samePlace = (a: IssueJson, b: IssueJson) => a.code === b.code && a.record === b.record && a.field === b.field;
