import type { PersonJson } from '../../../../shared/api/contracts/people.ts';

/** active: signed in somewhere. invited: holds a code not used yet. away: signed in nowhere, but not shut out. ended: nothing is left. */
export type PersonState = 'active' | 'invited' | 'away' | 'ended';

/** Whether somebody can act for the unit, as far as codes and devices tell. */
export function stateOf(person: Pick<PersonJson, 'devices' | 'invitation' | 'identity'>): PersonState {
  const { devices, invitation, identity } = person;
  if (devices.some(({ state }) => state === 'active')) return 'active';
  if (invitation?.state === 'open') return 'invited';
  // With an identity of elsewhere nobody needs a code to come back.
  if (identity) return 'away';
  if (devices.some(({ state }) => state === 'idle') && invitation?.state !== 'revoked') return 'away';
  return 'ended';
}
