import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Option, Problem } from './option.ts';

/** What a command takes: options by their long names, and from how many to how many files (or other words). */
export interface Command {
  readonly options: Readonly<Record<string, Option<unknown>>>;
  readonly files: readonly [least: number, most: number];
}

export interface Order<C extends Command> {
  readonly options: { readonly [K in keyof C['options']]: C['options'][K] extends Option<infer T> ? T : never };
  readonly files: readonly string[];
}

const HELP = { type: 'boolean', short: 'h' } as const;
const hinder = (code: string, params: Problem['params']) => fail<Problem>({ code: `usage.${code}`, params });

/** Reads a command line; fails with the code `help` where that is all that was asked for. */
export function readCommandLine<C extends Command>(command: C, argv: readonly string[]): Result<Order<C>, Problem> {
  const known = Object.entries(command.options).map(([name, { takesValue, short }]) => {
    return [name, { type: takesValue ? 'string' : 'boolean', ...(short === undefined ? {} : { short }) }] as const;
  });
  // Not strict: what is wrong is said in our words, not in Node's.
  const { tokens } = parseArgs({
    args: [...argv],
    options: { help: HELP, ...Object.fromEntries(known) },
    ...{ allowPositionals: true, strict: false, tokens: true },
  });
  const written = new Map<string, string>();
  const files: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') files.push(token.value);
    if (token.kind !== 'option') continue;
    if (token.name === 'help') return fail({ code: 'help', params: {} });
    const option = Object.hasOwn(command.options, token.name) ? command.options[token.name] : undefined;
    if (!option) return hinder('unknown', { option: token.rawName });
    if (!option.takesValue && token.value !== undefined) return hinder('noValue', { option: token.rawName });
    const another = !token.inlineValue && token.value?.startsWith('-');
    if (option.takesValue && (!token.value || another)) return hinder('needsValue', { option: token.rawName });
    written.set(token.name, token.value ?? '');
  }
  const [least, most] = command.files;
  if (files.length > most) return hinder('tooMany', { file: files[most] ?? '' });
  if (files.length < least) return hinder('tooFew', {});
  return valuesOf(command, written, files);
}

function valuesOf<C extends Command>(
  { options }: C,
  written: ReadonlyMap<string, string>,
  files: readonly string[],
): Result<Order<C>, Problem> {
  const values: Record<string, unknown> = {};
  for (const [name, option] of Object.entries(options)) {
    const read = option.read(written.get(name));
    if (!read.ok) return fail({ ...read.error, params: { ...read.error.params, option: `--${name}` } });
    values[name] = read.value;
  }
  return ok({ options: values as Order<C>['options'], files });
}

/** Of npm itself, which may stand in a person's .npmrc. */
const NPM_OWN = ['force', 'json', 'only', 'depth', 'version'];

/**
 * An option that npm kept for itself: `npm run restore FILE --remote`, without `--` before it, restores here instead.
 * npm leaves it in the environment, as npm_config_remote.
 */
export function swallowed({ options }: Command, env: NodeJS.ProcessEnv): string | undefined {
  return Object.keys(options).find((name) => !NPM_OWN.includes(name) && env[`npm_config_${name}`] !== undefined);
}
