import { useState } from 'preact/hooks';
import type { AnnexProgress, ProgressEntry } from '../../../shared/api/contracts/progress.ts';
import { Coverage } from '../../ui/coverage.tsx';
import { StateWord } from '../../ui/state-word.tsx';
import { momentText } from '../../ui/time.ts';
import { unitsInOrder } from '../../usecases/board.ts';
import { usePaneSay } from '../words.tsx';
import { useReviewing } from './reviewing-context.ts';

/** More than a person reads at once; the rest on request. */
const STEP = 100;

/** The units below, missing first, under a bar of how many have reported. */
export function UnitList({ annex }: { annex: AnnexProgress }) {
  const say = usePaneSay();
  const [most, setMost] = useState(STEP);
  const units = unitsInOrder(annex);
  return (
    <>
      <Coverage annex={annex} />
      <ul class="units" aria-label={say('board.units')}>
        {units.slice(0, most).map((entry) => (
          <UnitLine key={entry.unit} entry={entry} />
        ))}
      </ul>
      {units.length > most && (
        <button type="button" class="button plain" onClick={() => setMost(most + STEP)}>
          {say('finding.more', { count: Math.min(STEP, units.length - most) })}
        </button>
      )}
    </>
  );
}

function UnitLine({ entry }: { entry: ProgressEntry }) {
  const say = usePaneSay();
  const reviewing = useReviewing();
  return (
    <li class="unit-line" data-unit={entry.unit}>
      <span class="row spread">
        <span>{entry.unitName}</span>
        <span class="row small">
          {entry.timeliness === 'late' && <StateWord state="late" />}
          <StateWord state={entry.state} />
        </span>
      </span>
      {(entry.version !== null || entry.below > 0) && (
        <span class="row spread small quiet">
          <span>
            {entry.version !== null && say('tasks.version', { version: entry.version })}
            {entry.count !== null && ` · ${say('counts.rows', { count: entry.count })}`}
            {entry.time && ` · ${momentText(entry.time, say.locale)}`}
          </span>
          {entry.below > 0 && (
            <button type="button" class="link small below" onClick={() => void reviewing.lookBelow(entry)}>
              {say('board.below')}
            </button>
          )}
        </span>
      )}
    </li>
  );
}
