import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Icon } from '../ui/icon.tsx';
import { useSay } from '../ui/text.tsx';
import type { SignInAttempt } from './use-sign-in.ts';

/** One field for the code, one button, one sentence (`hint`); the children stand above the field. */
export function CodeForm(props: {
  attempt: SignInAttempt;
  hint: string;
  class: string;
  /** For another way in that takes the same code along. */
  onType?: (code: string) => void;
  children?: ComponentChildren;
}) {
  const say = useSay();
  const [code, setCode] = useState('');
  const { busy, problem, enter } = props.attempt;
  const submit = (event: Event) => {
    event.preventDefault();
    if (code.trim() !== '') void enter((api) => api.signIn(code.trim()));
  };
  return (
    <form class={props.class} onSubmit={submit}>
      {props.children}
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
        onInput={(event) => {
          setCode(event.currentTarget.value);
          props.onType?.(event.currentTarget.value);
        }}
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
      <p id="sign-in-hint" class="quiet small">
        {props.hint}
      </p>
    </form>
  );
}
