import { Icon } from '../ui/icon.tsx';
import { useSay } from '../ui/text.tsx';

/** The server could not be reached: what was kept, and a way to try again. */
export function OfflineStrip({ onRetry }: { onRetry(): void }) {
  const say = useSay();
  return (
    <p class="strip tone-amber" role="status">
      <Icon name="offline" />
      <span class="strip-text">{say('failure.offline')}</span>
      <button type="button" class="button small" onClick={onRetry}>
        {say('failure.retry')}
      </button>
    </p>
  );
}
