import type { Session } from './session.ts';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/** An object of Excel's model: what kind it is for scripts, and what of the workbook stands behind it. */
export interface HostObject<T = unknown> {
  readonly type: string;
  readonly target: T;
}

/** What an `…OrNullObject` call gives when there is nothing. */
export const NOTHING = Symbol('null object');

/** What one type of object can do here. Members that are missing fail loudly when they are asked for. */
/** What a method gives; nothing for those that only do something. */
// biome-ignore lint/suspicious/noConfusingVoidType: so that a behaviour can be written as `() => act()`.
export type Outcome = Json | HostObject | typeof NOTHING | undefined | void;

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

export function isHostObject(value: unknown): value is HostObject {
  return typeof value === 'object' && value !== null && 'type' in value && 'target' in value;
}

/** An error as Excel would report it: with a code that scripts may rely on. */
export class ExcelError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** For what Excel can do and this host cannot: never a silent nothing. */
export function notEmulated(what: string): ExcelError {
  return new ExcelError('NotEmulated', `The emulated host does not know ${what}. Add it to test/excel-host/objects.`);
}

/** Keeps the types of one behaviour together while the registry holds them all alike. */
export function behaviour<T>(of: Behaviour<T>): Behaviour<never> {
  return of as unknown as Behaviour<never>;
}
