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
const named = (part: RegExp) => scripts().flatMap((name) => (part.test(name) ? [`assets/${name}`] : []));

/** And what an officer's first verdict takes: the rules that Worker, page and command line have too, over the desk. */
const judging = () => closure([...initial().keys(), ...named(/^verdict/)]);

/** Whatever an officer ever fetches: all but the reviewer's room and the writer of workbooks. */
const officers = () => closure(named(/^(?!reviewer|writer)/));

const sizeOf = (scripts: Map<string, string>) =>
  [...scripts.values()].reduce((sum, text) => sum + gzipSync(text).length, 0);

it('says a first verdict with 60 KB of script, gzipped; a third of it for standing there', () => {
  expect(initial().size).toBeGreaterThan(0);
  expect(sizeOf(initial())).toBeLessThanOrEqual(20 * KB);
  expect(judging().size).toBeGreaterThan(initial().size);
  expect(sizeOf(judging())).toBeLessThanOrEqual(60 * KB);
});

it('costs an officer 100 KB in all, whatever they do', () => {
  expect(officers().size).toBeGreaterThan(judging().size);
  expect(sizeOf(officers())).toBeLessThanOrEqual(100 * KB);
});

it('fetches divisions and annexes as data, and neither a library that reads workbooks nor the part of the reviewer', () => {
  expect(textOf('divisions.json')).toContain('玛沁县');
  expect(textOf('annexes.json')).toContain('一般不超过200万元');
  expect(textOf('zh-CN.json')).toContain('是一个范围');
  const own = [...officers().values()].join('\n');
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
