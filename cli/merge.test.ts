import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CATALOGUE } from '../shared/annex/catalogue/index.ts';
import { type Grid, valueAt } from '../shared/grid/grid.ts';
import { inspectWorkbook } from '../shared/inspect/inspect.ts';
import { fenOfWan } from '../shared/record/money.ts';
import { nationalDivisions } from '../shared/regions/tree.ts';
import { patchCells } from '../shared/workbook/patch.ts';
import { gridsIn } from '../test/fixtures/grids.ts';
import {
  type GenerateRequest,
  generateBook,
  generateWorkbook,
  type Truth,
} from '../test/generate/generate-workbook.ts';
import { COMMANDS } from './command-line/commands.ts';
import { readCommandLine } from './command-line/read.ts';
import { runMerge } from './merge/run.ts';

const divisions = nationalDivisions();
const CITIES = divisions.children('320000').map((d) => ({ code: d.code, name: `${d.name}民政局` }));
/** Of a machine that has other work too: each merge is a process of its own. */
const PATIENCE = 120_000;
const root = mkdtempSync(join(tmpdir(), 'annex-merge-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function merge(...args: string[]): { code: number; stdout: string; stderr: string } {
  const written = { stdout: '', stderr: '' };
  const stream = (name: keyof typeof written) => ({
    write: (text: string) => {
      written[name] += text;
    },
  });
  const read = readCommandLine(COMMANDS.merge, args);
  if (!read.ok) throw new Error(`${JSON.stringify(read.error)}: ${args.join(' ')}`);
  const { out, force, lang: locale } = read.value.options;
  const [folder = ''] = read.value.files;
  const code = runMerge({ folder, out, force, locale }, { out: stream('stdout'), err: stream('stderr') });
  return { code, ...written };
}

async function write(folder: string, name: string, request: GenerateRequest): Promise<Truth> {
  mkdirSync(folder, { recursive: true });
  const { bytes, truth } = await generateWorkbook(request);
  writeFileSync(join(folder, name), bytes);
  return truth;
}

function texts(grid: Grid | undefined): string {
  return (grid?.rows ?? []).map((row) => row.map((cell) => (cell === null ? '' : String(cell))).join('|')).join('\n');
}

const inspect = (path: string) => inspectWorkbook(gridsIn(readFileSync(path)), { divisions, catalogue: CATALOGUE });

describe('the clean workbooks of 13 cities', () => {
  const folder = join(root, '江苏省');
  const out = join(root, '汇总.xlsx');
  const truths: Truth[] = [];
  let run: ReturnType<typeof merge>;

  beforeAll(async () => {
    for (const unit of CITIES) {
      for (const [annex, code] of [
        ['js2021-annex1', '附件1'],
        ['js2021-annex2', '附件2'],
      ] as const) {
        truths.push(await write(folder, `${unit.name}${code}.xlsx`, { annex, unit, rows: 20, seed: 5 }));
      }
    }
    run = merge(folder, '-o', out);
  }, PATIENCE);

  test('are merged with nothing left out', () => {
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toContain('应报13家，已报13家，已全部报齐。');
    expect(run.stdout).toContain('没有遗漏');
  });

  test('give every sum of 附件1 to the fen', () => {
    const sheet = inspect(out)[0];
    const own = truths.filter((truth) => truth.annex === 'js2021-annex1').flatMap((truth) => truth.records);
    for (const field of [
      'orgsTotal',
      'projectsCity',
      'fundsWanTotal',
      'fundsWanCity',
      'staffTotal',
      'beneficiariesCity',
    ]) {
      const total = (records: readonly { values: Readonly<Record<string, unknown>> }[] = []) =>
        records.reduce((sum, r) => sum + BigInt(fenOfWan((r.values[field] as number) ?? 0)), 0n);
      expect(total(sheet?.records)).toBe(total(own));
    }
  });

  test('give every row of 附件2, in division order', () => {
    const own = truths.filter((truth) => truth.annex === 'js2021-annex2').flatMap((truth) => truth.records);
    const sheet = inspect(out)[1];
    expect(sheet?.annex).toBe('js2021-annex2');
    expect(sheet?.records.map((r) => r.values)).toEqual(own.map((r) => r.values));
  });

  test('keep the official layout, with 报送情况, 附注 and 来源 behind it', () => {
    const names = gridsIn(readFileSync(out)).map((grid) => grid.sheet);
    expect(names.slice(0, 3)).toEqual(['附件1', '附件2', '报送情况']);
    expect(names).toEqual(expect.arrayContaining(['附注 附件1', '来源 附件1', '来源 附件2']));
    expect(valueAt(gridsIn(readFileSync(out))[0] as Grid, 2, 1)).toBe('2021 年社会组织参与乡村振兴情况统计表');
  });

  test('tell of every row where it comes from', () => {
    const grids = gridsIn(readFileSync(out));
    const [list, sources] = ['附件2', '来源 附件2'].map((name) => grids.find((grid) => grid.sheet === name) as Grid);
    const rows = (sources?.rows ?? []).slice(2).filter((row) => typeof row[1] === 'number');
    expect(rows.length).toBe(13 * 20);
    for (const [, row, project, unit, file] of rows) {
      expect(valueAt(list as Grid, row as number, 3)).toBe(project);
      expect(file).toBe(`${unit}附件2.xlsx`);
    }
  });

  test('give the same bytes again', () => {
    const again = join(root, '再汇总.xlsx');
    merge(folder, '-o', again);
    expect(readFileSync(again).equals(readFileSync(out))).toBe(true);
  });

  test('show no progress bar where the output is piped', () => {
    expect(run.stderr).toBe('');
    for (const part of ['█', '\u001b']) expect(run.stdout).not.toContain(part);
  });
});

describe('a folder as it arrives', () => {
  const folder = join(root, '收到的');
  const out = join(root, '收到的.xlsx');
  let run: ReturnType<typeof merge>;
  let messy: Truth;
  const report = () => texts(gridsIn(readFileSync(out)).find((grid) => grid.sheet === '报送情况'));

  beforeAll(async () => {
    const [nanjing, wuxi, xuzhou] = CITIES as [(typeof CITIES)[0], (typeof CITIES)[0], (typeof CITIES)[0]];
    const annex = 'js2021-annex2';
    messy = await write(folder, '徐州.xlsx', { annex, unit: xuzhou, rows: 12, seed: 1, mess: 'some', questions: 3 });
    await write(folder, '无锡.xlsx', { annex, unit: wuxi, rows: 4, seed: 1 });
    await write(folder, '无锡最终版.xlsx', { annex, unit: wuxi, rows: 6, seed: 2 });
    utimesSync(join(folder, '无锡.xlsx'), new Date('2021-10-01'), new Date('2021-10-01'));
    utimesSync(join(folder, '无锡最终版.xlsx'), new Date('2021-10-09'), new Date('2021-10-09'));
    await write(folder, '南京.xlsx', { annex, unit: nanjing, rows: 3, seed: 1 });
    writeFileSync(join(folder, '损坏.xlsx'), 'PK\u0003\u0004 not a zip');
    writeFileSync(join(folder, '~$徐州.xlsx'), '');
    writeFileSync(join(folder, '说明.txt'), '请于10月20日前报送');
    mkdirSync(join(folder, '去年'));
    copyFileSync(join(folder, '南京.xlsx'), join(folder, '去年', '南京.xlsx'));
    run = merge(folder, '-o', out);
  }, PATIENCE);

  test('exits 1, and says of every cell in question where it is and why', () => {
    expect(run.code).toBe(1);
    const open = messy.records.flatMap((r) => Object.keys(r.open));
    expect(open.length).toBe(3);
    expect(run.stdout.match(/徐州\.xlsx ▸ 附件2 ▸ [A-Z]+\d+ /g)?.length).toBe(3);
    expect(report().match(/\|留空\|徐州\.xlsx\|/g)?.length).toBe(3);
  });

  test('leaves the cells in question blank and counts the rest of their rows', () => {
    const rows = inspect(out)[0]?.records.slice(-12);
    rows?.forEach((row, i) => {
      const meant = Object.entries(messy.records[i]?.values ?? {}).filter(([key]) => !messy.records[i]?.open[key]);
      expect(row.values).toEqual(Object.fromEntries(meant));
    });
  });

  test('counts a unit that sent two once, by the later file, and names the other', () => {
    expect(inspect(out)[0]?.records.length).toBe(3 + 6 + 12);
    expect(run.stdout).toContain('无锡.xlsx ▸ 附件2 ▸ 同一单位有多份，已按修改时间取最新的“无锡最终版.xlsx”');
    expect(report()).toContain('附件2|无锡市民政局|未计入|无锡.xlsx');
  });

  test('names what it could not read, and what it passed over', () => {
    expect(run.stdout).toContain('损坏.xlsx ▸ ');
    expect(report()).toContain('未计入|损坏.xlsx');
    for (const name of ['~$徐州.xlsx', '说明.txt', '去年']) expect(run.stdout).toContain(name);
  });

  test('names who is missing', () => {
    expect(run.stdout).toContain('应报13家，已报3家，未报10家：常州市、');
    expect(report()).toContain('附件2|常州市|未报');
  });
});

describe('the output file', () => {
  const folder = join(root, '一份');
  const file = join(folder, '南京.xlsx');

  beforeAll(async () => {
    await write(folder, '南京.xlsx', { annex: 'js2021-annex2', unit: CITIES[0] as never, rows: 3, seed: 1 });
  }, PATIENCE);

  test('is not overwritten without being asked for', () => {
    const out = join(root, 'there.xlsx');
    writeFileSync(out, 'mine');
    expect(merge(folder, '-o', out)).toMatchObject({ code: 2 });
    expect(readFileSync(out, 'utf8')).toBe('mine');
    expect(merge(folder, '-o', out, '--force').code).toBe(0);
  });

  test('is never one of the files to merge, not even with --force', () => {
    const before = readFileSync(file);
    const run = merge(folder, '-o', file, '--force');
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('是要汇总的文件之一');
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test('in the folder itself is not merged again the next time', () => {
    const out = join(folder, '汇总.xlsx');
    merge(folder, '-o', out);
    const [first] = inspect(out);
    expect(merge(folder, '-o', out, '--force').code).toBe(0);
    expect(inspect(out)[0]?.records.length).toBe(first?.records.length);
    const elsewhere = join(root, 'elsewhere.xlsx');
    const run = merge(folder, '-o', elsewhere);
    expect(run.stdout).toContain('汇总.xlsx ▸ 里面有“报送情况”工作表');
    expect(inspect(elsewhere)[0]?.records.length).toBe(3);
    expect(readdirSync(folder).sort()).toEqual(['南京.xlsx', '汇总.xlsx'].sort());
  });
});

test(
  'a city’s own merge of its counties, with the city’s name filled in, counts as the city’s',
  async () => {
    const counties = divisions.children('622900').slice(0, 3);
    const below = join(root, '临夏州');
    for (const { code, name } of counties) {
      await write(below, `${name}.xlsx`, {
        annex: 'mca2021-annex2',
        unit: { code, name: `${name}民政局` },
        rows: 2,
        seed: 1,
      });
    }
    const above = join(root, '甘肃省');
    mkdirSync(above);
    const out = join(above, '临夏州汇总.xlsx');
    expect(merge(below, '-o', out).code).toBe(0);
    expect(merge(above, '-o', join(root, 'no-unit.xlsx'))).toMatchObject({ code: 2 });
    const named = patchCells(readFileSync(out), [
      { sheet: '附件2', cell: 'A4', value: '单位：临夏回族自治州民政局 (公 章)' },
    ]);
    writeFileSync(out, named);
    await write(above, '兰州.xlsx', {
      annex: 'mca2021-annex2',
      unit: { code: '620100', name: '兰州市民政局' },
      rows: 4,
      seed: 1,
    });
    const province = join(root, '甘肃省汇总.xlsx');
    expect(merge(above, '-o', province).stdout).toContain('应报14家，已报2家');
    expect(inspect(province)[0]?.records.length).toBe(4 + 6);
  },
  PATIENCE,
);

describe('what comes twice, or empty', () => {
  const annex = 'js2021-annex2';
  const [unit] = CITIES as [(typeof CITIES)[0]];
  const requests = (...seeds: number[]) => seeds.map((seed) => ({ annex, unit, rows: 4, seed }));
  const book = async (folder: string, list: GenerateRequest[]) => {
    mkdirSync(folder);
    writeFileSync(join(folder, '南京.xlsx'), (await generateBook(list)).bytes);
  };

  test('a copy of the sheet in the same workbook counts once', async () => {
    const folder = join(root, '两张表');
    await book(folder, requests(1, 1));
    const run = merge(folder, '-o', join(root, '两张表.xlsx'));
    expect(run.code).toBe(1);
    expect(run.stdout).toContain('这一张没有计入');
    expect(inspect(join(root, '两张表.xlsx'))[0]?.records.length).toBe(4);
  });

  test('sheets that share no row are parts of one list', async () => {
    const folder = join(root, '分两张');
    await book(folder, requests(1, 2));
    merge(folder, '-o', join(root, '分两张.xlsx'));
    expect(inspect(join(root, '分两张.xlsx'))[0]?.records.length).toBe(8);
  });

  test('a table without a record is no nil return: the unit is missing', async () => {
    const folder = join(root, '空表');
    await write(folder, '南京.xlsx', { annex, unit, rows: 0, seed: 1 });
    await write(folder, '无锡.xlsx', { annex, unit: CITIES[1] as never, rows: 2, seed: 1 });
    const run = merge(folder, '-o', join(root, '空表.xlsx'));
    expect(run.code).toBe(1);
    expect(run.stdout).toContain('南京.xlsx ▸ 附件2 ▸ 表里没有填任何记录');
    expect(run.stdout).toMatch(/未报12家：南京市/);
  });

  test('two files of one moment are told apart by nothing, and that is said', async () => {
    const folder = join(root, '同时');
    const at = new Date('2021-10-01');
    for (const [name, seed] of [
      ['南京.xlsx', 1],
      ['南京改.xlsx', 2],
    ] as const) {
      await write(folder, name, { annex, unit, rows: 2, seed });
      utimesSync(join(folder, name), at, at);
    }
    const run = merge(folder, '-o', join(root, '同时.xlsx'));
    expect(run.code).toBe(1);
    expect(run.stdout).toContain('分不出先后');
    expect(inspect(join(root, '同时.xlsx'))[0]?.records.length).toBe(2);
  });
});

describe('a unit that its sheet does not tell', () => {
  const annex = 'mca2021-annex2';
  const chengguan = { code: '620102', name: '城关区民政局' };
  const line = (path: string, value: string) => {
    writeFileSync(path, patchCells(readFileSync(path), [{ sheet: '附件2', cell: 'A4', value }]));
  };

  test('is taken from the file’s name, and said so', async () => {
    const folder = join(root, '按文件名');
    await write(folder, '兰州市城关区民政局附件2.xlsx', { annex, unit: chengguan, rows: 2, seed: 1 });
    line(join(folder, '兰州市城关区民政局附件2.xlsx'), '单位：_____ (公 章)');
    const run = merge(folder, '-o', join(root, '按文件名.xlsx'));
    expect(run.code).toBe(1);
    expect(run.stdout).toContain('按文件名认作“城关区”');
    expect(inspect(join(root, '按文件名.xlsx'))[0]?.records.length).toBe(2);
  });

  test('is found among its neighbours where several divisions bear its name', async () => {
    const folder = join(root, '兰州市');
    await write(folder, '甲.xlsx', { annex, unit: chengguan, rows: 2, seed: 1 });
    await write(folder, '乙.xlsx', { annex, unit: { code: '620104', name: '西固区民政局' }, rows: 2, seed: 1 });
    await write(folder, '丙.xlsx', { annex, unit: { code: '620121', name: '永登县民政局' }, rows: 2, seed: 1 });
    const run = merge(folder, '-o', join(root, '兰州市.xlsx'));
    expect(run.code).toBe(0);
    expect(run.stdout).toMatch(/已报3家，未报\d家：(?!.*城关区)/);
  });

  test('is listed by the file’s name where nothing tells it, and nothing is lost', async () => {
    const folder = join(root, '无名');
    await write(folder, '表.xlsx', { annex, unit: chengguan, rows: 2, seed: 1 });
    line(join(folder, '表.xlsx'), '单位：_____ (公 章)');
    const run = merge(folder, '-o', join(root, '无名.xlsx'));
    expect(run.code).toBe(1);
    expect(run.stdout).toContain('暂记作“表”');
    expect(inspect(join(root, '无名.xlsx'))[0]?.records.length).toBe(2);
  });
});

describe('a call that can’t be carried out', () => {
  test.each([
    [['nowhere', '-o', join(root, 'x.xlsx')], '没有找到文件夹'],
    [[root, '-o', join(root, 'x.csv')], '.xlsx'],
  ])('%j says what to do and exits 2', (args, said) => {
    const run = merge(...args);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(said);
    expect(run.stdout).toBe('');
  });

  test('an empty folder gives no file', () => {
    const empty = mkdtempSync(join(root, 'empty-'));
    const out = join(root, 'none.xlsx');
    expect(merge(empty, '-o', out).code).toBe(2);
    expect(() => readFileSync(out)).toThrow();
  });

  test('speaks English where asked to', () => {
    expect(merge('nowhere', '-o', 'x.xlsx', '--lang', 'en').stderr).toContain('There is no folder “nowhere”');
  });
});

test('the command of the contract runs it, and exits with its code', () => {
  expect(JSON.parse(readFileSync('package.json', 'utf8')).scripts.merge).toBe('node cli/merge.ts');
  const run = spawnSync(process.execPath, ['cli/merge.ts'], { encoding: 'utf8' });
  expect(run).toMatchObject({ status: 2, stdout: '' });
  expect(run.stderr).toContain('用法');
});
