import { useState } from 'preact/hooks';
import { annexById } from '../../../shared/annex/catalogue/index.ts';
import type { AnnexDefinition } from '../../../shared/annex/definition.ts';
import type { Delta, Stale } from '../../../shared/api/contracts/stale.ts';
import { useCaller } from '../../session/caller.tsx';
import { Icon } from '../../ui/icon.tsx';
import { shownValue } from '../../ui/shown-value.ts';
import { StateWord } from '../../ui/state-word.tsx';
import type { Board } from '../../usecases/board.ts';
import { type PageSay, useSay } from '../words.ts';
import { addressOf, type Shown } from './route.ts';

/** More than a person reads at once; the rest on request. */
const STEP = 12;

/** 已变动: what changed below since a merge was handed up, cell by cell, and who takes it up. */
export function StaleCard({ board, place }: { board: Board; place: Shown }) {
  const say = useSay();
  const { stale } = board.annex;
  if (stale.length === 0) return null;
  return (
    <section class="card stack stale-card" aria-labelledby="stale-title">
      <h2 id="stale-title" class="word wrap tone-amber">
        <Icon name="warning" />
        {say('change.title', { count: stale.length })}
      </h2>
      <p class="small quiet">{say('change.why')}</p>
      <ul class="stack">
        {stale.map((each) => (
          <li key={`${each.unit}/${each.merges[0]?.unit}`} data-unit={each.unit}>
            <Change stale={each} place={place} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** 第 1 版 → 第 2 版, or what is missing of either. */
function versionsText({ fromVersion, toVersion }: Stale, say: PageSay): string {
  if (fromVersion === null) return say('change.new', { to: toVersion ?? 0 });
  if (toVersion === null) return say('change.gone', { from: fromVersion });
  return say('change.versions', { from: fromVersion, to: toVersion });
}

function Change({ stale, place }: { stale: Stale; place: Shown }) {
  const say = useSay();
  const { session } = useCaller();
  const { merges, accepted, delta, deltaMore, toVersion } = stale;
  const [holder] = merges;
  const annex = annexById(place.annex);
  const waits = toVersion !== null && !accepted;
  return (
    <details class="change" open={delta.length > 0 && delta.length <= STEP}>
      <summary>
        <strong>{stale.unitName}</strong> {versionsText(stale, say)}{' '}
        {toVersion !== null && <StateWord state={accepted ? 'accepted' : 'submitted'} />}
      </summary>
      <p class="small">
        {say('change.merges', {
          merges: merges.map(({ unitName, version }) => say('change.merge', { unit: unitName, version })).join(' → '),
        })}{' '}
        {waits ? (
          <a href={addressOf({ ...place, unit: stale.unit, view: 'sheet' })}>{say('change.review')}</a>
        ) : (
          holder &&
          holder.unit !== session.unit && <span class="quiet">{say('change.theirs', { unit: holder.unitName })}</span>
        )}
      </p>
      {annex && <DeltaTable annex={annex} delta={delta} more={deltaMore} />}
    </details>
  );
}

function DeltaTable({ annex, delta, more }: { annex: AnnexDefinition; delta: readonly Delta[]; more: number | null }) {
  const say = useSay();
  const [most, setMost] = useState(STEP);
  if (more === null) return <p class="small quiet">{say('change.many')}</p>;
  if (delta.length === 0) return <p class="small quiet">{say('change.same')}</p>;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section class="table-box" tabIndex={0} aria-label={say('change.table')}>
        <table class="units delta">
          <thead>
            <tr>
              <th scope="col">{say('change.row')}</th>
              <th scope="col">{say('change.column')}</th>
              <th scope="col">{say('change.before')}</th>
              <th scope="col">{say('change.after')}</th>
            </tr>
          </thead>
          <tbody>
            {delta.slice(0, most).map((cell) => (
              <tr key={`${cell.record}/${cell.name}/${cell.field ?? cell.label}`}>
                <th scope="row">{cell.name}</th>
                <td>{cell.label}</td>
                <td class="was">
                  {shownValue(annex, cell.field, cell.before, say.locale).text || say('change.blank')}
                </td>
                <td>
                  <strong>{shownValue(annex, cell.field, cell.after, say.locale).text || say('change.blank')}</strong>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {delta.length > most && (
        <button type="button" class="button plain small" onClick={() => setMost(delta.length)}>
          {say('finding.more', { count: delta.length - most })}
        </button>
      )}
      {more > 0 && <p class="small quiet">{say('change.more', { count: more })}</p>}
    </>
  );
}
