import type { TableState } from '../../usecases/desk-state.ts';
import { usePaneSay } from '../words.tsx';
import { useWorld } from '../world.tsx';

/** What this sheet is, for whom, due when, how far it has come, and for which notice. */
export function Banner({ at }: { at: TableState }) {
  const say = usePaneSay();
  const { handIn, signed } = useWorld();
  const { annex, inspection } = at.table;
  return (
    <header class="banner">
      <div class="row spread top">
        <h1>
          <span class="code">{annex.code}</span> {annex.title}
        </h1>
        {handIn ? <handIn.Menu at={at} /> : <span class="menu-room" />}
      </div>
      <p class={signed ? 'row small facts two-lines' : 'row small facts'}>
        <span class="unit">{signed?.session.unitName ?? inspection.unit ?? ''}</span>
        {signed ? handIn && <handIn.DutyFacts annex={annex.id} /> : <span class="quiet">{say('banner.unsigned')}</span>}
      </p>
    </header>
  );
}
