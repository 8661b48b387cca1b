import { registrationOf } from '../objects/events.ts';
import { BEHAVIOURS } from '../objects/registry.ts';
import type { Behaviour, Outcome } from './behaviour.ts';
import { ExcelError, type HostObject, type Json, type NOTHING, notEmulated } from './host-object.ts';
import { declares, type Session } from './session.ts';

/** The behaviour of an object's type. */
export function behaviourOf(object: HostObject): Behaviour<never> {
  const found = BEHAVIOURS[object.type];
  if (!found) throw notEmulated(`objects of type ${object.type}`);
  return found;
}

/** Refuses what the shipped runtime does not have, and what stands above the declared requirement sets. */
export function requireMember(session: Session, type: string, wire: string): void {
  // The runtime's private members and services are not in its table: what is emulated of them is enough.
  if (wire.startsWith('_') || type.startsWith('Microsoft.')) return;
  const members = session.table[type];
  const member = members?.[wire];
  if (!members || !member)
    throw new ExcelError('ApiNotFound', `${type}.${wire} is no member of the installed runtime.`);
  if (!declares(session.sets, member.set, member.version)) {
    throw new ExcelError('ApiNotFound', `${type}.${member.name} needs ${member.set} ${member.version}.`);
  }
}

/** A property's value: plain, or the object it leads to. */
export function readMember(session: Session, object: HostObject, wire: string): Json | HostObject | typeof NOTHING {
  requireMember(session, object.type, wire);
  const read = behaviourOf(object).get?.[wire];
  if (!read) throw notEmulated(`the property ${object.type}.${wire}`);
  return read(object.target as never, session);
}

export function writeMember(session: Session, object: HostObject, wire: string, value: Json): void {
  requireMember(session, object.type, wire);
  const write = behaviourOf(object).set?.[wire];
  if (!write) throw notEmulated(`setting the property ${object.type}.${wire}`);
  write(object.target as never, value, session);
}

export function callMember(
  session: Session,
  object: HostObject,
  wire: string,
  args: readonly (Json | HostObject)[],
): Outcome {
  requireMember(session, object.type, wire);
  const registration = registrationOf(object, wire);
  if (registration) {
    session.listening[registration.on ? 'add' : 'delete'](registration.key);
    return undefined;
  }
  const call = behaviourOf(object).call?.[wire];
  if (!call) throw notEmulated(`the method ${object.type}.${wire}`);
  return call(object.target as never, args, session);
}

export function itemsOf(session: Session, object: HostObject): readonly HostObject[] | undefined {
  return behaviourOf(object).items?.(object.target as never, session);
}
