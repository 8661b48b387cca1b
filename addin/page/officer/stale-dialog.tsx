import { useMemo } from 'preact/hooks';
import { annexById } from '../../../shared/annex/catalogue/index.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Icon } from '../../ui/icon.tsx';
import { shownValue } from '../../ui/shown-value.ts';
import { StateWord } from '../../ui/state-word.tsx';
import { momentText } from '../../ui/time.ts';
import type { Differing } from '../../usecases/difference.ts';
import { ChangeTable, type ShownChange } from '../history/change-table.tsx';
import { type PageSay, useSay } from '../words.ts';
import { type Carried, carriedOf, differenceIn } from './carried.ts';
import type { Stale } from './courier.ts';

/** Their version against mine, record by record; null where theirs could not be fetched. */
function changesOf(differing: readonly Differing[] | null, stale: Stale, say: PageSay): ShownChange[] | null {
  const annex = annexById(stale.parcel.input.annex);
  if (!annex || !differing) return null;
  return differing.map((change) => ({
    kind: change.kind,
    name: change.name,
    number: (change.after ?? change.before ?? -1) + 1,
    cells: change.cells.map(({ label, field, before, after, whose }) => ({
      label,
      before: shownValue(annex, field, before as string | null, say.locale),
      after: shownValue(annex, field, after as string | null, say.locale),
      ...(whose === null ? {} : { note: { text: say(`stale.whose.${whose}`), loud: whose !== 'mine' } }),
    })),
  }));
}

/** Both versions cell by cell, and a choice. Nothing is overwritten without it. */
export function StaleDialog(props: {
  stale: Stale;
  /** Goes on from theirs, with what I alone have changed. */
  onTheirs(carried: Carried | null): void;
  onReplace(): void;
  onSave: (() => void) | null;
  onClose(): void;
}) {
  const { stale } = props;
  const say = useSay();
  const { theirs, version } = stale;
  const differing = useMemo(() => differenceIn(stale), [stale]);
  const changes = useMemo(() => changesOf(differing, stale, say), [differing, say]);
  const carried = useMemo(() => carriedOf(stale), [stale]);
  const own = carried?.cells.length ?? 0;
  const rows = differing?.filter(({ kind, cells }) => kind === 'added' && cells[0]?.whose !== 'theirs').length ?? 0;
  const lost = changes?.flatMap(({ cells }) => cells).filter(({ note }) => note?.loud).length ?? 0;
  return (
    <Dialog title={say('stale.title')} onClose={props.onClose}>
      <div class="stack stale">
        <p>{say('stale.why')}</p>
        <Sides stale={stale} />
        {changes === null && <p class="strip tone-amber">{say('stale.unknown')}</p>}
        {changes?.length === 0 && <p class="strip tone-info">{say('stale.same')}</p>}
        {changes !== null && changes.length > 0 && (
          <ChangeTable
            changes={changes}
            caption={say('stale.title')}
            before={say('stale.theirs', { version })}
            after={say('stale.mine')}
          />
        )}
        {rows > 0 && theirs && (
          <p class="word wrap tone-amber">
            <Icon name="warning" />
            {say('stale.rowsOfMine', { count: rows })}
          </p>
        )}
        {lost > 0 && (
          <p class="word wrap tone-amber">
            <Icon name="warning" />
            {say('stale.lost', { count: lost })}
          </p>
        )}
      </div>
      <div class="row">
        {theirs && (
          <button type="button" class="button primary take-theirs" onClick={() => props.onTheirs(carried)}>
            {own > 0 ? say('stale.goOnWith', { version, count: own }) : say('stale.goOn', { version })}
          </button>
        )}
        <button type="button" class="button replace" disabled={changes === null} onClick={props.onReplace}>
          {say('stale.replace', { version: version + 1 })}
        </button>
        {props.onSave && (
          <button type="button" class="button plain" onClick={props.onSave}>
            <Icon name="download" />
            {say('stale.save')}
          </button>
        )}
        <button type="button" class="button plain" onClick={props.onClose}>
          {say('stale.keep')}
        </button>
      </div>
    </Dialog>
  );
}

function Sides({ stale: { theirs, parcel, version } }: { stale: Stale }) {
  const say = useSay();
  const base = parcel.input.baseVersion ?? 0;
  return (
    <div class="sides">
      <div class="side">
        <h3>{say('stale.theirs', { version })}</h3>
        {theirs && (
          <ul class="stack small">
            <li>{say('stale.at', { time: momentText(theirs.receivedAt, say.locale) })}</li>
            <li>{say('stale.rows', { count: theirs.count })}</li>
            <li>
              <StateWord state={theirs.state} />
            </li>
          </ul>
        )}
      </div>
      <div class="side">
        <h3>{say('stale.mine')}</h3>
        <ul class="stack small">
          {parcel.name !== '' && <li>{parcel.name}</li>}
          <li>{say('stale.rows', { count: parcel.input.records?.length ?? 0 })}</li>
          <li>{base === 0 ? say('stale.first') : say('stale.basedOn', { version: base })}</li>
        </ul>
      </div>
    </div>
  );
}
