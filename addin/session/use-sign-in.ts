import { useState } from 'preact/hooks';
import { type Answered, callsOf } from '../../shared/api/client/call.ts';
import { sessionCalls } from '../../shared/api/client/session.ts';
import type { Session } from '../../shared/api/contracts/session.ts';
import { useSay } from '../ui/text.tsx';
import { patientFetch } from './caller.tsx';

/** A way to a session: by a code, or by what an identity provider vouches for. */
export type Ask = (api: ReturnType<typeof sessionCalls>) => Answered<Session>;

export interface SignInAttempt {
  readonly busy: boolean;
  /** Why the last attempt came to nothing, as a sentence; empty before the first and while one is under way. */
  readonly problem: string;
  /**
   * Asks for a session; one attempt at a time.
   *
   * @example attempt.enter((api) => api.signIn(code))
   */
  enter(ask: Ask): Promise<void>;
}

/** Signing in, as the page and the pane do it: what is under way, what came of it, and to whom a session is handed. */
export function useSignIn(onSession: (session: Session) => void): SignInAttempt {
  const say = useSay();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const enter = async (ask: Ask) => {
    if (busy) return;
    setBusy(true);
    setProblem('');
    // Nobody is signed in yet: a 401 is this attempt's own answer.
    const answer = await ask(sessionCalls(callsOf({ fetch: patientFetch(() => undefined), locale: say.locale })));
    setBusy(false);
    if (answer.ok) onSession(answer.value);
    else if (answer.error.kind === 'unreachable') setProblem(say('failure.offline'));
    else
      setProblem(
        answer.error.problem.code === 'session.codeUnknown' ? say('signIn.refused') : answer.error.problem.detail,
      );
  };
  return { busy, problem, enter };
}
