import type { EventJson } from '../../../../shared/api/contracts/event.ts';
import { momentText } from '../../../ui/time.ts';
import { useSay } from '../../words.ts';
import { useManaged } from '../units-context.tsx';
import { saidOf } from './event-said.ts';

/** What an event tells beyond its kind; keys are the Worker's own. */
function detailsOf(data: EventJson['data']): string {
  return Object.entries(data)
    .filter(([, value]) => value !== null && value !== '')
    .map(([key, value]) => `${key}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
    .join('；');
}

/** 事项 · 人员 · 时间 · 设备 · 单位. */
export function EventTable({ events }: { events: readonly EventJson[] }) {
  const say = useSay();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard.
    <section class="table-box tall" tabIndex={0} aria-label={say('admin.audit.title')}>
      <table class="listed events">
        <thead>
          <tr>
            <th scope="col">{say('admin.audit.at')}</th>
            <th scope="col">{say('admin.audit.what')}</th>
            <th scope="col">{say('admin.audit.who')}</th>
            <th scope="col">{say('admin.audit.device')}</th>
            <th scope="col">{say('admin.audit.unit')}</th>
            <th scope="col">{say('admin.audit.details')}</th>
          </tr>
        </thead>
        <tbody>
          {events.map((event) => (
            <Line key={event.id} event={event} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Line({ event }: { event: EventJson }) {
  const say = useSay();
  const { person, device, deviceLabel, data } = event;
  const details = detailsOf(data);
  const { list } = useManaged();
  const said = saidOf(event, say, (code) => list.get(code)?.name ?? code);
  return (
    <tr data-kind={event.kind} data-event={event.id}>
      <td class="nobreak">{momentText(event.at, say.locale)}</td>
      <td class="nobreak">{event.what}</td>
      <td>
        {person ? `${person.unitName} ${person.name || say(`admin.role.${person.role}`)}` : say('admin.audit.program')}
      </td>
      <td>
        {device === null ? '—' : deviceLabel || say('admin.device.unnamed')}
        {device !== null && <span class="quiet small mono"> {device.slice(0, 6)}</span>}
      </td>
      <td>{event.unitName}</td>
      <td class="details">
        {said.join(' · ')}
        <details>
          <summary class="small">{say('admin.audit.open', { id: event.id })}</summary>
          <p class="small">{event.subject}</p>
          <p class="small">{details}</p>
          <p class="small mono">{event.hash ?? say('admin.audit.unsealed')}</p>
        </details>
      </td>
    </tr>
  );
}
