import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const biome = path.join(root, 'node_modules/@biomejs/biome/bin/biome');

/** The project's own source files, as git knows them. */
function sources(): { file: string; text: string }[] {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.ts', '*.tsx'], {
    cwd: root,
    encoding: 'utf8',
  });
  return listed
    .split('\n')
    .filter((file) => file !== '' && !file.endsWith('catalogue/blanks.ts'))
    .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }));
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:])\/\/.*$/gm, '$1');
}

/** Lints probe files in a copy of the house that holds nothing but them and our own biome.json. */
function lint(files: Record<string, string>): string {
  const house = mkdtempSync(path.join(tmpdir(), 'house-'));
  const config = JSON.parse(readFileSync(path.join(root, 'biome.json'), 'utf8')) as { vcs: unknown };
  config.vcs = { enabled: false };
  writeFileSync(path.join(house, 'biome.json'), JSON.stringify(config));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.join(house, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(house, file), text);
  }
  const run = spawnSync(process.execPath, [biome, 'lint', '.'], { cwd: house, encoding: 'utf8' });
  rmSync(house, { recursive: true });
  return run.stdout + run.stderr;
}

describe('the house', () => {
  it.each([
    ['shared/grid/x.ts', "import { app } from '../../worker/index.ts';\nconsole.log(app);\n"],
    ['shared/grid/x.ts', "import { readFileSync } from 'node:fs';\nconsole.log(readFileSync);\n"],
    ['addin/page/x.ts', "import { app } from '../../worker/index.ts';\nconsole.log(app);\n"],
    ['worker/services/x.ts', "import { App } from '../../addin/page/app.ts';\nconsole.log(App);\n"],
    ['worker/routes/x.ts', "import { rows } from '../store/units.ts';\nconsole.log(rows);\n"],
  ])('in %s the import rules bite', (file, text) => {
    expect(lint({ [file]: text })).toContain('noRestrictedImports');
  });

  it('an import that the rules allow passes', () => {
    const allowed = "import { a1 } from '../../shared/grid/address.ts';\n\nexport const x = a1(1, 1);\n";
    expect(lint({ 'worker/services/x.ts': allowed })).not.toContain('noRestrictedImports');
  });

  it('an import cycle is found', () => {
    const found = lint({
      'shared/grid/a.ts': "import { b } from './b.ts';\n\nexport const a = (): number => b();\n",
      'shared/grid/b.ts': "import { a } from './a.ts';\n\nexport const b = (): number => a();\n",
    });
    expect(found).toContain('noImportCycles');
  });

  it('no file is longer than 500 lines', () => {
    const long = sources().filter(({ text }) => text.split('\n').length > 500);
    expect(long.map(({ file }) => file)).toEqual([]);
  });

  it('SQL stands only in worker/store', () => {
    const sql = /\b(SELECT\s+[\w*(]|INSERT INTO|UPDATE \w+ SET|DELETE FROM)/;
    const outside = sources().filter(
      ({ file, text }) =>
        /^(worker|shared|addin)\//.test(file) && !file.startsWith('worker/store/') && sql.test(withoutComments(text)),
    );
    expect(outside.map(({ file }) => file)).toEqual([]);
  });

  it('Office.js is called only in addin/host', () => {
    const office = /\b(Excel\.run|Office\.(context|onReady|actions|addin|ribbon)|OfficeExtension\.)/;
    const outside = sources().filter(
      ({ file, text }) =>
        /^(worker|shared|addin)\//.test(file) && !file.startsWith('addin/host/') && office.test(withoutComments(text)),
    );
    expect(outside.map(({ file }) => file)).toEqual([]);
  });

  it('addin and worker hold no Chinese text of their own', () => {
    const outside = sources().filter(
      ({ file, text }) =>
        /^(worker|addin)\//.test(file) && !/\.test\.tsx?$/.test(file) && /[\u4e00-\u9fff]/.test(withoutComments(text)),
    );
    expect(outside.map(({ file }) => file)).toEqual([]);
  });
});
