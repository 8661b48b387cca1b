import { useState } from 'preact/hooks';
import type { DutyChange } from '../../../../shared/api/contracts/draft.ts';
import type { NoticeJson } from '../../../../shared/api/contracts/notice.ts';
import { useCaller } from '../../../session/caller.tsx';
import { useSay } from '../../words.ts';
import { useDoing } from '../asking.ts';
import { DialogForm, Reason } from '../dialog-form.tsx';
import { UnitPicks } from '../unit-field.tsx';
import { isStanding } from '../unit-list.ts';
import { dayOf, endOfDay } from './draft-form.ts';

const KINDS = ['extend', 'exempt', 'require'] as const;
type Kind = DutyChange['kind'];
const WEEK = 7 * 86_400_000;

/** More time for some units, freeing them, or asking them after all; with the reason. */
export function DutyForm(props: { notice: NoticeJson; onDone(told: string): void; onClose(): void }) {
  const { notice } = props;
  const say = useSay();
  const { api } = useCaller();
  const { busy, problem, go } = useDoing();
  const asked = notice.annexes.filter(({ below }) => below > 0);
  const annexes = asked.length > 0 ? asked : notice.annexes;
  const [kind, setKind] = useState<Kind>('extend');
  const [annex, setAnnex] = useState(annexes[0]?.id ?? '');
  const [units, setUnits] = useState<string[]>([]);
  const [day, setDay] = useState(() => dayOf(new Date(Date.now() + WEEK).toISOString()));
  const [reason, setReason] = useState('');
  const save = () => {
    const of = { annex, units, reason: reason.trim() };
    const change: DutyChange = kind === 'extend' ? { kind, ...of, deadline: endOfDay(day) } : { kind, ...of };
    void go(
      () => api.changeDuty(notice.id, change),
      ({ changed }) => props.onDone(say(`admin.duty.${kind}.done`, { count: changed.length })),
    );
  };
  return (
    <DialogForm
      title={say('admin.duty.title')}
      go={say(`admin.duty.${kind}.go`, { count: units.length })}
      {...{ busy, problem, onGo: save, onClose: props.onClose }}
      ready={units.length > 0}
    >
      <fieldset class="ticks">
        <legend>{say('admin.duty.kind')}</legend>
        {KINDS.map((each) => (
          <label key={each} class="tick">
            <input type="radio" name="kind" checked={each === kind} onChange={() => setKind(each)} />
            {say(`admin.duty.${each}`)}
          </label>
        ))}
      </fieldset>
      <label class="stack">
        {say('admin.duty.annex')}
        <select class="input" value={annex} onChange={(event) => setAnnex(event.currentTarget.value)}>
          {annexes.map(({ id, code, title }) => (
            <option key={id} value={id}>
              {code} {title}
            </option>
          ))}
        </select>
      </label>
      <UnitPicks
        label={say('admin.duty.units')}
        units={units}
        // What is no longer can still be freed of what it was asked.
        fits={kind === 'exempt' ? undefined : isStanding}
        onChange={setUnits}
      />
      {kind === 'extend' && (
        <label class="stack">
          {say('admin.duty.until')}
          <input
            type="date"
            class="input"
            required
            value={day}
            onInput={(event) => setDay(event.currentTarget.value)}
          />
        </label>
      )}
      <Reason reason={reason} onChange={setReason} />
    </DialogForm>
  );
}
