import { ROSTERS } from '../../../shared/annex/roster.ts';
import type { NoticeAnnexJson, NoticeJson } from '../../../shared/api/contracts/notice.ts';
import { Due } from '../../ui/due.tsx';
import { Icon } from '../../ui/icon.tsx';
import { StateWord } from '../../ui/state-word.tsx';
import { useSay } from '../words.ts';
import type { Task } from './task.ts';

export interface TaskActions {
  onBlank(task: Task): void;
  onNil(task: Task): void;
  /** The version that was handed in, to be corrected. */
  onOpen(task: Task): void;
  onWithdraw(task: Task): void;
}

/** Whether something may be handed in now. */
export function isTaken({ annex }: Task): boolean {
  return annex.must && (annex.handIn === 'open' || annex.handIn === 'returned' || annex.handIn === 'extended');
}

/** What the notices ask of this unit: due date and state as words, and why something came back. `actions` null: to read. */
export function TaskList({ notices, actions }: { notices: readonly NoticeJson[]; actions: TaskActions | null }) {
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
            {notice.state === 'locked' && ` · ${say('tasks.locked')}`}
            {notice.state === 'closed' && ` · ${say('tasks.closed')}`}
          </p>
          <ul>
            {annexes.map((annex) => (
              <TaskLine key={annex.id} task={{ notice, annex }} actions={actions} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function TaskLine({ task, actions }: { task: Task; actions: TaskActions | null }) {
  const { annex } = task;
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
          {annex.state !== 'exempt' && <Due deadline={annex.deadline} done={done} />}
        </span>
      </div>
      <div class="row task-do">
        {actions && <Actions task={task} actions={actions} />}
        {annex.submission !== null && (
          <a class="button plain small" href={`#/history/${annex.submission}`}>
            {say('tasks.history')}
          </a>
        )}
        {ROSTERS.has(annex.id) && (
          <a class="button plain small" href={`#/roster/${encodeURIComponent(task.notice.id)}`}>
            {say('roster.title')}
          </a>
        )}
      </div>
      {annex.state === 'returned' && annex.decision && <WhyReturned annex={annex} />}
    </li>
  );
}

/** What may be done now, the likeliest first. */
function Actions({ task, actions }: { task: Task; actions: TaskActions }) {
  const { annex, notice } = task;
  const say = useSay();
  const taken = isTaken(task);
  const empty = annex.state === 'missing' || annex.state === 'returned';
  const withdrawable = annex.state === 'submitted' || annex.state === 'nil' || annex.state === 'returned';
  return (
    <>
      {taken && annex.version > 0 && (
        <button
          type="button"
          class={annex.state === 'returned' ? 'button primary small reopen' : 'button plain small reopen'}
          onClick={() => actions.onOpen(task)}
        >
          {say(annex.state === 'returned' ? 'tasks.answer' : 'tasks.reopen')}
        </button>
      )}
      {taken && annex.state === 'missing' && (
        <button type="button" class="button plain small blank" onClick={() => actions.onBlank(task)}>
          {say('tasks.blank')}
        </button>
      )}
      {taken && empty && annex.nilAllowed && (
        <button type="button" class="button plain small nil" onClick={() => actions.onNil(task)}>
          {say('tasks.nil')}
        </button>
      )}
      {withdrawable && notice.state !== 'locked' && (
        <button type="button" class="button plain small withdraw" onClick={() => actions.onWithdraw(task)}>
          {say('tasks.withdraw')}
        </button>
      )}
    </>
  );
}

/** Reasons shown before the sheet is opened; all of them stand beside it then. */
const FIRST = 3;

function WhyReturned({ annex: { decision } }: { annex: NoticeAnnexJson }) {
  const say = useSay();
  if (!decision) return null;
  const { overall, reasons, unitName } = decision;
  return (
    <div class="strip tone-error why-returned">
      <Icon name="returned" />
      <div class="strip-text">
        <strong>{say('returned.by', { unit: unitName })}</strong>
        {overall && <p>{overall}</p>}
        <ul>
          {reasons.slice(0, FIRST).map(({ record, field, cell, label, text }) => (
            <li key={`${record}/${field}/${text}`}>
              {cell && <span class="finding-place">{cell}</span>}
              {label && <span class="quiet">{label} </span>}
              {text}
            </li>
          ))}
        </ul>
        {reasons.length > FIRST && <p class="small">{say('returned.more', { count: reasons.length - FIRST })}</p>}
      </div>
    </div>
  );
}
