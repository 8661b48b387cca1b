import { StateWord } from '../../ui/state-word.tsx';
import { daysLeft, dayText } from '../../ui/time.ts';
import type { Duty } from '../../usecases/delivery.ts';
import type { TableState } from '../../usecases/desk-state.ts';
import { later } from '../later.tsx';
import { usePaneSay } from '../words.tsx';
import { useWorld } from '../world.tsx';

const Menu = later(async () => (await import('../menu.tsx')).Menu);

/** What this sheet is, for whom, due when, and how far it has come. */
export function Banner({ at }: { at: TableState }) {
  const say = usePaneSay();
  const { handIn, signed } = useWorld();
  const { annex, inspection } = at.table;
  const duty = handIn?.delivery.dutyOf(annex.id);
  return (
    <header class="banner">
      <div class="row spread top">
        <h1>
          <span class="code">{annex.code}</span> {annex.title}
        </h1>
        <Menu at={at} duty={duty} />
      </div>
      <p class="row small facts">
        <span class="unit">{signed?.session.unitName ?? inspection.unit ?? ''}</span>
        {duty && duty.annex.state !== null ? (
          <>
            <Due duty={duty} />
            <StateWord state={duty.annex.state} />
            {duty.annex.timeliness === 'late' && <StateWord state="late" />}
          </>
        ) : (
          <span class="quiet">
            {!signed ? say('banner.unsigned') : handIn?.delivery.store.state.notices && say('banner.noDuty')}
          </span>
        )}
      </p>
    </header>
  );
}

function Due({ duty: { annex } }: { duty: Duty }) {
  const say = usePaneSay();
  if (!annex.deadline) return null;
  const now = new Date();
  const days = daysLeft(annex.deadline, now);
  // Closed or locked: that it is past says the button.
  const over = annex.handIn === 'closed' || annex.handIn === 'locked';
  const done = over || annex.state === 'submitted' || annex.state === 'accepted' || annex.state === 'nil';
  const left =
    days > 0
      ? say('tasks.left', { days })
      : days === 0
        ? say('tasks.today')
        : say('tasks.past', { days: Math.abs(days) });
  return (
    <span class={done ? 'quiet' : days < 0 ? 'tone-error' : days <= 3 ? 'tone-amber' : 'quiet'}>
      {say('banner.due', { date: dayText(annex.deadline, say.locale, now) })}
      {!done && ` · ${left}`}
    </span>
  );
}
