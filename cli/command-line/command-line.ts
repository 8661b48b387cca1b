import { commands as en } from '../../shared/i18n/en/commands.ts';
import { commands as zh } from '../../shared/i18n/zh-CN/commands.ts';
import type { Params } from '../../shared/issue/issue.ts';
import { COMMANDS, type CommandName } from './commands.ts';
import { whole } from './option.ts';
import { type Order, readCommandLine, swallowed } from './read.ts';
import { textsIn } from './texts.ts';

/** The command line could not be used; nothing was done. */
const UNUSABLE = 2;

const text = textsIn(zh, en);

/** Says it and ends the process: only when it is written, since a pipe or a Windows terminal may take its time. */
function end(stream: NodeJS.WriteStream, lines: readonly string[], code: number): Promise<never> {
  return new Promise(() => stream.write(`${lines.join('\n')}\n`, () => process.exit(code)));
}

/**
 * What this process was asked, as the command `name` takes it. `--help`, and what can't be understood, are answered here
 * and end the process: 0 help, 2 not understood.
 *
 *     const { options, files } = await commandLine('restore');
 */
export async function commandLine<N extends CommandName>(name: N): Promise<Order<(typeof COMMANDS)[N]>> {
  const usage = text(`usage.${name}`);
  const read = readCommandLine(COMMANDS[name], process.argv.slice(2));
  if (!read.ok && read.error.code === 'help') return end(process.stdout, [text(`does.${name}`), usage], 0);
  const lost = swallowed(COMMANDS[name], process.env);
  if (lost !== undefined) return refuse('usage.swallowed', { option: `--${lost}` }, usage);
  if (read.ok) return read.value;
  const { code, params } = read.error;
  return refuse(code, code === 'usage.tooFew' ? { ...params, what: text(`files.${name}`) } : params, usage);
}

/** Says what is wrong with the call, and how it is done, and ends the process. */
export function refuse(code: string, params: Params, ...more: readonly string[]): Promise<never> {
  return end(process.stderr, [text(code, params), ...more], UNUSABLE);
}

/** The port of the variable PORT, or `otherwise`; ends the process where it is no port. */
export async function portOr(otherwise: number): Promise<number> {
  const read = whole(1, 65_535, otherwise).read(process.env.PORT || undefined);
  return read.ok ? read.value : refuse(read.error.code, { ...read.error.params, option: 'PORT' });
}

/** Prints one of the texts of commands.ts. */
export function say(code: string, params: Params): void {
  console.log(text(code, params));
}
