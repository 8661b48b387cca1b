import { useCallback, useState } from 'preact/hooks';
import type { ReminderSettings } from '../../../../shared/api/contracts/reminder.ts';
import { useCaller } from '../../../session/caller.tsx';
import { useSay } from '../../words.ts';
import { Asked, Problem } from '../asked.tsx';
import { useDoing, useLoaded } from '../asking.ts';
import { UnitField } from '../unit-field.tsx';
import type { ListedUnit } from '../unit-list.ts';
import { ReminderLog } from './reminder-log.tsx';
import { RobotForm } from './robot-form.tsx';
import { WhenForm } from './when-form.tsx';

/** 提醒: the robot of a unit's group, when it speaks, and what it said. */
export function Reminders({ unit }: { unit: ListedUnit }) {
  const say = useSay();
  const { api } = useCaller();
  const settings = useLoaded(useCallback(() => api.reminderSettings(unit.code), [api, unit.code]));
  return (
    <>
      <div class="card stack">
        <UnitField
          key={unit.code}
          label={say('admin.reminder.of')}
          unit={unit}
          onChoose={({ code }) => {
            if (code !== unit.code) location.hash = `#/admin/reminders/${encodeURIComponent(code)}`;
          }}
        />
        <p class="quiet">{say('admin.reminder.how', { unit: unit.name })}</p>
      </div>
      <Asked of={settings}>
        {(found) => <Settings key={`${found.unit} ${found.updatedAt}`} settings={found} onSaved={settings.reload} />}
      </Asked>
      <ReminderLog unit={unit.code} />
    </>
  );
}

function Settings({ settings, onSaved }: { settings: ReminderSettings; onSaved(): void }) {
  const say = useSay();
  const { api } = useCaller();
  const { unit, robot, active } = settings;
  const { busy, problem, go } = useDoing();
  const [changing, setChanging] = useState(robot === null);
  const [told, setTold] = useState('');
  const save = (input: Parameters<typeof api.saveReminderSettings>[0]) =>
    go(() => api.saveReminderSettings({ ...input, unit }), onSaved);
  const test = () =>
    go(
      () => api.testReminder(unit),
      ({ sent, error }) =>
        setTold(say(sent ? 'admin.reminder.tested' : 'admin.reminder.refused', { error: error ?? '' })),
    );
  return (
    <section class="card stack" aria-label={say('admin.reminder.robot')}>
      <h2>{say('admin.reminder.robot')}</h2>
      {robot && !changing && (
        <>
          <p class="row">
            <strong>{say(`admin.reminder.${robot.kind}`)}</strong>
            <span class="mono small">{robot.masked}</span>
            <button type="button" class="button small" onClick={() => setChanging(true)}>
              {say('admin.reminder.change')}
            </button>
            <button type="button" class="button small" disabled={busy} onClick={() => save({ robot: null })}>
              {say('admin.reminder.remove')}
            </button>
          </p>
          <label class="tick">
            <input
              type="checkbox"
              checked={active}
              disabled={busy}
              onChange={(event) => save({ active: event.currentTarget.checked })}
            />
            {say('admin.reminder.active')}
          </label>
          <WhenForm settings={settings} busy={busy} onSave={save} onTest={test} />
        </>
      )}
      {changing && (
        <RobotForm
          hosts={settings.hosts}
          busy={busy}
          onSave={(given) => save({ robot: given })}
          onCancel={robot ? () => setChanging(false) : null}
        />
      )}
      <Problem text={problem} />
      <p class="small" role="status">
        {told}
      </p>
    </section>
  );
}
