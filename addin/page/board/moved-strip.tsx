import { Icon } from '../../ui/icon.tsx';
import { useSay } from '../words.ts';

/** Something newer came while this was being read, and a way to it. */
export function MovedStrip({ text, onTake }: { text: string | null; onTake(): void }) {
  const say = useSay();
  return (
    <div role="status">
      {text !== null && (
        <p class="strip tone-info moved">
          <Icon name="info" />
          <span class="strip-text">{text}</span>
          <button type="button" class="button small" onClick={onTake}>
            {say('board.take')}
          </button>
        </p>
      )}
    </div>
  );
}
