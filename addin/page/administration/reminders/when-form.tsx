import { useState } from 'preact/hooks';
import type { ReminderSettings, ReminderSettingsInput } from '../../../../shared/api/contracts/reminder.ts';
import { useSay } from '../../words.ts';
import { dayWord } from './day-word.ts';

/** Steps that are offered; others that a program set are offered beside them. */
const OFFERED = [-7, -3, -1, 0, 1, 3, 7];

type When = Pick<ReminderSettingsInput, 'days' | 'quiet' | 'mentionAll'>;

/** On which days and at what hours the robot speaks. */
export function WhenForm(props: {
  settings: ReminderSettings;
  busy: boolean;
  onSave(when: When): void;
  onTest(): void;
}) {
  const { settings, busy } = props;
  const say = useSay();
  const [days, setDays] = useState(settings.days);
  const [quiet, setQuiet] = useState(settings.quiet);
  const [mentionAll, setMentionAll] = useState(settings.mentionAll);
  const offered = [...new Set([...OFFERED, ...settings.days])].sort((a, b) => a - b);
  const toggle = (day: number, chosen: boolean) =>
    setDays(chosen ? [...days, day].sort((a, b) => a - b) : days.filter((each) => each !== day));
  const save = (event: Event) => {
    event.preventDefault();
    props.onSave({ days, quiet, mentionAll });
  };
  return (
    <form class="stack" onSubmit={save}>
      <fieldset class="ticks">
        <legend>{say('admin.reminder.days')}</legend>
        <div class="row">
          {offered.map((day) => (
            <label key={day} class="tick">
              <input
                type="checkbox"
                checked={days.includes(day)}
                onChange={(event) => toggle(day, event.currentTarget.checked)}
              />
              {dayWord(day, say)}
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset class="ticks">
        <legend>{say('admin.reminder.quiet')}</legend>
        <div class="row">
          <label class="row">
            {say('admin.reminder.from')}
            <input
              type="time"
              class="input auto"
              required
              value={quiet.from}
              onInput={(event) => setQuiet({ ...quiet, from: event.currentTarget.value })}
            />
          </label>
          <label class="row">
            {say('admin.reminder.to')}
            <input
              type="time"
              class="input auto"
              required
              value={quiet.to}
              onInput={(event) => setQuiet({ ...quiet, to: event.currentTarget.value })}
            />
          </label>
        </div>
        <p class="quiet small">{say('admin.reminder.quietHint', { year: settings.calendarUntil })}</p>
      </fieldset>
      <label class="tick">
        <input type="checkbox" checked={mentionAll} onChange={(event) => setMentionAll(event.currentTarget.checked)} />
        {say('admin.reminder.mentionAll')}
      </label>
      <div class="row">
        <button type="submit" class="button primary" disabled={busy || days.length === 0}>
          {say('admin.save')}
        </button>
        <button type="button" class="button" disabled={busy} onClick={props.onTest}>
          {say('admin.reminder.test')}
        </button>
      </div>
    </form>
  );
}
