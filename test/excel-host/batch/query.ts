import { type HostObject, isHostObject, type Json, NOTHING } from './host-object.ts';
import { behaviourOf, itemsOf, readMember } from './members.ts';
import type { Session } from './session.ts';

export interface QueryInfo {
  readonly Select?: readonly string[];
  readonly Expand?: readonly string[];
  readonly Top?: number;
  readonly Skip?: number;
}

/** Wanted members as a tree; an empty branch under a navigation means "all its plain values". */
type Wanted = Map<string, Wanted>;

/** Answers a `load`: the object's values, or `{_Items}` of a collection. */
export function answerQuery(session: Session, object: HostObject | typeof NOTHING, query: QueryInfo): Json {
  if (object === NOTHING) return null;
  return valuesOf(session, object, wantedOf([...(query.Select ?? []), ...(query.Expand ?? [])]), query);
}

const wireName = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

function wantedOf(paths: readonly string[]): Wanted {
  const wanted: Wanted = new Map();
  for (const path of paths) {
    let branch = wanted;
    for (const step of path.split(/[/.]/)) {
      if (step === '*' || step.toLowerCase() === 'items') continue;
      const name = step.startsWith('_') ? step : wireName(step);
      let next = branch.get(name);
      if (!next) {
        next = new Map();
        branch.set(name, next);
      }
      branch = next;
    }
  }
  return wanted;
}

function valuesOf(session: Session, object: HostObject, wanted: Wanted, query: QueryInfo = {}): Json {
  const items = itemsOf(session, object);
  if (items) {
    const from = query.Skip ?? 0;
    const chosen = items.slice(from, query.Top === undefined ? undefined : from + query.Top);
    const collection: Record<string, Json> = {};
    const own = new Map([...wanted].filter(([name]) => session.table[object.type]?.[name]?.kind === 'scalar'));
    if (own.size > 0) Object.assign(collection, membersOf(session, object, own));
    const rest = new Map([...wanted].filter(([name]) => !own.has(name)));
    collection._Items = chosen.map((item) => ({ ...identify(item), ...membersOf(session, item, rest) }));
    return collection;
  }
  return membersOf(session, object, wanted);
}

function identify(object: HostObject): { [key: string]: Json } {
  const identity = behaviourOf(object).identity?.(object.target as never);
  const id = identity ? Object.values(identity)[0] : undefined;
  return id === undefined ? {} : { _Id: id, ...identity };
}

function membersOf(session: Session, object: HostObject, wanted: Wanted): { [key: string]: Json } {
  const result: Record<string, Json> = {};
  const chosen: Wanted = wanted.size > 0 ? wanted : allScalars(session, object);
  for (const [name, below] of chosen) {
    const value = readMember(session, object, name);
    result[name] = value === NOTHING ? null : isHostObject(value) ? valuesOf(session, value, below) : value;
  }
  return result;
}

/** Everything plain that is emulated and declared: what `load()` without a list gives. */
function allScalars(session: Session, object: HostObject): Wanted {
  const emulated = behaviourOf(object).get ?? {};
  const all: Wanted = new Map();
  for (const [wire, member] of Object.entries(session.table[object.type] ?? {})) {
    if (member.kind === 'scalar' && wire in emulated && isDeclared(session, object, wire)) all.set(wire, new Map());
  }
  return all;
}

function isDeclared(session: Session, object: HostObject, wire: string): boolean {
  try {
    readMember(session, object, wire);
    return true;
  } catch {
    return false;
  }
}
