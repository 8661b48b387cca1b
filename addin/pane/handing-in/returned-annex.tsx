import { useEffect, useRef } from 'preact/hooks';
import type { Area } from '../../../shared/grid/grid.ts';
import { Icon } from '../../ui/icon.tsx';
import { ReturnReasons, type ShownReason } from '../../ui/return-reasons.tsx';
import type { TableState } from '../../usecases/desk-state.ts';
import { cellName } from '../cell-name.ts';
import { usePaneSay } from '../words.tsx';
import { useHandInWorld, useStore, useWorld } from '../world.tsx';

/** Why this annex came back, each reason at its cell with room for an answer. */
export function ReturnedAnnex({ at, selection }: { at: TableState; selection: Area | null }) {
  const say = usePaneSay();
  const { desk } = useWorld();
  const { returning } = useHandInWorld();
  const { returns, led } = useStore(returning.store);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!led) return;
    const item = box.current?.querySelector(`[data-reason="${CSS.escape(led.key)}"] textarea`);
    if (item instanceof HTMLElement) item.focus();
  }, [led]);
  const annex = at.table.annex.id;
  const found = returns.get(annex);
  if (!found) return null;
  const { returned, places, replies } = found;
  const shown = returned.reasons.map((reason): ShownReason => {
    const place = places.get(reason.key);
    if (!place) return { ...reason, place: null };
    const other = place.sheet === at.table.sheet ? '' : `${desk.book.sheets.get(place.sheet)?.name ?? ''}!`;
    return { ...reason, place: other + place.cell };
  });
  return (
    <div ref={box} class="stack">
      {returned.submission.forward && (
        <p class="strip tone-info small">
          <Icon name="info" />
          <span class="strip-text">
            {say('returned.merge')}{' '}
            <a href="/#/board" target="_blank" rel="noreferrer">
              {say('menu.page')}
            </a>
          </span>
        </p>
      )}
      <ReturnReasons
        by={returned.decision.unitName}
        overall={returned.decision.overall}
        reasons={shown}
        replies={replies}
        activeCell={selection ? cellName(selection) : ''}
        onGo={({ key }) => void returning.goTo(found, key)}
        onReply={(reason, text) => returning.reply(annex, reason, text)}
      />
    </div>
  );
}
