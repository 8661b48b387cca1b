import { useEffect } from 'preact/hooks';
import { Coverage } from '../../ui/coverage.tsx';
import { Icon } from '../../ui/icon.tsx';
import { momentText } from '../../ui/time.ts';
import { Menu } from '../menu.tsx';
import { Strips } from '../officer/strips.tsx';
import { usePaneSay } from '../words.tsx';
import { type Signed, useStore } from '../world.tsx';
import { Changes } from './changes.tsx';
import { CopyMissing } from './copy-missing.tsx';
import { PullFoot } from './pull-foot.tsx';
import { PulledSheet } from './pulled-sheet.tsx';
import { useReviewerWorld } from './reviewer-world.ts';
import { UnitList } from './unit-list.tsx';

/** The reviewer's pane: notice, annex and unit above; the units, missing first; one button that pulls the merge. */
export function ReviewerFrame({ signed }: { signed: Signed }) {
  const say = usePaneSay();
  const { reviewing, pulling } = useReviewerWorld();
  const { notices, notice, offline, refused, path, progress } = useStore(reviewing.store);
  const { board, chosen, unit } = reviewing;
  // What was said of one merge is not said beneath the next.
  useEffect(() => pulling.dismiss(), [pulling, chosen?.id, unit]);
  const title = notices?.find(({ id }) => id === notice)?.title;
  return (
    <main class="frame">
      <header class="banner">
        <div class="row spread top">
          <h1>{path.at(-1)?.name ?? signed.session.unitName}</h1>
          <Menu />
        </div>
        <p class="small quiet">{title ?? say('board.title')}</p>
      </header>
      <div class="body stack">
        <Strips />
        {offline && (
          <div class="strip tone-amber" role="status">
            <Icon name="offline" />
            <span class="strip-text">{say('failure.offline')}</span>
            <button type="button" class="button small" onClick={() => void reviewing.load()}>
              {say('failure.retry')}
            </button>
          </div>
        )}
        {refused && (
          <p class="strip tone-error" role="alert">
            <Icon name="error" />
            <span class="strip-text">{refused}</span>
          </p>
        )}
        <PulledSheet />
        <Choice />
        <Trail />
        {notices?.length === 0 && <p class="quiet">{say('board.none')}</p>}
        {notices === null && !offline && !refused && <Skeleton />}
        {notices !== null && notice !== null && !progress && !offline && !refused && <Skeleton />}
        {board && (
          <>
            <Coverage annex={board.annex} />
            <p class="row small quiet as-of">
              {say('board.asOf', { time: momentText(board.asOf, say.locale) })}
              <button type="button" class="link" onClick={() => void reviewing.load()}>
                {say('board.refresh')}
              </button>
            </p>
            <Changes stale={board.ownStale} />
            {board.ownStale.length > 0 && (
              <a class="small" href="/#/board" target="_blank" rel="noreferrer">
                {say('stale.board')}
              </a>
            )}
            <CopyMissing board={board} />
            <UnitList key={board.unit} board={board} />
          </>
        )}
      </div>
      {board && <PullFoot annex={board.annex} />}
    </main>
  );
}

/** From the own unit down to the one that is looked at; each step leads back. */
function Trail() {
  const say = usePaneSay();
  const { reviewing } = useReviewerWorld();
  const { path } = useStore(reviewing.store);
  if (path.length < 2) return null;
  return (
    <nav class="trail row small" aria-label={say('board.trail')}>
      {path.slice(0, -1).map(({ unit, name }) => (
        <button key={unit} type="button" class="link" onClick={() => void reviewing.lookAbove(unit)}>
          {name}
        </button>
      ))}
      <span aria-current="page">{path.at(-1)?.name}</span>
    </nav>
  );
}

function Skeleton() {
  return (
    <div class="stack" aria-hidden="true">
      <span class="skeleton" style={{ width: '60%' }} />
      <span class="skeleton tall" />
      <span class="skeleton tall" />
    </div>
  );
}

/** Notice and annex in one select: an office has a handful of both. */
function Choice() {
  const say = usePaneSay();
  const { reviewing } = useReviewerWorld();
  const { notices, notice } = useStore(reviewing.store);
  const annex = reviewing.chosen;
  if (!notices || notices.length === 0) return null;
  return (
    <label class="small choice">
      {say('board.choose')}
      <select
        class="input"
        value={annex ? `${notice}/${annex.id}` : ''}
        onChange={(event) => {
          const [toNotice = '', toAnnex = ''] = event.currentTarget.value.split('/');
          void reviewing.choose(toNotice, toAnnex);
        }}
      >
        {notices.map((each) => (
          <optgroup key={each.id} label={each.title}>
            {each.annexes
              .filter(({ below }) => below > 0)
              .map(({ id, code, title }) => (
                <option key={id} value={`${each.id}/${id}`}>
                  {code} {title}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}
