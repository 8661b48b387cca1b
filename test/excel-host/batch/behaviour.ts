import type { HostObject, Json, NOTHING } from './host-object.ts';
import type { Session } from './session.ts';

/** What a method gives; nothing for those that only do something. */
// biome-ignore lint/suspicious/noConfusingVoidType: so that a behaviour can be written as `() => act()`.
export type Outcome = Json | HostObject | typeof NOTHING | undefined | void;

/** What one type of object can do here. Members that are missing fail loudly when they are asked for. */
export interface Behaviour<T> {
  readonly get?: Record<string, (target: T, session: Session) => Json | HostObject | typeof NOTHING>;
  readonly set?: Record<string, (target: T, value: Json, session: Session) => void>;
  readonly call?: Record<string, (target: T, args: readonly (Json | HostObject)[], session: Session) => Outcome>;
  /** The members of a collection. */
  readonly items?: (target: T, session: Session) => readonly HostObject[];
  /** What a script gets back when the object comes into being: `{Id}` or `{Name}`. Ranges are kept by reference instead. */
  readonly identity?: (target: T) => { readonly [key: string]: Json };
  readonly byReference?: true;
}

/** Keeps the types of one behaviour together while the registry holds them all alike. */
export function behaviour<T>(of: Behaviour<T>): Behaviour<never> {
  return of as unknown as Behaviour<never>;
}
