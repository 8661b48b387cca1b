import path from 'node:path';
import { build } from 'vite';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

/** The script a bundler makes of this module and what it needs. */
async function scriptOf(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    root,
    build: { write: false, minify: false, lib: { entry: path.join(root, entry), formats: ['es'] } },
  });
  const outputs = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
  return outputs.map((one) => (one.type === 'chunk' ? one.code : '')).join('');
}

/** Every schema of valibot says of itself that it is one. */
const SCHEMA = /kind: "schema"/;

describe('definitions are checked where they come in, and who uses them carries no schema', () => {
  it.each([
    ['reads a workbook', 'shared/inspect/inspect.ts', 'function inspectWorkbook'],
    ['follows a sheet', 'shared/inspect/live.ts', 'recordRules'],
    ['compiles guards', 'shared/compile/compile.ts', 'partOfWhole'],
    ['writes workbooks', 'shared/render/field-content.ts', 'function contentOf'],
    ['rolls up', 'shared/merge/roll-up.ts', 'function rollUp'],
  ])('who %s', async (_, entry, holds) => {
    const script = await scriptOf(entry);
    expect(script).toContain(holds);
    expect(script).not.toMatch(SCHEMA);
  });

  it('but who checks them', async () => {
    expect(await scriptOf('shared/annex/read-annex.ts')).toMatch(SCHEMA);
  });
});
