import type { Params } from '../../shared/issue/issue.ts';
import { fail, ok, type Result } from '../../shared/result.ts';

/** What is wrong with a command line: a code of shared/i18n commands.ts, `usage.…`, with its parameters. */
export interface Problem {
  readonly code: string;
  readonly params: Params;
}

/** One option of a command, of which the command gets a `T`. */
export interface Option<T> {
  readonly takesValue: boolean;
  /** `o` for -o. */
  readonly short?: string;
  /** Reads what was typed behind it; undefined where the option was not written. `{option}` is filled in by the reader. */
  read(text: string | undefined): Result<T, Problem>;
}

/** `--remote`: there or not. */
export function flag(short?: string): Option<boolean> {
  return { takesValue: false, ...(short === undefined ? {} : { short }), read: (text) => ok(text !== undefined) };
}

/** Any text; `otherwise` where the option was not written. */
export function word<T extends string | undefined>(otherwise: T): Option<string | T> {
  return { takesValue: true, read: (text) => ok(text ?? otherwise) };
}

/** Any text, without which the command can't do anything. */
export function needed(short?: string): Option<string> {
  return {
    takesValue: true,
    ...(short === undefined ? {} : { short }),
    read: (text) => (text === undefined ? fail({ code: 'usage.missing', params: {} }) : ok(text)),
  };
}

/** One of some words. A function of them is asked only when there is something to compare. */
export function oneOf<const T extends string, const D extends T | undefined>(
  choices: readonly T[] | (() => readonly T[]),
  otherwise: D,
): Option<T | D> {
  return {
    takesValue: true,
    read(text) {
      if (text === undefined) return ok(otherwise);
      const allowed = typeof choices === 'function' ? choices() : choices;
      const found = allowed.find((one) => one === text);
      return found === undefined ? fail({ code: 'usage.choice', params: { text, allowed } }) : ok(found);
    },
  };
}

/** Some of some words, separated by commas; all of them where the option was not written. */
export function someOf<const T extends string>(choices: readonly T[]): Option<readonly T[]> {
  return {
    takesValue: true,
    read(text) {
      if (text === undefined) return ok(choices);
      const wanted = text.split(',');
      const strange = wanted.find((one) => !choices.some((choice) => choice === one));
      if (strange === undefined) return ok(choices.filter((one) => wanted.includes(one)));
      return fail({ code: 'usage.choice', params: { text: strange, allowed: choices } });
    },
  };
}

/** A whole number from `least` to `most`, both included. */
export function whole(least: number, most: number, otherwise: number): Option<number> {
  return {
    takesValue: true,
    read(text) {
      if (text === undefined) return ok(otherwise);
      const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
      if (number >= least && number <= most) return ok(number);
      return fail({ code: 'usage.whole', params: { text, least, most } });
    },
  };
}

/** A share of one: `0.05`. */
export function share(otherwise: number): Option<number> {
  return {
    takesValue: true,
    read(text) {
      if (text === undefined) return ok(otherwise);
      const number = /^[\d.]+$/.test(text) ? Number(text) : Number.NaN;
      return number > 0 && number <= 1 ? ok(number) : fail({ code: 'usage.share', params: { text } });
    },
  };
}
