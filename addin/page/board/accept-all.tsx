import { useRef, useState } from 'preact/hooks';
import { newKey } from '../../outbox/new-key.ts';
import { useCaller } from '../../session/caller.tsx';
import { Icon } from '../../ui/icon.tsx';
import { type AcceptedAll, acceptAllClean, type BoardLine } from '../../usecases/board.ts';
import { useSay } from '../words.ts';
import { failureText } from './failure-text.ts';

/** Accepts at once whatever nothing has to be said about; the others stay, and why. */
export function AcceptAll({ lines, onDone }: { lines: readonly BoardLine[]; onDone(): Promise<void> }) {
  const say = useSay();
  const { api } = useCaller();
  const [at, setAt] = useState<{ done: number; of: number; unit: string } | null>(null);
  const [outcome, setOutcome] = useState<AcceptedAll | null>(null);
  const stop = useRef<AbortController | null>(null);
  const run = async () => {
    stop.current = new AbortController();
    setOutcome(null);
    const onProgress = (done: number) => setAt({ done, of: lines.length, unit: lines[done]?.unitName ?? '' });
    const all = await acceptAllClean({ api, lines, newKey, onProgress, signal: stop.current.signal });
    setAt(null);
    setOutcome(all);
    await onDone();
  };
  if (at) {
    return (
      <div class="accepting row" role="status">
        <span class="small">{say('acceptAll.doing', at)}</span>
        <progress max={at.of} value={at.done} aria-label={say('acceptAll.doing', at)} />
        <button type="button" class="button small" onClick={() => stop.current?.abort()}>
          {say('dialog.cancel')}
        </button>
      </div>
    );
  }
  return (
    <>
      {lines.length > 0 && (
        <button type="button" class="button primary accept-all" onClick={run}>
          <Icon name="done" />
          {say('acceptAll.go', { count: lines.length })}
        </button>
      )}
      {outcome && <Outcome outcome={outcome} />}
    </>
  );
}

function Outcome({ outcome }: { outcome: AcceptedAll }) {
  const say = useSay();
  const { accepted, left, failed } = outcome;
  return (
    <div class="accept-outcome small stack" role="status">
      <p class="word wrap tone-good">
        <Icon name="done" />
        {say('acceptAll.done', { count: accepted.length })}
      </p>
      {left.length > 0 && (
        <ul>
          {left.map(({ line, why }) => (
            <li key={line.unit} class="tone-amber">
              {say(`acceptAll.${why}`, { unit: line.unitName })}
            </li>
          ))}
        </ul>
      )}
      {failed.length > 0 && (
        <ul role="alert">
          {failed.map(({ line, failure }) => (
            <li key={line.unit} class="tone-error">
              {say('acceptAll.failed', { unit: line.unitName, detail: failureText(failure, say) })}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
