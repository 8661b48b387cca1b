import { useMemo } from 'preact/hooks';
import type { NoticeJson } from '../../../shared/api/contracts/notice.ts';
import type { AnnexProgress, Progress } from '../../../shared/api/contracts/progress.ts';
import { useCaller } from '../../session/caller.tsx';
import { Coverage } from '../../ui/coverage.tsx';
import { Icon } from '../../ui/icon.tsx';
import { momentText } from '../../ui/time.ts';
import { type Board, boardOf, revisionOf } from '../../usecases/board.ts';
import { useSay } from '../words.ts';
import { AcceptAll } from './accept-all.tsx';
import { BurnUp } from './burn-up.tsx';
import { ForwardCard } from './forward-card.tsx';
import type { Moved } from './live.ts';
import { MergedSheet } from './merged-sheet.tsx';
import { MissingList } from './missing-list.tsx';
import { addressOf, type Shown } from './route.ts';
import { StaleCard } from './stale-card.tsx';
import { SubmissionCard } from './submission-card.tsx';
import { TileMap } from './tile-map.tsx';
import { UnitTable } from './unit-table.tsx';
import { useKeptFocus } from './use-kept-focus.ts';

interface UnitBoardProps {
  readonly notice: NoticeJson;
  readonly place: Shown;
  readonly progress: Progress;
  readonly annex: AnnexProgress;
  /** The same annex below the own unit; null until it is known. */
  readonly home: AnnexProgress | null;
  /** How often somebody asked for all this, and what came by itself since. */
  readonly asked: number;
  readonly news: readonly Moved[];
  onReload(): Promise<void>;
}

/** One unit: what it handed in, how those below it stand, and their merge. */
export function UnitBoard({ notice, place, progress, annex, home, asked, news, onReload }: UnitBoardProps) {
  const say = useSay();
  const { session } = useCaller();
  const isHome = place.unit === session.unit;
  const board = useMemo(() => boardOf(progress, annex), [progress, annex]);
  const mayDecide = session.role === 'reviewer' && (home?.units.some(({ unit }) => unit === place.unit) ?? false);
  const revision = revisionOf(annex);
  const merging = place.view === 'merged';
  useKeptFocus();
  return (
    <>
      {!isHome && annex.own && (
        <SubmissionCard
          place={place}
          entry={annex.own}
          open={place.view === 'sheet' || annex.units.length === 0}
          foldable={annex.units.length > 0}
          mayDecide={mayDecide}
          home={home}
          stale={board.ownStale.length > 0}
          asked={asked}
          onReload={onReload}
        />
      )}
      {!isHome && !annex.own && <p class="card quiet">{say('unit.notAsked', { unit: progress.unitName })}</p>}
      {isHome && annex.own && annex.own.state !== 'exempt' && (
        <ForwardCard notice={notice} board={board} own={annex.own} onReload={onReload} />
      )}
      <StaleCard board={board} place={place} />
      {annex.units.length > 0 && (
        <>
          <section class="card stack board" aria-label={annex.title}>
            <Coverage annex={annex} />
            <div class="twins">
              <div class="stack">
                <TileMap board={board} place={place} />
                <MissingList board={board} place={place} />
              </div>
              <UnitTable board={board} place={place} mayDecide={isHome && session.role === 'reviewer'} />
            </div>
            <div class="row">
              {isHome && session.role === 'reviewer' && (
                <>
                  <AcceptAll lines={board.waiting} onDone={onReload} />
                  <ReviewFirst board={board} place={place} />
                </>
              )}
              <button type="button" class="button refresh" onClick={onReload}>
                {say('board.refresh')}
              </button>
              <span class="quiet small">{say('board.asOf', { time: momentText(progress.asOf, say.locale) })}</span>
              <News moved={news} />
            </div>
          </section>
          <BurnUp notice={notice} unit={place.unit} annex={annex} revision={revision} />
          <button
            type="button"
            class="button primary show-merged"
            aria-expanded={merging}
            onClick={() => {
              location.hash = addressOf({ ...place, view: merging ? 'board' : 'merged' });
            }}
          >
            <Icon name="sheet" />
            {say(merging ? 'merged.hide' : 'merged.show')}
          </button>
          {merging && (
            <MergedSheet notice={notice.id} annex={annex} unit={progress.unit} revision={revision} asked={asked} />
          )}
        </>
      )}
    </>
  );
}

/** The first that waits, however many missing ones stand above it in the table. */
function ReviewFirst({ board, place }: { board: Board; place: Shown }) {
  const say = useSay();
  const [first] = board.waiting;
  if (!first) return null;
  return (
    <a class="button review-first" href={addressOf({ ...place, unit: first.unit, view: 'sheet' })}>
      {say('review.first')}
    </a>
  );
}

/** Named up to here; beyond, how many there are. */
const NAMED = 3;

/** What came by itself: for who reads, and once for who listens. */
function News({ moved }: { moved: readonly Moved[] }) {
  const say = useSay();
  const units = moved
    .slice(0, NAMED)
    .map(({ unitName, state }) => say('forward.out', { unit: unitName, state: say(`state.${state}`) }));
  return (
    <span class="small board-news" role="status">
      {moved.length > 0 &&
        say(moved.length > NAMED ? 'board.newsMany' : 'board.news', { units, count: moved.length - units.length })}
    </span>
  );
}
