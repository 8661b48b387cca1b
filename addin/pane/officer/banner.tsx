import type { TableState } from '../../usecases/desk-state.ts';
import { later } from '../later.tsx';
import { usePaneSay } from '../words.tsx';
import { useWorld } from '../world.tsx';

const Menu = later(async () => (await import('../menu.tsx')).Menu);

/** What this sheet is, for whom, due when, and how far it has come. */
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
        <Menu at={at} />
      </div>
      <p class="row small facts">
        <span class="unit">{signed?.session.unitName ?? inspection.unit ?? ''}</span>
        {signed ? handIn && <handIn.DutyFacts annex={annex.id} /> : <span class="quiet">{say('banner.unsigned')}</span>}
      </p>
    </header>
  );
}
