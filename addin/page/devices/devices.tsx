import './devices.css';
import { useCallback } from 'preact/hooks';
import { useCaller } from '../../session/caller.tsx';
import { Asked, Problem } from '../administration/asked.tsx';
import { useDoing, useLoaded } from '../administration/asking.ts';
import { DeviceLine } from '../administration/people/device-line.tsx';
import { useSay } from '../words.ts';

/** Where the person is signed in: `#/devices`, for every role. */
export function Devices() {
  const say = useSay();
  const { api, session } = useCaller();
  const devices = useLoaded(useCallback(() => api.devices(), [api]));
  const { busy, problem, go } = useDoing();
  return (
    <main id="content" class="my-devices">
      <h1>{say('devices.title')}</h1>
      <p class="quiet">{say('devices.hint', { unit: session.unitName })}</p>
      <Asked of={devices}>
        {({ items }) => (
          <ul class="card stack" aria-label={say('devices.title')}>
            {items
              .filter(({ state }) => state === 'active')
              .sort((a, b) => b.usedAt.localeCompare(a.usedAt))
              .map((device) => (
                <DeviceLine
                  key={device.id}
                  device={device}
                  busy={busy}
                  onRevoke={() => go(() => api.revokeDevice(device.id), devices.reload)}
                />
              ))}
          </ul>
        )}
      </Asked>
      <Problem text={problem} />
    </main>
  );
}
