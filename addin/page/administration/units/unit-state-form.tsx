import { useState } from 'preact/hooks';
import { useCaller } from '../../../session/caller.tsx';
import { useSay } from '../../words.ts';
import { useDoing } from '../asking.ts';
import { DialogForm, Reason } from '../dialog-form.tsx';
import { isStanding, type ListedUnit } from '../unit-list.ts';
import { useManaged } from '../units-context.tsx';

/** Retires a unit, or brings a retired one back, with the reason. What stands against it is told where it was asked. */
export function UnitStateForm({ unit, onClose }: { unit: ListedUnit; onClose(): void }) {
  const say = useSay();
  const { api } = useCaller();
  const { reload } = useManaged();
  const { busy, problem, go } = useDoing();
  const [reason, setReason] = useState('');
  const to = isStanding(unit) ? 'retired' : 'active';
  const save = () =>
    go(
      () => api.changeUnitState(unit.code, { to, reason: reason.trim() }),
      () => {
        reload();
        onClose();
      },
    );
  return (
    <DialogForm
      title={say(`admin.units.${to}.title`, { unit: unit.name })}
      go={say(`admin.units.${to}.go`)}
      {...{ busy, problem, onGo: save, onClose }}
    >
      <p>{say(`admin.units.${to}.means`)}</p>
      <Reason reason={reason} onChange={setReason} />
    </DialogForm>
  );
}
