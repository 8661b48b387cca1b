import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

/** File → the files of ours that it imports, for types as well: Biome looks at values only. */
function imports(): Map<string, string[]> {
  const list = ['ls-files', '-co', '--exclude-standard', '*.ts', '*.tsx'];
  const files = execFileSync('git', list, { cwd: root, encoding: 'utf8' }).trim().split('\n');
  const text = (file: string) => {
    try {
      return readFileSync(path.join(root, file), 'utf8');
    } catch {
      // Listed, and gone from the work tree.
      return '';
    }
  };
  return new Map(
    files.map((file) => {
      const named = [...text(file).matchAll(/^(?:import|export)\b[^;]*?\bfrom '(\.[^']+)'/gm)];
      return [file, named.map(([, to]) => path.posix.join(path.posix.dirname(file), to ?? ''))];
    }),
  );
}

/** The first way that leads back to where it began. */
function circleIn(graph: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const done = new Set<string>();
  const walk = (file: string, way: readonly string[]): readonly string[] | undefined => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const next of graph.get(file) ?? []) {
      const found = walk(next, [...way, file]);
      if (found) return found;
    }
    done.add(file);
    return undefined;
  };
  for (const file of graph.keys()) {
    const found = walk(file, []);
    if (found) return found;
  }
  return undefined;
}

it('a circle is found, also one of types', () => {
  expect(
    circleIn(
      new Map([
        ['a.ts', ['b.ts']],
        ['b.ts', ['c.ts']],
        ['c.ts', ['b.ts']],
      ]),
    ),
  ).toEqual(['b.ts', 'c.ts', 'b.ts']);
});

it('no file of the house knows itself by a detour, not even for its types', () => {
  expect(circleIn(imports())).toBeUndefined();
});
