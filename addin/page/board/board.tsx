import './board.css';
import { useMemo } from 'preact/hooks';
import type { ApiFailure } from '../../../shared/api/client.ts';
import type { NoticeAnnexJson, NoticeJson } from '../../../shared/api/contracts/notice.ts';
import { useCaller } from '../../session/caller.tsx';
import type { FaceProps } from '../face.ts';
import { isBelow, useNotices } from '../notices.tsx';
import { TaskList } from '../officer/task-list.tsx';
import { OfflineStrip } from '../offline-strip.tsx';
import { useSay } from '../words.ts';
import { AnnexTabs } from './annex-tabs.tsx';
import { Failure } from './failure.tsx';
import { NoticeBanner } from './notice-banner.tsx';
import { addressOf, placeOf, type Shown } from './route.ts';
import { Trail } from './trail.tsx';
import { UnitBoard } from './unit-board.tsx';
import { useProgress } from './use-progress.ts';

/** 报送进度: one notice, one annex, one unit and those below it; for every role, and everyone does there what is theirs. */
export function BoardFace({ rest }: FaceProps) {
  const { session } = useCaller();
  const { notices, failed, reload } = useNotices();
  const asked = placeOf(rest);
  const relevant = useMemo(() => notices?.filter(({ annexes }) => annexes.some(isBelow)) ?? [], [notices]);
  const notice = relevant.find(({ id }) => id === asked.notice) ?? relevant[0];
  const annexes = notice?.annexes.filter(isBelow) ?? [];
  const annex = annexes.find(({ id }) => id === asked.annex) ?? annexes[0];
  return (
    <main id="content" class="board-face">
      {failed && <OfflineStrip onRetry={reload} />}
      {!notices && !failed && <span class="skeleton tall" />}
      {notices && !notice && <OwnAnnexes notices={notices} />}
      {notice && annex && (
        <NoticeBoard
          key={notice.id}
          notices={relevant}
          notice={notice}
          annexes={annexes}
          place={{ notice: notice.id, annex: annex.id, unit: asked.unit ?? session.unit, view: asked.view }}
        />
      )}
    </main>
  );
}

/** Trying again is of use where the server was not reached; of what is not to be seen there is a way back. */
function NotShown({ failure, place, onRetry }: { failure: ApiFailure; place: Shown; onRetry(): void }) {
  const say = useSay();
  const { session } = useCaller();
  if (failure.kind === 'unreachable' || place.unit === session.unit) {
    return <Failure failure={failure} onRetry={onRetry} />;
  }
  return (
    <>
      <Failure failure={failure} />
      <a class="button start" href={addressOf({ ...place, unit: session.unit, view: 'board' })}>
        {say('review.back')}
      </a>
    </>
  );
}

/** A unit with nobody below: its own annexes, as they stand. */
function OwnAnnexes({ notices }: { notices: readonly NoticeJson[] }) {
  const say = useSay();
  return (
    <>
      <TaskList notices={notices} actions={null} />
      <p class="quiet small">{say('board.nothingBelow')}</p>
    </>
  );
}

interface NoticeBoardProps {
  readonly notices: readonly NoticeJson[];
  readonly notice: NoticeJson;
  readonly annexes: readonly NoticeAnnexJson[];
  readonly place: Shown;
}

function NoticeBoard({ notices, notice, annexes, place }: NoticeBoardProps) {
  const { session } = useCaller();
  const isHome = place.unit === session.unit;
  const here = useProgress(place.notice, place.unit, place.annex, true);
  // What is decided on a unit below changes the count of the own board.
  const above = useProgress(place.notice, isHome ? null : session.unit, place.annex, false);
  const home = isHome ? here : above;
  const annex = here.progress?.annexes.find(({ id }) => id === place.annex);
  const reload = async () => {
    await Promise.all([here.reload(), above.reload()]);
  };
  return (
    <>
      <NoticeBanner notices={notices} notice={notice} annex={annex} />
      <AnnexTabs annexes={annexes} progress={here.progress} place={place} />
      <Trail place={place} />
      {here.failure && <NotShown failure={here.failure} place={place} onRetry={reload} />}
      {!here.progress && !here.failure && <span class="skeleton tall" />}
      {here.progress && annex && (
        <UnitBoard
          key={`${place.annex}/${place.unit}`}
          notice={notice}
          place={place}
          progress={here.progress}
          annex={annex}
          asked={here.asked}
          news={here.news}
          home={home.progress?.annexes.find(({ id }) => id === place.annex) ?? null}
          onReload={reload}
        />
      )}
    </>
  );
}
