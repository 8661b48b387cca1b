import { Due } from '../../ui/due.tsx';
import { StateWord } from '../../ui/state-word.tsx';
import type { Duty } from '../../usecases/delivery.ts';
import { usePaneSay } from '../words.tsx';
import { useHandInWorld, useStore } from '../world.tsx';

/** What a notice asks of this unit for an annex: due when, how far it has come, and which notice it is. */
export function DutyFacts({ annex }: { annex: string }) {
  const say = usePaneSay();
  const { delivery } = useHandInWorld();
  const { notices } = useStore(delivery.store);
  const duty = delivery.dutyOf(annex);
  if (!duty || duty.annex.state === null) return <span class="quiet">{notices && say('banner.noDuty')}</span>;
  return (
    <>
      <Due deadline={duty.annex.deadline} done={isDone(duty)} />
      <StateWord state={duty.annex.state} />
      {duty.annex.timeliness === 'late' && <StateWord state="late" />}
      <span class="notice quiet" title={duty.notice.title}>
        {duty.notice.title}
      </span>
    </>
  );
}

/** Handed in; or closed or locked: that it is past says the button. */
function isDone({ annex: { handIn, state } }: Duty): boolean {
  const over = handIn === 'closed' || handIn === 'locked';
  return over || state === 'submitted' || state === 'accepted' || state === 'nil';
}
