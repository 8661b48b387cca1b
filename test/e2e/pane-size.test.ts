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

/** And the rules, for an officer's first verdict. The sentences of one language are 5 KB more. */
function judging(): Map<string, string> {
  const engine = readdirSync(path.join(pane.folder, 'assets')).find((name) => name.startsWith('engine'));
  return closure([...initial().keys(), `assets/${engine}`]);
}

const sizeOf = (scripts: Map<string, string>) =>
  [...scripts.values()].reduce((sum, text) => sum + gzipSync(text).length, 0);

it('stands there with at most 60 KB of script, gzipped, and judges with at most 100 KB in all', () => {
  expect(initial().size).toBeGreaterThan(0);
  expect(sizeOf(initial())).toBeLessThanOrEqual(60 * KB);
  expect(judging().size).toBeGreaterThan(initial().size);
  expect(sizeOf(judging())).toBeLessThanOrEqual(100 * KB);
});

it('fetches divisions and annexes as data, and neither a library that reads workbooks nor the part of the reviewer', () => {
  expect(textOf('divisions.txt')).toContain('玛沁县');
  expect(textOf('annexes.json')).toContain('一般不超过200万元');
  const own = [...judging().values()].join('\n');
  // SheetJS, the divisions, a blank in Base64, the text of a definition, the reviewer's tree, a sentence of an issue.
  for (const sign of ['SheetJS', '玛沁县', 'UEsDB', '一般不超过200万元', 'below-units', '是一个范围']) {
    expect(own.includes(sign), sign).toBe(false);
  }
});
