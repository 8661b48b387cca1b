import { useState } from 'preact/hooks';
import { createClient } from '../../shared/api/client.ts';
import type { Session } from '../../shared/api/contracts/session.ts';
import { patientFetch } from '../session/caller.tsx';
import { Icon } from '../ui/icon.tsx';
import { useSay } from '../ui/text.tsx';

/** One field for the code, one button, one sentence. */
export function SignIn({ ended, onSession }: { ended: boolean; onSession(session: Session): void }) {
  const say = useSay();
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const signIn = async (event: Event) => {
    event.preventDefault();
    if (busy || code.trim() === '') return;
    setBusy(true);
    setProblem('');
    const api = createClient({ fetch: patientFetch(() => {}), locale: say.locale });
    const answer = await api.signIn(code.trim());
    setBusy(false);
    if (answer.ok) onSession(answer.value);
    else if (answer.error.kind === 'unreachable') setProblem(say('failure.offline'));
    else setProblem(answer.error.problem.status === 401 ? say('signIn.refused') : answer.error.problem.detail);
  };
  return (
    <main class="sign-in card" id="content">
      <h1>{say('signIn.title')}</h1>
      {ended && <p class="strip tone-amber small">{say('signIn.ended')}</p>}
      <form class="stack" onSubmit={signIn}>
        <label for="code">{say('signIn.code')}</label>
        <input
          id="code"
          class="input code"
          autocomplete="one-time-code"
          autocapitalize="none"
          spellcheck={false}
          required
          maxLength={100}
          value={code}
          aria-invalid={problem !== ''}
          aria-describedby="sign-in-hint sign-in-problem"
          onInput={(event) => setCode(event.currentTarget.value)}
        />
        <p id="sign-in-problem" class="tone-error word wrap" role="alert">
          {problem && (
            <>
              <Icon name="error" />
              {problem}
            </>
          )}
        </p>
        <button type="submit" class="button primary" disabled={busy}>
          {say(busy ? 'signIn.going' : 'signIn.go')}
        </button>
        <p id="sign-in-hint" class="quiet small">
          {say('signIn.hint')}
        </p>
      </form>
    </main>
  );
}
