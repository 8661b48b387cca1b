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
    ...rowNote(change, say),
    cells: change.cells.map(({ label, field, before, after, whose }) => ({
      label,
      before: shownValue(annex, field, before as string | null, say.locale),
      after: shownValue(annex, field, after as string | null, say.locale),
      ...(whose === null || change.kind !== 'changed'
        ? {}
        : { note: { text: say(`stale.whose.${whose}`), loud: whose !== 'mine' } }),
    })),
  }));
}

/** Who put a row in or took it out that only one of the two has. */
function rowNote({ kind, cells }: Differing, say: PageSay): Pick<ShownChange, 'note'> {
  const whose = cells[0]?.whose ?? null;
  if (kind === 'changed' || whose === null || whose === 'both') return {};
  const put = (kind === 'added') === (whose === 'mine');
  return { note: { text: say(`stale.row.${whose}.${put ? 'added' : 'removed'}`), loud: whose !== 'mine' } };
}

/** What stands in the way of either choice, in numbers. */
function tollOf(differing: readonly Differing[] | null) {
  const rows = (kind: Differing['kind'], mine: boolean) =>
    (differing ?? []).filter((each) => each.kind === kind && (each.cells[0]?.whose === 'mine') === mine).length;
  const cells = (differing ?? []).filter(({ kind }) => kind === 'changed').flatMap((each) => each.cells);
  return {
    /** Would be replaced with mine. */
    lost: cells.filter(({ whose }) => whose === 'theirs' || whose === 'both').length,
    lostRows: (differing ?? []).filter(({ kind, cells: [cell] }) => kind === 'removed' && cell?.whose === 'theirs')
      .length,
    /** Are in mine alone, and are not known to be of my adding. */
    left: rows('added', false),
    /** I took them out, and they would be back. */
    back: rows('removed', true),
  };
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
  const toll = useMemo(() => tollOf(differing), [differing]);
  const own = carried ? takenAlong(carried, say) : [];
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
        {theirs && <Warning text={toll.left > 0 && say('stale.rowsOfMine', { count: toll.left })} />}
        {theirs && <Warning text={toll.back > 0 && say('stale.rowsBack', { version, count: toll.back })} />}
        <Warning text={toll.lost > 0 && say('stale.lost', { count: toll.lost })} />
        <Warning text={toll.lostRows > 0 && say('stale.lostRows', { count: toll.lostRows })} />
      </div>
      <div class="row">
        {theirs && (
          <button type="button" class="button primary take-theirs" onClick={() => props.onTheirs(carried)}>
            {own.length > 0 ? say('stale.goOnWith', { version, what: own }) : say('stale.goOn', { version })}
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

/** What of mine goes along onto theirs. */
function takenAlong({ rows, cells, submission }: Carried, say: PageSay): string[] {
  const first = submission.records.length - rows;
  const changed = cells.filter(({ record }) => record < first).length;
  return [
    ...(changed > 0 ? [say('stale.ownCells', { count: changed })] : []),
    ...(rows > 0 ? [say('stale.ownRows', { count: rows })] : []),
  ];
}

function Warning({ text }: { text: string | false }) {
  if (text === false) return null;
  return (
    <p class="word wrap tone-amber">
      <Icon name="warning" />
      {text}
    </p>
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
