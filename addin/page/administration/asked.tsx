import type { ComponentChildren } from 'preact';
import { Icon } from '../../ui/icon.tsx';
import { useSay } from '../words.ts';
import type { Loaded, Pages } from './asking.ts';

/** What was loaded; until then a skeleton, or why it did not come with a way to try again. */
export function Asked<T>({ of, children }: { of: Loaded<T>; children: (value: T) => ComponentChildren }) {
  const say = useSay();
  const { value, problem, reload } = of;
  return (
    <>
      {problem !== '' && (
        <p class="strip tone-amber" role="alert">
          <Icon name="warning" />
          <span class="strip-text">{problem}</span>
          <button type="button" class="button small" onClick={reload}>
            {say('failure.retry')}
          </button>
        </p>
      )}
      {value !== null && children(value)}
      {value === null && problem === '' && (
        <span class="skeleton tall" role="status" aria-label={say('face.opening')} />
      )}
    </>
  );
}

/** Why a step was not done, beside its button. */
export function Problem({ text }: { text: string }) {
  return (
    <p class="tone-error word wrap" role="alert">
      {text !== '' && (
        <>
          <Icon name="error" />
          {text}
        </>
      )}
    </p>
  );
}

/** The way to what is older, where there is more. */
export function Older<T>({ of }: { of: Pages<T> }) {
  const say = useSay();
  return (
    <>
      <Problem text={of.problem} />
      {of.older && (
        <button type="button" class="button" disabled={of.busy} onClick={of.older}>
          {say('admin.older')}
        </button>
      )}
    </>
  );
}
