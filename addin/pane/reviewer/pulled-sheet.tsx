import { Icon } from '../../ui/icon.tsx';
import { momentText } from '../../ui/time.ts';
import { newerThan } from '../../usecases/pull/newer-than.ts';
import { usePaneSay } from '../words.tsx';
import { useStore, useWorld } from '../world.tsx';
import { useReviewing } from './reviewing-context.ts';

/** More units than a person reads beside a cell. */
const MOST = 50;

/** On a sheet that was pulled: when, how complete, whether newer versions have come, and where a selected row comes from. */
export function PulledSheet() {
  const say = usePaneSay();
  const { desk } = useWorld();
  const reviewing = useReviewing();
  const { activeSheet, selection, kept, doing } = useStore(desk.store);
  const { progress } = useStore(reviewing.store);
  const pull = kept.pulls.find(({ sheet }) => sheet === activeSheet?.id);
  if (!pull) return null;
  const units = progress?.unit === pull.unit ? progress.annexes.find(({ id }) => id === pull.annex)?.units : undefined;
  const newer = units ? newerThan(pull, units) : 0;
  const lineage = reviewing.lineage(pull.sheet, selection);
  return (
    <section class="card lineage stack">
      <h2 class="word wrap">
        <Icon name="sheet" />
        {activeSheet?.name}
      </h2>
      <p class="small quiet">
        {say('pull.at', { time: momentText(pull.at, say.locale), counted: pull.counted, expected: pull.expected })}
      </p>
      {newer > 0 && (
        <p class="word wrap small tone-amber">
          <Icon name="warning" />
          {say('pull.stale', { count: newer })}
        </p>
      )}
      <div class="row">
        <button
          type="button"
          class="button small refresh"
          disabled={doing !== null}
          onClick={() => void reviewing.refresh(pull)}
        >
          {say('board.refreshPull')}
        </button>
        <button
          type="button"
          class="button small charts"
          disabled={doing !== null}
          onClick={() => void reviewing.draw(pull)}
        >
          {say('board.charts')}
        </button>
      </div>
      <div aria-live="polite">
        {lineage ? (
          <>
            <h3 class="small">
              {lineage.from === lineage.to
                ? say('lineage.title', { row: lineage.from })
                : say('lineage.rows', { from: lineage.from, to: lineage.to, count: lineage.sources.length })}
            </h3>
            <ul class="small">
              {lineage.sources.slice(0, MOST).map((source) => (
                <li key={`${source.unit}/${source.version}`} class="source">
                  <strong>{source.unitName}</strong>{' '}
                  <a href={`/#/receipt/${encodeURIComponent(source.receiptNumber)}`} target="_blank" rel="noreferrer">
                    {say('lineage.one', { version: source.version, receipt: source.receiptNumber })}
                  </a>
                </li>
              ))}
            </ul>
          </>
        ) : (
          <p class="small quiet">{say('merged.pick')}</p>
        )}
      </div>
    </section>
  );
}
