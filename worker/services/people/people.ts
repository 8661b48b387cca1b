import type {
  DeviceJson,
  Invitation,
  InvitationInput,
  PersonJson,
  Revoked,
} from '../../../shared/api/contracts/people.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { newCode, newToken, plainCode, secretHash } from '../../auth/secret.ts';
import { expiryOf } from '../../auth/session.ts';
import { type Problem, problem } from '../../problem/problem.ts';
import { homeOf, houseOfNumber, housesAbout, mainOf } from '../../store/databases.ts';
import {
  deviceOwner,
  peopleOf,
  personBelow,
  revokeDevices,
  type StoredDevice,
  type StoredPerson,
} from '../../store/device.ts';
import { deviceOf, type NewEvent } from '../../store/event.ts';
import { addInvitation, openInvitation, revokeInvitation } from '../../store/invitation.ts';
import { unitByCode } from '../../store/unit.ts';
import { adminInReach } from '../access.ts';
import { workIn } from '../workplace.ts';
import type { SignedIn, World } from '../world.ts';

const DAY = 86_400_000;

/** An event of what the caller does now. */
export function eventBy(
  world: World,
  caller: SignedIn,
  event: Pick<NewEvent, 'unit' | 'kind' | 'subject' | 'data'>,
): NewEvent {
  return { ...event, at: world.now.toISOString(), person: caller.person, device: deviceOf(caller.tokenHash) };
}

/** Invites someone to act for a unit: a code for one sign-in, told once. */
export async function invite(
  world: World,
  caller: SignedIn,
  input: InvitationInput,
): Promise<Result<Invitation, Problem>> {
  const unit = await adminInReach(world, caller, input.unit);
  if (!unit.ok) return unit;
  if (unit.value.code !== caller.unit.code) {
    const { retiredAt = null } = (await unitByCode(mainOf(world.env).db, unit.value.code)) ?? {};
    if (retiredAt !== null) return fail(problem('unit.retired', { unit: unit.value.name }));
  }
  const { role, name, days } = input;
  const [id, code] = [newToken().slice(0, 16), newCode()];
  const at = world.now.toISOString();
  const expiresAt = new Date(world.now.getTime() + days * DAY).toISOString();
  const codeHash = await secretHash(plainCode(code));
  const of = { id, codeHash, unit: unit.value.code, role, name, at, expiresAt, by: caller.person };
  const data = { role, expiresAt };
  const event = eventBy(world, caller, { unit: of.unit, kind: 'invitation.made', subject: id, data });
  const there = await workIn(world, caller, homeOf(world.env, unit.value.path));
  const person = await addInvitation(there.db, of, event);
  return ok({ id, code, person, unit: of.unit, unitName: unit.value.name, role, name, expiresAt });
}

/** Ends an invitation nobody has used yet. */
export async function withdrawInvitation(
  world: World,
  caller: SignedIn,
  id: string,
): Promise<Result<Revoked, Problem>> {
  const unit = await adminInReach(world, caller, undefined);
  if (!unit.ok) return unit;
  const { path } = unit.value;
  for (const { db } of housesAbout(world.env, path)) {
    const open = await openInvitation(db, id, path, world.now.toISOString());
    if (!open) continue;
    const event = { unit: open.unit, kind: 'invitation.revoked', subject: id, data: {} };
    await revokeInvitation(db, id, eventBy(world, caller, event));
    return ok({ devices: 0, codes: 1 });
  }
  return fail(problem('invitation.unknown', { id }));
}

/** The people of one unit, for its administrators. */
export async function readPeople(
  world: World,
  caller: SignedIn,
  unitCode: string | undefined,
): Promise<Result<{ items: PersonJson[] }, Problem>> {
  const unit = await adminInReach(world, caller, unitCode);
  if (!unit.ok) return unit;
  const people: StoredPerson[] = [];
  for (const house of new Set([mainOf(world.env), homeOf(world.env, unit.value.path)])) {
    const found = await peopleOf(house.db, unit.value.code);
    // Who acts in another database too is told of by their own.
    people.push(...found.filter(({ id }) => houseOfNumber(world.env, id) === house));
  }
  return ok({ items: people.map((person) => personJson(world, person)) });
}

/** Ends everything someone could act with: all devices, and a code not used yet. */
export async function revokePerson(world: World, caller: SignedIn, id: number): Promise<Result<Revoked, Problem>> {
  const unit = await adminInReach(world, caller, undefined);
  if (!unit.ok) return unit;
  const { db } = houseOfNumber(world.env, id);
  const person = await personBelow(db, id, unit.value.path);
  if (!person) return fail(problem('person.unknown', { id }));
  const event = { unit: person.unit, kind: 'person.revoked', subject: String(id), data: { role: person.role } };
  return ok(await revokeDevices(db, id, null, eventBy(world, caller, event)));
}

/** Where the caller is signed in. */
export async function readDevices(world: World, caller: SignedIn): Promise<{ items: DeviceJson[] }> {
  const { db } = houseOfNumber(world.env, caller.person);
  const person = await personBelow(db, caller.person, caller.unit.path);
  return { items: (person?.devices ?? []).map((device) => deviceJson(world, device)) };
}

/** Signs a device out: one of the caller's own, or, for administrators, one of the own unit or below. */
export async function revokeDevice(world: World, caller: SignedIn, id: string): Promise<Result<Revoked, Problem>> {
  const found = await Promise.all(housesAbout(world.env, caller.unit.path).map(({ db }) => deviceOwner(db, id)));
  const owner = found.find((one) => one !== null);
  const administers = caller.role === 'admin' && owner?.path.startsWith(caller.unit.path);
  if (!owner || (owner.person !== caller.person && !administers)) return fail(problem('device.unknown', { id }));
  const event = { unit: owner.unit, kind: 'device.revoked', subject: id, data: { person: owner.person } };
  const { db } = houseOfNumber(world.env, owner.person);
  return ok(await revokeDevices(db, owner.person, id, eventBy(world, caller, event)));
}

function deviceJson(world: World, { id, label, createdAt, usedAt, revokedAt }: StoredDevice): DeviceJson {
  const expiresAt = expiryOf(new Date(usedAt));
  const ended = expiresAt <= world.now.toISOString() ? 'idle' : 'active';
  return { id, label, createdAt, usedAt, expiresAt, state: revokedAt === null ? ended : 'revoked' };
}

function invitationJson(world: World, code: NonNullable<StoredPerson['code']>): NonNullable<PersonJson['invitation']> {
  const { id, expiresAt, usedAt, revokedAt } = code;
  if (revokedAt !== null) return { id, expiresAt, state: 'revoked' };
  if (usedAt !== null) return { id, expiresAt, state: 'used' };
  return { id, expiresAt, state: expiresAt !== null && expiresAt <= world.now.toISOString() ? 'expired' : 'open' };
}

function personJson(world: World, { code, devices, ...person }: StoredPerson): PersonJson {
  return {
    ...person,
    invitation: code && invitationJson(world, code),
    devices: devices.map((device) => deviceJson(world, device)),
  };
}
