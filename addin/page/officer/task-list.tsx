import type { NoticeAnnexJson, NoticeJson } from '../../../shared/api/contracts/notice.ts';
import { StateWord } from '../../ui/state-word.tsx';
import { useSay } from '../../ui/text.tsx';
import { daysLeft, dayText } from '../../ui/time.ts';

export interface TaskActions {
  onBlank(notice: NoticeJson, annex: NoticeAnnexJson): void;
  onNil(notice: NoticeJson, annex: NoticeAnnexJson): void;
  onHistory(notice: NoticeJson, annex: NoticeAnnexJson): void;
}

/** What the notices ask of this unit: due date and state as words. */
export function TaskList({ notices, actions }: { notices: readonly NoticeJson[]; actions: TaskActions }) {
  const say = useSay();
  const mine = notices
    .map((notice) => ({ notice, annexes: notice.annexes.filter((annex) => annex.state !== null) }))
    .filter(({ annexes }) => annexes.length > 0);
  return (
    <section class="tasks" aria-labelledby="tasks-title">
      <h1 id="tasks-title">{say('tasks.title')}</h1>
      {mine.length === 0 && <p class="quiet">{say('tasks.none')}</p>}
      {mine.map(({ notice, annexes }) => (
        <div key={notice.id} class="card task-notice">
          <h2>{notice.title}</h2>
          <p class="quiet small">
            {notice.issuer}
            {notice.docNo && ` · ${notice.docNo}`}
            {notice.locked && ` · ${say('tasks.locked')}`}
          </p>
          <ul>
            {annexes.map((annex) => (
              <Task key={annex.id} notice={notice} annex={annex} actions={actions} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function Task({ notice, annex, actions }: { notice: NoticeJson; annex: NoticeAnnexJson; actions: TaskActions }) {
  const say = useSay();
  const done = annex.state === 'submitted' || annex.state === 'accepted' || annex.state === 'nil';
  return (
    <li class="task" data-annex={annex.id}>
      <div class="task-what">
        <span>
          <strong>{annex.code}</strong> {annex.title}
        </span>
        <span class="row small">
          {annex.state && <StateWord state={annex.state} />}
          {annex.timeliness === 'late' && <StateWord state="late" />}
          {annex.version > 0 && <span class="quiet">{say('tasks.version', { version: annex.version })}</span>}
          <Due deadline={annex.deadline} done={done} />
        </span>
      </div>
      <div class="row task-do">
        {annex.must && (
          <button type="button" class="button plain small" onClick={() => actions.onBlank(notice, annex)}>
            {say('tasks.blank')}
          </button>
        )}
        {annex.must && annex.nilAllowed && !notice.locked && (
          <button type="button" class="button plain small nil" onClick={() => actions.onNil(notice, annex)}>
            {say('tasks.nil')}
          </button>
        )}
        {annex.version > 0 && (
          <button type="button" class="button plain small" onClick={() => actions.onHistory(notice, annex)}>
            {say('tasks.history')}
          </button>
        )}
      </div>
    </li>
  );
}

function Due({ deadline, done }: { deadline: string | null; done: boolean }) {
  const say = useSay();
  if (!deadline) return null;
  const now = new Date();
  const days = daysLeft(deadline, now);
  const left =
    days > 0
      ? say('tasks.left', { days })
      : days === 0
        ? say('tasks.today')
        : say('tasks.past', { days: Math.abs(days) });
  const tone = done ? 'quiet' : days < 0 ? 'tone-error' : days <= 3 ? 'tone-amber' : 'quiet';
  return (
    <span class={tone}>
      {say('tasks.due', { date: dayText(deadline, say.locale, now) })}
      {!done && ` · ${left}`}
    </span>
  );
}
