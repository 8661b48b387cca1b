import { useState } from 'preact/hooks';
import type { DutyChange } from '../../../../shared/api/contracts/draft.ts';
import type { NoticeJson } from '../../../../shared/api/contracts/notice.ts';
import { useCaller } from '../../../session/caller.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { useSay } from '../../words.ts';
import { Problem } from '../asked.tsx';
import { useDoing } from '../asking.ts';
import { UnitPicks } from '../unit-field.tsx';
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
  const save = (event: Event) => {
    event.preventDefault();
    const of = { annex, units, reason: reason.trim() };
    const change: DutyChange = kind === 'extend' ? { kind, ...of, deadline: endOfDay(day) } : { kind, ...of };
    void go(
      () => api.changeDuty(notice.id, change),
      ({ changed }) => props.onDone(say(`admin.duty.${kind}.done`, { count: changed.length })),
    );
  };
  return (
    <Dialog title={say('admin.duty.title')} onClose={props.onClose}>
      <form class="stack" onSubmit={save}>
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
        <UnitPicks label={say('admin.duty.units')} units={units} onChange={setUnits} />
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
        <label class="stack">
          {say('admin.reason')}
          <input
            class="input"
            required
            maxLength={500}
            value={reason}
            onInput={(event) => setReason(event.currentTarget.value)}
          />
        </label>
        <Problem text={problem} />
        <div class="row">
          <button type="submit" class="button primary" disabled={busy || units.length === 0}>
            {say(`admin.duty.${kind}.go`, { count: units.length })}
          </button>
          <button type="button" class="button" onClick={props.onClose}>
            {say('dialog.cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
