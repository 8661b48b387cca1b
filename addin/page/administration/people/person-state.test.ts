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
] as const)('a person with %s', (_, devices, code, expected) => {
  expect(stateOf({ devices: [...devices], invitation: code, identity: false })).toBe(expected);
});

it('a person whose devices were all signed out may come back by an identity of elsewhere', () => {
  const person = { devices: [device('revoked')], invitation: invitation('used') };
  expect(stateOf({ ...person, identity: true })).toBe('away');
});
