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

/** The scripts that a pane needs before it stands there: the page's own and what they import at once. */
function initialScripts(): Map<string, string> {
  const scripts = new Map<string, string>();
  const waiting = [...textOf('index.html').matchAll(/(?:src|href)="\/addin\/(assets\/[^"]+\.js)"/g)].map(
    ([, name]) => name,
  );
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (scripts.has(name)) continue;
    const text = textOf(name);
    scripts.set(name, text);
    for (const [, from] of text.matchAll(/(?:import|from)\s*"\.\/([^"]+\.js)"/g)) waiting.push(`assets/${from}`);
  }
  return scripts;
}

it('stands there with at most 60 KB of script, and no more of it than that carries data', () => {
  const scripts = [...initialScripts().values()];
  expect(scripts.length).toBeGreaterThan(0);
  const size = scripts.reduce((sum, text) => sum + gzipSync(text).length, 0);
  expect(size).toBeLessThanOrEqual(60 * KB);
  for (const text of scripts) expect(text).not.toMatch(/玛沁县|UEsDB/);
});

it('fetches the divisions as a text, and no library that reads workbooks', () => {
  expect(textOf('divisions.txt')).toContain('玛沁县');
  const all = readdirSync(path.join(pane.folder, 'assets')).filter((name) => name.endsWith('.js'));
  const engine = all.find((name) => name.startsWith('engine')) ?? '';
  const own = [...initialScripts().keys(), `assets/${engine}`].map(textOf).join('\n');
  expect(own).not.toMatch(/SheetJS|玛沁县|UEsDB/);
});
