import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BuiltPane, buildPane } from './pane-site.ts';

const KB = 1024;
let pane: BuiltPane;

beforeAll(async () => {
  pane = await buildPane();
});
afterAll(() => pane?.remove());

const textOf = (name: string) => readFileSync(path.join(pane.folder, name), 'utf8');

/** Scripts with everything that they import at once; what is imported when it is first used is none of theirs. */
function closure(names: readonly (string | undefined)[]): Map<string, string> {
  const scripts = new Map<string, string>();
  const waiting = [...names];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (scripts.has(name)) continue;
    const text = textOf(name);
    scripts.set(name, text);
    for (const [, from] of text.matchAll(/(?:import|from)\s*"\.\/([^"]+\.js)"/g)) waiting.push(`assets/${from}`);
  }
  return scripts;
}

/** What the page names: the pane stands there, says that it is opening, and can be signed in to. */
function initial(): Map<string, string> {
  const names = [...textOf('index.html').matchAll(/(?:src|href)="\/addin\/(assets\/[^"]+\.js)"/g)];
  return closure(names.map(([, name]) => name));
}

const scripts = () => readdirSync(path.join(pane.folder, 'assets')).filter((name) => name.endsWith('.js'));

/** And what an officer's first verdict takes: the desk, and the rules that Worker, page and command line have too. */
function judging(): Map<string, string> {
  const desk = scripts().find((name) => name.startsWith('desk'));
  return closure([...initial().keys(), `assets/${desk}`]);
}

/** Whatever an officer's pane ever fetches of its own: all but the rules, the reviewer's room and the writer of workbooks. */
function officers(): Map<string, string> {
  const own = scripts().filter((name) => !/^(rules|reviewer|writer)/.test(name));
  return new Map(own.map((name) => [name, textOf(`assets/${name}`)]));
}

const sizeOf = (scripts: Map<string, string>) =>
  [...scripts.values()].reduce((sum, text) => sum + gzipSync(text).length, 0);

it('is 60 KB of script at most, gzipped, in all that an officer ever fetches; half of it for standing there', () => {
  expect(initial().size).toBeGreaterThan(0);
  expect(sizeOf(initial())).toBeLessThanOrEqual(30 * KB);
  expect(officers().size).toBeGreaterThan(initial().size);
  expect(sizeOf(officers())).toBeLessThanOrEqual(60 * KB);
});

it('judges with at most 80 KB in all, the rules included', () => {
  expect(judging().size).toBeGreaterThan(initial().size);
  expect(sizeOf(judging())).toBeLessThanOrEqual(80 * KB);
  expect([...judging().keys()].some((name) => /^assets.(guarding|seldom|reviewer|writer)/.test(name))).toBe(false);
});

it('fetches divisions and annexes as data, and neither a library that reads workbooks nor the part of the reviewer', () => {
  expect(textOf('divisions.json')).toContain('玛沁县');
  expect(textOf('annexes.json')).toContain('一般不超过200万元');
  expect(textOf('zh-CN.json')).toContain('是一个范围');
  const own = [...judging().values(), ...officers().values()].join('\n');
  // SheetJS, the divisions, a blank in Base64, the text of a definition, the reviewer's tree, a sentence of an issue, one
  // of the pane.
  for (const sign of [
    'SheetJS',
    '玛沁县',
    'UEsDB',
    '一般不超过200万元',
    'below-units',
    '是一个范围',
    '已从头检查一遍',
  ]) {
    expect(own.includes(sign), sign).toBe(false);
  }
});
