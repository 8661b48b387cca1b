import type { ProgressEntry, ProgressState } from '../../shared/api/contracts/progress.ts';
import type { SubmissionState } from '../../shared/api/contracts/submission.ts';
import { Icon, type IconName } from './icon.tsx';
import { useSay } from './text.tsx';

export type ShownState = ProgressState | SubmissionState | 'late' | 'onTime' | 'stale' | 'retired';

/** Colour, icon and word of every state: never colour alone. */
export const STATE_LOOK: Readonly<Record<ShownState, { tone: string; icon: IconName }>> = {
  missing: { tone: 'missing', icon: 'missing' },
  returned: { tone: 'error', icon: 'returned' },
  submitted: { tone: 'info', icon: 'upload' },
  nil: { tone: 'info', icon: 'nil' },
  accepted: { tone: 'good', icon: 'done' },
  exempt: { tone: 'none', icon: 'exempt' },
  retired: { tone: 'none', icon: 'exempt' },
  superseded: { tone: 'none', icon: 'undo' },
  withdrawn: { tone: 'none', icon: 'undo' },
  late: { tone: 'amber', icon: 'late' },
  stale: { tone: 'amber', icon: 'warning' },
  onTime: { tone: 'good', icon: 'done' },
};

/** Where nothing is asked of a unit because it is no longer, that is said. */
export function shownState({ state, retired }: Pick<ProgressEntry, 'state' | 'retired'>): ShownState {
  return state === 'exempt' && retired ? 'retired' : state;
}

export function StateWord({ state }: { state: ShownState }) {
  const say = useSay();
  const { tone, icon } = STATE_LOOK[state];
  return (
    <span class={`word tone-${tone}`} data-state={state}>
      <Icon name={icon} />
      {say(`state.${state}`)}
    </span>
  );
}
