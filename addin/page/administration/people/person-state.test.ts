import { expect, it } from 'vitest';
import type { DeviceJson, PersonJson } from '../../../../shared/api/contracts/people.ts';
import { stateOf } from './person-state.ts';

const device = (state: DeviceJson['state']): DeviceJson => ({
  ...{ id: 'a', label: 'Edge', createdAt: '', usedAt: '', expiresAt: '', state },
});
const invitation = (state: NonNullable<PersonJson['invitation']>['state']) => ({ id: 'i', expiresAt: null, state });

it.each([
  ['a device in use', [device('active')], invitation('used'), 'active'],
  ['one in use beside ended ones', [device('revoked'), device('active')], invitation('used'), 'active'],
  ['a code that waits', [], invitation('open'), 'invited'],
  ['a code that ran out', [], invitation('expired'), 'ended'],
  ['a device long unused', [device('idle')], invitation('used'), 'away'],
  ['nothing left', [device('revoked')], invitation('used'), 'ended'],
  ['an identity of elsewhere, not used here yet', [], null, 'ended'],
] as const)('a person with %s', (_, devices, code, expected) => {
  expect(stateOf({ devices: [...devices], invitation: code })).toBe(expected);
});
