import { useState } from 'preact/hooks';
import { createClient } from '../../shared/api/client.ts';
import type { Session } from '../../shared/api/contracts/session.ts';
import { patientFetch } from '../session/caller.tsx';
import { Icon } from '../ui/icon.tsx';
import { usePaneSay } from './words.tsx';

/** One field for the code, one button, one sentence. */
export function SignIn(props: { ended: boolean; onSession(session: Session): void; onLater(): void }) {
  const say = usePaneSay();
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const signIn = async (event: Event) => {
    event.preventDefault();
    if (busy || code.trim() === '') return;
    setBusy(true);
    setProblem('');
    const api = createClient({ fetch: patientFetch(() => undefined), locale: say.locale });
    const answer = await api.signIn(code.trim());
    setBusy(false);
    if (answer.ok) props.onSession(answer.value);
    else if (answer.error.kind === 'unreachable') setProblem(say('failure.offline'));
    else setProblem(answer.error.problem.status === 401 ? say('signIn.refused') : answer.error.problem.detail);
  };
  return (
    <main class="frame sign-in">
      <form class="body stack" onSubmit={signIn}>
        <div class="brand">
          <img src="icons/annex-64.png" alt="" width="32" height="32" />
          <h1>{say('app.name')}</h1>
        </div>
        {props.ended && (
          <p class="strip tone-amber small">
            <Icon name="warning" />
            <span class="strip-text">{say('signIn.ended')}</span>
          </p>
        )}
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
          aria-describedby="sign-in-sentence sign-in-problem"
          onInput={(event) => setCode(event.currentTarget.value)}
        />
        <p id="sign-in-problem" class="tone-error word wrap small" role="alert">
          {problem && (
            <>
              <Icon name="error" />
              {problem}
            </>
          )}
        </p>
        <button type="submit" class="button primary wide" disabled={busy}>
          {say(busy ? 'signIn.going' : 'signIn.go')}
        </button>
        <p id="sign-in-sentence" class="quiet small">
          {say('signIn.sentence')}
        </p>
        <button type="button" class="button plain later" onClick={props.onLater}>
          {say('signIn.later')}
        </button>
      </form>
    </main>
  );
}
