import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../../ui/icon.tsx';
import { momentText } from '../../ui/time.ts';
import type { Pull } from '../../usecases/metadata.ts';
import { type Lineage, pullOn } from '../../usecases/pull/lineage.ts';
import { newerThan } from '../../usecases/pull/newer-than.ts';
import { usePaneSay } from '../words.tsx';
import { useStore, useWorld } from '../world.tsx';
import { LineageTree } from './lineage-tree.tsx';
import { useReviewerWorld } from './reviewer-world.ts';
import { SourceLink } from './source-link.tsx';

/** More units than a person reads beside a cell. */
const MOST = 50;

/** On a sheet that was pulled: when, how complete, whether newer versions have come, and where a selected row comes from. */
export function PulledSheet() {
  const say = usePaneSay();
  const { desk } = useWorld();
  const { reviewing, pulling, tracing } = useReviewerWorld();
  const { activeSheet, selection, kept, doing } = useStore(desk.store);
  const { progress } = useStore(reviewing.store);
  const pull = pullOn(kept.pulls, activeSheet?.id);
  const behind = activeSheet ? pulling.lineage(activeSheet.id, selection) : undefined;
  const { index = null, field = null } = behind ?? {};
  useEffect(() => {
    tracing.ask(pull && index !== null ? { pull, index, field } : null);
  }, [tracing, pull, index, field]);
  const box = useRef<HTMLElement>(null);
  const selected = behind && selection;
  // The list of units is long: whoever selects a cell is to see where it comes from, wherever they have scrolled to.
  useEffect(() => {
    if (selected) box.current?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  if (!pull) return null;
  const units = progress?.unit === pull.unit ? progress.annexes.find(({ id }) => id === pull.annex)?.units : undefined;
  const newer = units ? newerThan(pull, units) : 0;
  return (
    <section ref={box} class="card lineage stack">
      <h2 class="word wrap">
        <Icon name="sheet" />
        {activeSheet?.name}
      </h2>
      <p class="small quiet">
        {say('pull.at', { time: momentText(pull.at, say.locale), counted: pull.counted, expected: pull.expected })}
      </p>
      {newer > 0 && (
        <p class="word wrap small tone-amber" data-state="stale">
          <Icon name="warning" />
          {say('pull.stale', { count: newer })}
        </p>
      )}
      <div class="row">
        <button
          type="button"
          class="button small refresh"
          disabled={doing !== null}
          onClick={() => void pulling.refresh(pull).then(() => reviewing.loadProgress())}
        >
          {say('board.refreshPull')}
        </button>
        <button
          type="button"
          class="button small charts"
          disabled={doing !== null}
          onClick={() => void pulling.draw(pull)}
        >
          {say('board.charts')}
        </button>
      </div>
      <div aria-live="polite">
        {behind ? <Behind pull={pull} behind={behind} /> : <p class="small quiet">{say('pull.pick')}</p>}
      </div>
    </section>
  );
}

/** What the workbook itself remembers of the selected rows; below it, asked of the Worker, the rows they are made of. */
function Behind({ pull, behind }: { pull: Pull; behind: Lineage }) {
  const say = usePaneSay();
  const { tracing } = useReviewerWorld();
  const { state } = useStore(tracing.store);
  const { from, to, sources, index } = behind;
  return (
    <div class="stack">
      <h3 class="small">
        {from === 0
          ? say('lineage.form')
          : from === to
            ? say('lineage.title', { row: from })
            : say('lineage.rows', { from, to, count: sources.length })}
      </h3>
      {(index === null || state !== 'ready') && (
        <ul class="small">
          {sources.slice(0, MOST).map((source) => (
            <li key={`${source.unit}/${source.version}`} class="source">
              <strong>{source.unitName}</strong> <SourceLink {...source} />
            </li>
          ))}
        </ul>
      )}
      {index !== null && <LineageTree pull={pull} />}
    </div>
  );
}
