import { useState } from 'preact/hooks';
import type { ProgressEntry, SubtreeEntry } from '../../../shared/api/contracts/progress.ts';
import { StateWord } from '../../ui/state-word.tsx';
import { momentText } from '../../ui/time.ts';
import type { Board, BoardLine } from '../../usecases/board.ts';
import { usePaneSay } from '../words.tsx';
import { useStore } from '../world.tsx';
import { Changes } from './changes.tsx';
import { useReviewerWorld } from './reviewer-world.ts';

/** More than a person reads at once; the rest on request. */
const STEP = 100;

/** The units below, missing first, each with what stands below it. */
export function UnitList({ board }: { board: Board }) {
  const say = usePaneSay();
  const [most, setMost] = useState(STEP);
  const lines = board.lines.filter(({ state }) => state !== 'exempt');
  const exempt = board.lines.filter(({ state }) => state === 'exempt');
  return (
    <>
      <ul class="units" aria-label={say('board.units')}>
        {lines.slice(0, most).map((line) => (
          <Line key={line.unit} line={line} />
        ))}
      </ul>
      {lines.length > most && (
        <button type="button" class="button plain" onClick={() => setMost(most + STEP)}>
          {say('finding.more', { count: Math.min(STEP, lines.length - most) })}
        </button>
      )}
      {exempt.length > 0 && (
        <details class="small">
          <summary class="quiet exempt-head">{say('board.exempt', { count: exempt.length })}</summary>
          <p class="quiet">{exempt.map(({ unitName }) => unitName).join(say.locale === 'zh-CN' ? '、' : ', ')}</p>
        </details>
      )}
    </>
  );
}

function Line({ line }: { line: BoardLine }) {
  const { reviewing } = useReviewerWorld();
  useStore(reviewing.store);
  const { stale } = line;
  const deep = line.below > 0 || stale.length > 0;
  if (!deep) {
    return (
      <li class="unit-line" data-unit={line.unit}>
        <Heading line={line} />
        <Facts entry={line} />
      </li>
    );
  }
  return (
    <li class="unit-line" data-unit={line.unit}>
      <details>
        <summary>
          <Heading line={line} />
          <Facts entry={line} rates={reviewing.entryOf(line.unit)} />
        </summary>
        <Changes stale={stale} />
        {line.below > 0 && <Below line={line} />}
      </details>
    </li>
  );
}

function Heading({ line }: { line: ProgressEntry & { stale?: BoardLine['stale'] } }) {
  const say = usePaneSay();
  return (
    <span class="row spread unit-head">
      <span>{line.unitName}</span>
      <span class="row small">
        {(line.stale?.length ?? 0) > 0 && (
          <span class="word tone-amber" data-state="stale">
            {say('board.stale')}
          </span>
        )}
        {line.timeliness === 'late' && <StateWord state="late" />}
        <StateWord state={line.state} />
      </span>
    </span>
  );
}

/** Version, rows and time of what was reported; of how many below it is. */
function Facts({ entry, rates }: { entry: ProgressEntry; rates?: SubtreeEntry | undefined }) {
  const say = usePaneSay();
  const { version, count, time } = entry;
  const below = rates?.counts?.reported;
  const parts = [
    version !== null && say('tasks.version', { version }),
    version !== null && count !== null && say('counts.rows', { count }),
    version !== null && time && momentText(time, say.locale),
    below && say('board.belowRate', { done: below.numerator, of: below.denominator }),
  ].filter((part) => typeof part === 'string');
  if (parts.length === 0) return null;
  return (
    <span class="small quiet unit-facts">
      {parts.map((part) => (
        <span key={part}>{part}</span>
      ))}
    </span>
  );
}

/** The next level down, and the way to it. */
function Below({ line }: { line: BoardLine }) {
  const say = usePaneSay();
  const { reviewing } = useReviewerWorld();
  const entries = reviewing.below(line.unit);
  return (
    <div class="below-units">
      {entries ? (
        <ul class="small">
          {entries.map((entry) => (
            <li key={entry.unit} class="row spread" data-unit={entry.unit}>
              <span>{entry.unitName}</span>
              <span class="row">
                {entry.timeliness === 'late' && <StateWord state="late" />}
                <StateWord state={entry.state} />
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <span class="skeleton" />
      )}
      <button type="button" class="link small below" onClick={() => void reviewing.lookBelow(line)}>
        {say('board.below', { unit: line.unitName })}
      </button>
    </div>
  );
}
