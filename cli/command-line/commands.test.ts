import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands as english } from '../../shared/i18n/en/commands.ts';
import { commands as chinese } from '../../shared/i18n/zh-CN/commands.ts';
import { COMMANDS, type CommandName } from './commands.ts';
import { type Command, readCommandLine, swallowed } from './read.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const { scripts } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};
/** Run by its path: too seldom for a script. */
const BY_HAND = ['test:fuzz', 'test/excel-host/fuzz/fuzz.ts'] as const;
const PROGRAMS: readonly (readonly [CommandName, string])[] = [
  BY_HAND,
  ...Object.entries(scripts).flatMap(([name, script]) => {
    const program = /^node (\S+\.ts)$/.exec(script)?.[1];
    return program === undefined ? [] : [[name as CommandName, program] as const];
  }),
];

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function run(program: string, ...args: string[]): Promise<Run> {
  const env = { PATH: process.env.PATH, LANG: 'zh_CN.UTF-8', PORT: '65535' };
  const child = spawn(process.execPath, ['--no-warnings', program, ...args], { cwd: ROOT, env });
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.err += text;
  });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, ...said })));
}

const filled = (key: string, params: Readonly<Record<string, string>>) =>
  Object.entries(params).reduce((text, [name, value]) => text.replace(`{${name}}`, value), chinese[key] ?? key);

describe('every command', () => {
  it('is in the table, and the table has no other', () => {
    expect(PROGRAMS.map(([name]) => name).sort()).toEqual(Object.keys(COMMANDS).sort());
  });

  it.each(PROGRAMS)('%s answers --help and what it does not know, and does nothing', async (name, program) => {
    const usage = chinese[`usage.${name}`];
    const [help, unknown] = await Promise.all([run(program, '--help'), run(program, '--what')]);
    expect(help).toEqual({ code: 0, out: `${chinese[`does.${name}`]}\n${usage}\n`, err: '' });
    expect(unknown).toEqual({ code: 2, out: '', err: `${filled('usage.unknown', { option: '--what' })}\n${usage}\n` });
  });

  it.each(PROGRAMS)('%s tells of each of its options, in both languages', (name) => {
    for (const texts of [chinese, english]) {
      const told = `${texts[`usage.${name}`]} ${texts[`does.${name}`]}`;
      for (const option of Object.keys(COMMANDS[name].options)) expect(told).toContain(`--${option}`);
    }
  });
});

describe('a call that can’t be understood', () => {
  const CALLS: readonly (readonly [CommandName, readonly string[], string, Readonly<Record<string, unknown>>])[] = [
    ['start', ['--reset=yes'], 'usage.noValue', { option: '--reset' }],
    ['start', ['8788'], 'usage.tooMany', { file: '8788' }],
    ['inspect', [], 'usage.tooFew', {}],
    ['merge', ['附件'], 'usage.missing', { option: '--out' }],
    ['merge', ['附件', '-o'], 'usage.needsValue', { option: '-o' }],
    ['merge', ['附件', '-o', '--force'], 'usage.needsValue', { option: '-o' }],
    ['merge', ['附件', '县', '-o', 'a.xlsx'], 'usage.tooMany', { file: '县' }],
    ['merge', ['附件', '-o', 'a.xlsx', '-x'], 'usage.unknown', { option: '-x' }],
    [
      'manifest',
      ['--cdn', 'china'],
      'usage.choice',
      { option: '--cdn', text: 'china', allowed: ['global', '21vianet'] },
    ],
    ['manifest', ['--host='], 'usage.needsValue', { option: '--host' }],
    ['seed-units', ['--depth', 'township'], 'usage.choice', { option: '--depth', text: 'township' }],
    ['first-admin', [], 'usage.missing', { option: '--unit' }],
    [
      'first-admin',
      ['--unit', '1', '--days', '31'],
      'usage.whole',
      { option: '--days', text: '31', least: 1, most: 30 },
    ],
    ['first-admin', ['--unit', '1', '--days', '1e1'], 'usage.whole', { text: '1e1' }],
    ['backup', ['--database', 'DB_9'], 'usage.choice', { option: '--database', text: 'DB_9', allowed: ['DB'] }],
    ['restore', ['--remote'], 'usage.tooFew', {}],
    ['verify', ['a.jsonl', '--keys'], 'usage.needsValue', { option: '--keys' }],
    ['bench', ['--only', 'pipeline,all'], 'usage.choice', { option: '--only', text: 'all' }],
    ['bench:deadline', ['--scale', '2'], 'usage.share', { option: '--scale', text: '2' }],
    ['test:faults', ['--port', '-1'], 'usage.needsValue', { option: '--port' }],
    ['test:fuzz', ['--level', '1.15'], 'usage.choice', { text: '1.15', allowed: ['1.14', 'latest'] }],
    ['backup', ['--constructor'], 'usage.unknown', { option: '--constructor' }],
  ];
  it.each(CALLS)('%s %j: %s', (name, args, code, params) => {
    const command: Command = COMMANDS[name];
    expect(readCommandLine(command, args)).toMatchObject({ ok: false, error: { code, params } });
    for (const texts of [chinese, english]) {
      expect(texts[code]).toBeTypeOf('string');
      if (code === 'usage.tooFew') expect(texts[`files.${name}`]).toBeTypeOf('string');
    }
  });

  it('says what is missing and how it is called', async () => {
    const [program] = PROGRAMS.filter(([name]) => name === 'restore').map(([, file]) => file);
    const { code, err } = await run(program ?? '', '--remote');
    expect(code).toBe(2);
    expect(err).toBe(`还要写上备份文件。\n${chinese['usage.restore']}\n`);
  });
});

describe('a call that can', () => {
  it('gives the command its options, with what stands for those that were left out', () => {
    expect(readCommandLine(COMMANDS.merge, ['附件', '-fo', '总.xlsx'])).toEqual({
      ok: true,
      value: { options: { out: '总.xlsx', force: true, lang: 'zh-CN' }, files: ['附件'] },
    });
    expect(readCommandLine(COMMANDS['bench:deadline'], ['--scale=.05', '--json'])).toEqual({
      ok: true,
      value: { options: { scale: 0.05, flight: 32, databases: 1, json: true }, files: [] },
    });
    expect(readCommandLine(COMMANDS.inspect, ['--', '-odd.xlsx'])).toEqual({
      ok: true,
      value: { options: {}, files: ['-odd.xlsx'] },
    });
  });

  it('is asked for help wherever that stands', () => {
    expect(readCommandLine(COMMANDS.merge, ['附件', '-h', '-o'])).toMatchObject({ ok: false, error: { code: 'help' } });
  });

  it('an option that npm kept is missed; what people have in their .npmrc is not', () => {
    expect(swallowed(COMMANDS.restore, { npm_config_remote: 'true' })).toBe('remote');
    expect(swallowed(COMMANDS.merge, { npm_config_force: 'true' })).toBeUndefined();
  });
});
