import { StateWord } from '../../ui/state-word.tsx';
import { daysLeft, dayText } from '../../ui/time.ts';
import type { Duty } from '../../usecases/delivery.ts';
import { usePaneSay } from '../words.tsx';
import { useHandInWorld, useStore } from '../world.tsx';

/** What a notice asks of this unit for an annex: due when, and how far it has come. */
export function DutyFacts({ annex }: { annex: string }) {
  const say = usePaneSay();
  const { delivery } = useHandInWorld();
  const { notices } = useStore(delivery.store);
  const duty = delivery.dutyOf(annex);
  if (!duty || duty.annex.state === null) return <span class="quiet">{notices && say('banner.noDuty')}</span>;
  return (
    <>
      <Due duty={duty} />
      <StateWord state={duty.annex.state} />
      {duty.annex.timeliness === 'late' && <StateWord state="late" />}
    </>
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
