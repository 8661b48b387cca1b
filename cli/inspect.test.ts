import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

const command = new URL('inspect.ts', import.meta.url).pathname;
const fixture = (name: string) => new URL(`../test/fixtures/${name}`, import.meta.url).pathname;

function inspect(...files: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...files], { encoding: 'utf8' });
  return { status, json: stdout === '' ? undefined : JSON.parse(stdout), stderr };
}

describe('npm run inspect', () => {
  it('prints an object for one file and exits 0 without errors', () => {
    const { status, json, stderr } = inspect(fixture('a2-gansu-clean.xlsx'));
    expect([status, stderr]).toEqual([0, '']);
    expect(json).toMatchObject({
      file: 'a2-gansu-clean.xlsx',
      sheets: [{ annex: 'mca2021-annex2', unit: '甘肃省民政厅' }],
    });
  });

  it('prints an array for several and exits 1 when one has errors', () => {
    const { status, json } = inspect(
      fixture('a2-gansu-clean.xlsx'),
      fixture('js2-wuxi-messy.xls'),
      fixture('a2-gansu-messy.xlsx'),
    );
    expect(status).toBe(1);
    expect(json.map(({ file }: { file: string }) => file)).toEqual([
      'a2-gansu-clean.xlsx',
      'js2-wuxi-messy.xls',
      'a2-gansu-messy.xlsx',
    ]);
  });

  it('exits 2 and says in Chinese what is wrong with a file it can’t read', () => {
    expect(inspect(fixture('no-such.xlsx'))).toMatchObject({
      status: 2,
      json: undefined,
      stderr: expect.stringContaining('没有找到这个文件'),
    });
    expect(inspect(fixture('a2-gansu-clean.expected.json')).status).toBe(2);
    expect(inspect(fixture('.')).stderr).toContain('文件夹');
    expect(inspect()).toMatchObject({ status: 2, stderr: expect.stringContaining('用法') });
  });
});
