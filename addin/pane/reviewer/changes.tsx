import type { Stale } from '../../../shared/api/contracts/stale.ts';
import { Icon } from '../../ui/icon.tsx';
import { shownValue } from '../../ui/shown-value.ts';
import { type PaneSay, usePaneSay } from '../words.tsx';
import { useWorld } from '../world.tsx';
import { useReviewerWorld } from './reviewer-world.ts';

/** More cells than a person reads in a pane: the page has them all. */
const MOST = 8;

/** 已变动: what changed below since a merge was handed up. Nothing accepted is changed by itself. */
export function Changes({ stale }: { stale: readonly Stale[] }) {
  const say = usePaneSay();
  if (stale.length === 0) return null;
  return (
    <ul class="changes small stack">
      {stale.map((each) => (
        <li key={`${each.unit}/${each.merges[0]?.unit}`}>
          <p class="word wrap tone-amber">
            <Icon name="warning" />
            {each.unitName} {versionsText(each, say)}
          </p>
          <Delta stale={each} />
          {each.merges[0] && <p class="quiet">{say('stale.again', { unit: each.merges[0].unitName })}</p>}
        </li>
      ))}
    </ul>
  );
}

function versionsText({ fromVersion, toVersion }: Stale, say: PaneSay): string {
  if (fromVersion === null) return say('stale.new', { to: toVersion ?? 0 });
  if (toVersion === null) return say('stale.gone', { from: fromVersion });
  return say('stale.versions', { from: fromVersion, to: toVersion });
}

function Delta({ stale: { delta, deltaMore } }: { stale: Stale }) {
  const say = usePaneSay();
  const { desk } = useWorld();
  const { reviewing } = useReviewerWorld();
  const annex = desk.ports.catalogue.find(({ id }) => id === reviewing.chosen?.id);
  if (!annex) return null;
  const more = Math.max(0, delta.length - MOST) + (deltaMore ?? 0);
  const text = (field: string | null, value: Stale['delta'][number]['before']) =>
    shownValue(annex, field, value, say.locale).text || say('stale.blank');
  return (
    <>
      <ul>
        {delta.slice(0, MOST).map((cell) => (
          <li key={`${cell.record}/${cell.name}/${cell.field ?? cell.label}`}>
            {cell.name} {cell.label}：<span class="was">{text(cell.field, cell.before)}</span> →{' '}
            <strong>{text(cell.field, cell.after)}</strong>
          </li>
        ))}
      </ul>
      {more > 0 && <p class="quiet">{say('stale.more', { count: more })}</p>}
    </>
  );
}
