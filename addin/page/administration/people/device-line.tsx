import type { DeviceJson } from '../../../../shared/api/contracts/people.ts';
import { momentText } from '../../../ui/time.ts';
import { useSay } from '../../words.ts';

/** A device someone is, or was, signed in on; one in use can be signed out. */
export function DeviceLine({ device, busy, onRevoke }: { device: DeviceJson; busy: boolean; onRevoke(): void }) {
  const say = useSay();
  const used = say('admin.device.used', { time: momentText(device.usedAt, say.locale) });
  return (
    <li class="row small" data-device={device.id} data-state={device.state}>
      <span>{device.label || say('admin.device.unnamed')}</span>
      <span class="quiet">{used}</span>
      {device.state === 'active' ? (
        <button type="button" class="button small" disabled={busy} onClick={onRevoke}>
          {say('admin.device.revoke')}
          <span class="visually-hidden">{device.label}</span>
        </button>
      ) : (
        <span class="quiet">{say(`admin.device.${device.state}`)}</span>
      )}
    </li>
  );
}
