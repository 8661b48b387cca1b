import { useState } from 'preact/hooks';
import type { Session } from '../../shared/api/contracts/session.ts';
import { CodeForm } from '../session/code-form.tsx';
import { useSignIn } from '../session/use-sign-in.ts';
import { useSay } from '../ui/text.tsx';
import { Identity } from './oidc/identity.tsx';

/** The page's way in. */
export function SignIn({ ended, onSession }: { ended: boolean; onSession(session: Session): void }) {
  const say = useSay();
  const attempt = useSignIn(onSession);
  const [code, setCode] = useState('');
  return (
    <main class="sign-in card" id="content">
      <h1>{say('signIn.title')}</h1>
      {ended && <p class="strip tone-amber small">{say('signIn.ended')}</p>}
      <CodeForm attempt={attempt} hint={say('signIn.hint')} class="stack" onType={setCode} />
      <Identity attempt={attempt} code={code} />
    </main>
  );
}
