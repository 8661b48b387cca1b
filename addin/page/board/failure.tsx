import type { ApiFailure } from '../../../shared/api/client.ts';
import { Icon } from '../../ui/icon.tsx';
import { useSay } from '../words.ts';
import { failureText } from './failure-text.ts';

/** What could not be done, and why; a way to try again where there is one. */
export function Failure({ failure, onRetry }: { failure: ApiFailure; onRetry?: () => void }) {
  const say = useSay();
  const offline = failure.kind === 'unreachable';
  return (
    <p class={`strip ${offline ? 'tone-amber' : 'tone-error'}`} role="alert">
      <Icon name={offline ? 'offline' : 'error'} />
      <span class="strip-text">{failureText(failure, say)}</span>
      {onRetry && (
        <button type="button" class="button small" onClick={onRetry}>
          {say('failure.retry')}
        </button>
      )}
    </p>
  );
}
