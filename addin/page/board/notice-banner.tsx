import { ROSTERS } from '../../../shared/annex/roster.ts';
import type { NoticeJson } from '../../../shared/api/contracts/notice.ts';
import type { AnnexProgress } from '../../../shared/api/contracts/progress.ts';
import { Icon } from '../../ui/icon.tsx';
import { daysLeft, dayText } from '../../ui/time.ts';
import { useSay } from '../words.ts';

/** Which notice, due when, and how long that is from now. */
export function NoticeBanner(props: {
  notices: readonly NoticeJson[];
  notice: NoticeJson;
  annex: AnnexProgress | undefined;
}) {
  const say = useSay();
  const { notices, notice } = props;
  return (
    <header class="board-banner">
      <h1>{notice.title}</h1>
      <p class="row small">
        {props.annex && <Due deadline={deadlineOf(props.annex)} quote={props.annex.deadlineText} />}
        {notice.state !== 'open' && (
          <span class="word tone-amber">
            <Icon name="exempt" />
            {say(notice.state === 'locked' ? 'board.locked' : 'board.closed')}
          </span>
        )}
        {notice.annexes.some(({ id }) => ROSTERS.has(id)) && (
          <a href={`#/roster/${encodeURIComponent(notice.id)}`}>{say('roster.title')}</a>
        )}
      </p>
      {notices.length > 1 && (
        <label class="row small">
          {say('board.notice')}
          <select
            class="input auto"
            value={notice.id}
            onChange={(event) => {
              location.hash = `#/board/${encodeURIComponent(event.currentTarget.value)}`;
            }}
          >
            {notices.map((each) => (
              <option key={each.id} value={each.id}>
                {each.title}
              </option>
            ))}
          </select>
        </label>
      )}
    </header>
  );
}

/** Of those below; where there are none, the unit's own. */
function deadlineOf(annex: AnnexProgress): string | null {
  return annex.units.length > 0 ? annex.deadline : (annex.own?.deadline ?? null);
}

function Due({ deadline, quote }: { deadline: string | null; quote: string | null }) {
  const say = useSay();
  if (deadline === null) return <span class="quiet">{quote ?? say('board.noDeadline')}</span>;
  const now = new Date();
  const days = daysLeft(deadline, now);
  const date = dayText(deadline, say.locale, now);
  const left =
    days > 0 ? say('tasks.left', { days }) : say(days === 0 ? 'tasks.today' : 'board.past', { days: Math.abs(days) });
  return (
    <>
      <span>{say('board.due', { date })}</span>
      <strong class={days <= 0 ? 'tone-error' : days <= 3 ? 'tone-amber' : ''}>{left}</strong>
    </>
  );
}
