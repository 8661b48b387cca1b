import { useCallback } from 'preact/hooks';
import type { ReminderJson } from '../../../../shared/api/contracts/reminder.ts';
import { useCaller } from '../../../session/caller.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { momentText } from '../../../ui/time.ts';
import { useSay } from '../../words.ts';
import { Asked, Older } from '../asked.tsx';
import { usePages } from '../asking.ts';
import { dayWord } from './day-word.ts';

const LOOK = {
  sent: { tone: 'good', icon: 'done' },
  failed: { tone: 'error', icon: 'error' },
  unknown: { tone: 'amber', icon: 'warning' },
} as const satisfies Record<ReminderJson['state'], object>;

/** What was sent to the group, the newest first. */
export function ReminderLog({ unit }: { unit: string }) {
  const say = useSay();
  const { api } = useCaller();
  const sent = usePages(useCallback((cursor?: string) => api.reminders({ unit, cursor }), [api, unit]));
  return (
    <section class="card stack" aria-label={say('admin.reminder.log')}>
      <h2>{say('admin.reminder.log')}</h2>
      <Asked of={sent.loaded}>
        {(items) => (items.length === 0 ? <p class="quiet">{say('admin.reminder.none')}</p> : <Log items={items} />)}
      </Asked>
      <Older of={sent} />
    </section>
  );
}

function Log({ items }: { items: readonly ReminderJson[] }) {
  const say = useSay();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard.
    <section class="table-box" tabIndex={0} aria-label={say('admin.reminder.log')}>
      <table class="listed">
        <thead>
          <tr>
            <th scope="col">{say('admin.audit.at')}</th>
            <th scope="col">{say('admin.reminder.state')}</th>
            <th scope="col">{say('admin.reminder.annex')}</th>
            <th scope="col">{say('admin.reminder.day')}</th>
            <th scope="col">{say('admin.reminder.message')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ id, triedAt, state, error, annexTitle, noticeTitle, day, missing, message }) => (
            <tr key={id}>
              <td class="nobreak">{momentText(triedAt, say.locale)}</td>
              <td>
                <span class={`word tone-${LOOK[state].tone}`}>
                  <Icon name={LOOK[state].icon} />
                  {say(`admin.reminder.state.${state}`)}
                </span>
                {error && <span class="quiet small"> {error}</span>}
              </td>
              <td>
                {annexTitle}
                <br />
                <span class="quiet small">{noticeTitle}</span>
              </td>
              <td class="nobreak">{dayWord(day, say)}</td>
              <td>
                <details>
                  <summary>{say('admin.reminder.missing', { count: missing })}</summary>
                  <p class="small said">{message}</p>
                </details>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
