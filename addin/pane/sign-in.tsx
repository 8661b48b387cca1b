import type { Session } from '../../shared/api/contracts/session.ts';
import { CodeForm } from '../session/code-form.tsx';
import { useSignIn } from '../session/use-sign-in.ts';
import { Icon } from '../ui/icon.tsx';
import { usePaneSay } from './words.tsx';

/** The pane's way in, or past it: checking needs nobody's name. */
export function SignIn(props: { ended: boolean; onSession(session: Session): void; onLater(): void }) {
  const say = usePaneSay();
  const attempt = useSignIn(props.onSession);
  return (
    <main class="frame sign-in">
      <div class="body stack">
        <CodeForm attempt={attempt} hint={say('signIn.sentence')} class="stack">
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
        </CodeForm>
        <button type="button" class="button plain later" onClick={props.onLater}>
          {say('signIn.later')}
        </button>
      </div>
    </main>
  );
}
