import type { PersonJson } from '../../../../shared/api/contracts/people.ts';

/** active: signed in somewhere. invited: holds a code not used yet. away: may come back. ended: nothing is left. */
export type PersonState = 'active' | 'invited' | 'away' | 'ended';

/** Whether somebody can act for the unit, as far as codes and devices tell. */
export function stateOf({ devices, invitation }: Pick<PersonJson, 'devices' | 'invitation'>): PersonState {
  if (devices.some(({ state }) => state === 'active')) return 'active';
  if (invitation?.state === 'open') return 'invited';
  // Who signs in by other means than codes holds none.
  if (devices.some(({ state }) => state === 'idle') && invitation?.state !== 'revoked') return 'away';
  return 'ended';
}
