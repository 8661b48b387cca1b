import path from 'node:path';
import { build } from 'vite';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

/** The modules of which a bundler keeps anything for this one. */
async function keptFor(entry: string): Promise<string[]> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    root,
    build: { write: false, minify: false, lib: { entry: path.join(root, entry), formats: ['es'] } },
  });
  const outputs = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
  const modules = outputs.flatMap((one) => (one.type === 'chunk' ? Object.entries(one.modules) : []));
  return modules
    .filter(([, { renderedLength }]) => renderedLength > 0)
    .map(([id]) => path.relative(root, id).replaceAll('\\', '/'));
}

const isValibot = (id: string) => id.includes('/valibot/');

describe('definitions are checked where they come in, and who uses them carries no schema', () => {
  it.each([
    ['reads a workbook', 'shared/inspect/inspect.ts'],
    ['follows a sheet', 'shared/inspect/live.ts'],
    ['compiles guards', 'shared/compile/compile.ts'],
    ['writes workbooks', 'shared/render/render.ts'],
    ['rolls up', 'shared/merge/roll-up.ts'],
  ])('who %s', async (_, entry) => {
    const kept = await keptFor(entry);
    expect(kept).toContain(entry);
    expect(kept.filter(isValibot)).toEqual([]);
  });

  it('but who checks them', async () => {
    expect((await keptFor('shared/annex/read-annex.ts')).filter(isValibot)).not.toEqual([]);
  });
});
