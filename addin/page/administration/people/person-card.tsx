import type { DeviceJson, PersonJson } from '../../../../shared/api/contracts/people.ts';
import { Icon } from '../../../ui/icon.tsx';
import { momentText } from '../../../ui/time.ts';
import { useSay } from '../../words.ts';
import { DeviceLine } from './device-line.tsx';
import { type PersonState, stateOf } from './person-state.ts';

const LOOK = {
  active: { tone: 'good', icon: 'done' },
  invited: { tone: 'info', icon: 'late' },
  away: { tone: 'amber', icon: 'late' },
  ended: { tone: 'none', icon: 'exempt' },
} as const satisfies Record<PersonState, object>;

/** One person: name, role, state, and the devices they are signed in on. */
export function PersonCard(props: {
  person: PersonJson;
  busy: boolean;
  onRevokeInvitation(id: string): void;
  onRevokeDevice(id: string): void;
  onEnd(): void;
}) {
  const { person, busy } = props;
  const say = useSay();
  const state = stateOf(person);
  const { tone, icon } = LOOK[state];
  const code = person.invitation;
  const name = person.name || say('admin.people.unnamed');
  const ended = person.devices.filter((each) => each.state !== 'active');
  const list = (devices: readonly DeviceJson[]) =>
    devices.length > 0 && (
      <ul class="devices" aria-label={say('admin.people.devices', { name })}>
        {devices.map((device) => (
          <DeviceLine key={device.id} device={device} busy={busy} onRevoke={() => props.onRevokeDevice(device.id)} />
        ))}
      </ul>
    );
  return (
    <li class="card stack person" data-person={person.id} data-state={state}>
      <div class="row spread">
        <p class="row">
          <strong>{name}</strong>
          <span class="quiet">{say(`admin.role.${person.role}`)}</span>
          <span class={`word tone-${tone}`}>
            <Icon name={icon} />
            {say(`admin.person.${state}`)}
          </span>
        </p>
        {state !== 'ended' && (
          <button type="button" class="button small" disabled={busy} onClick={props.onEnd}>
            {say('admin.people.end')}
            <span class="visually-hidden">{name}</span>
          </button>
        )}
      </div>
      {code?.state === 'open' && (
        <p class="row small">
          <span class="quiet">
            {code.expiresAt === null
              ? say('admin.person.codeOpen')
              : say('admin.person.codeUntil', { time: momentText(code.expiresAt, say.locale) })}
          </span>
          {code.id !== null && (
            <button
              type="button"
              class="button small"
              disabled={busy}
              onClick={() => code.id !== null && props.onRevokeInvitation(code.id)}
            >
              {say('admin.people.revokeCode')}
            </button>
          )}
        </p>
      )}
      {list(person.devices.filter((each) => each.state === 'active'))}
      {ended.length > 0 && (
        <details>
          <summary class="small">{say('admin.people.ended', { count: ended.length })}</summary>
          {list(ended)}
        </details>
      )}
    </li>
  );
}
