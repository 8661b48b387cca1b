export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/** An object of Excel's model: what kind it is for scripts, and what of the workbook stands behind it. */
export interface HostObject<T = unknown> {
  readonly type: string;
  readonly target: T;
}

/** What an `…OrNullObject` call gives when there is nothing. */
export const NOTHING = Symbol('null object');

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
