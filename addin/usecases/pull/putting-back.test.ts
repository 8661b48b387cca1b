import { describe, expect, it } from 'vitest';
import { annexById } from '../../../shared/annex/catalogue/index.ts';
import type { AnnexDefinition } from '../../../shared/annex/definition.ts';
import { fail } from '../../../shared/result.ts';
import { demand, input, LIST, MATRIX, reviewer } from '../../../test/fixtures/reviewer.ts';
import { type HostProblemCode, hostProblem } from '../../host/host-problem.ts';
import { type MemorySheet, put } from '../../host/memory/memory-book.ts';
import type { MemoryHost } from '../../host/memory.ts';
import type { WriteOptions } from '../../host/sheet-host.ts';
import type { Pull } from '../metadata.ts';

type World = Awaited<ReturnType<typeof reviewer>>;

const OLD = [
  input('510000', [demand('甘孜医疗', 12.5), demand('阿坝产业', 3)]),
  input('620000', [demand('东乡助学', 20), demand('临夏产业', 30)]),
];
/** One record is corrected, one is gone, one comes in between, one at the end. */
const NEW = [
  input('510000', [demand('甘孜医疗', 13)], 2),
  input('540000', [demand('拉萨教育', 8)]),
  input('620000', [demand('临夏产业', 31), demand('东乡助学', 20)], 2),
  input('630000', [demand('玉树志愿', 1)]),
];

/** A merge with the reviewer's own words beside every row, before units hand in anew. */
async function pulled(annex: AnnexDefinition = LIST, inputs = OLD, now = NEW) {
  const world = await reviewer(annex, inputs);
  await world.pull();
  const sheet = world.host.book.sheets[0] as MemorySheet;
  const [kept] = world.desk.state.kept.pulls as [Pull];
  for (let row = kept.top; row <= sheet.rows.length; row++) put(sheet, row, 12, `记于第${row}行`);
  world.state.inputs = [...now];
  return { ...world, sheet, kept };
}

const standing = (host: MemoryHost) =>
  host.book.sheets.map(({ name, rows }) => [name, rows.map((row) => trimmed(row))]);
const trimmed = (row: readonly unknown[]) => {
  const cells = row.map((cell) => cell ?? null);
  while (cells.length > 0 && cells.at(-1) === null) cells.pop();
  return cells;
};
const notes = ({ sheet }: { sheet: MemorySheet }) =>
  sheet.rows.flatMap((row) => row.filter((cell) => typeof cell === 'string' && cell.startsWith('记于'))).sort();

/** The host fails once so many blocks are written, and (`forGood`) lets nothing be done any more. */
function failAfter(host: MemoryHost, blocks: number, code: HostProblemCode, forGood = false): void {
  const write = host.write.bind(host);
  const shift = host.shiftRows.bind(host);
  const no = () => Promise.resolve(fail(hostProblem(code, 'somebody else')));
  let left = blocks;
  host.write = async (all, options) => {
    if (left < 0) return forGood ? no() : write(all, options);
    const some = all.slice(0, left);
    left -= all.length;
    if (left >= 0) return write(all, options);
    await write(some);
    return no();
  };
  host.shiftRows = (sheet, steps) => (left < 0 && forGood ? no() : shift(sheet, steps));
}

/** Presses cancel once so many blocks are written. */
function cancelAfter({ host, pulling }: World, blocks: number): void {
  const write = host.write.bind(host);
  host.write = (all, options: WriteOptions = {}) => {
    let written = 0;
    const onProgress = (share: number) => {
      options.onProgress?.(share);
      written += 1;
      if (written === blocks) pulling.cancel();
    };
    return write(all, options.signal ? { ...options, onProgress } : options);
  };
}

describe('a refresh', () => {
  it.each([1, 2, 3, 4, 5])('cancelled after %i blocks leaves everything as it stood, and says so', async (blocks) => {
    const world = await pulled();
    const before = standing(world.host);
    cancelAfter(world, blocks);
    await world.pulling.refresh(world.kept);
    expect(world.pulling.state.problem).toEqual({ kind: 'kept' });
    expect(standing(world.host)).toEqual(before);
    expect(world.desk.state.kept.pulls[0]).toEqual(world.kept);
  });

  it.each([0, 1, 2, 3, 4])(
    'that the host fails after %i blocks is put back, and comes about the next time',
    async (blocks) => {
      const world = await pulled();
      const before = standing(world.host);
      failAfter(world.host, blocks, 'busy');
      await world.pulling.refresh(world.kept);
      expect(world.pulling.state.problem).toMatchObject({ kind: 'restored', problem: { code: 'busy' } });
      expect(standing(world.host)).toEqual(before);
      await world.pulling.refresh(world.kept);
      expect(world.pulling.state.problem).toBeNull();
      const names = world.sheet.rows.map((row) => row[1]).slice(world.kept.top - 1);
      expect(names.slice(0, 5)).toEqual(['甘孜医疗', '拉萨教育', '临夏产业', '东乡助学', '玉树志愿']);
      expect(new Set(notes(world)).size).toBe(4);
    },
  );

  it.each([0, 2, 4])(
    'of a sheet protected for good after %i blocks keeps the reviewer’s own words, and says what stands',
    async (blocks) => {
      const world = await pulled();
      const before = notes(world);
      failAfter(world.host, blocks, 'protected', true);
      await world.pulling.refresh(world.kept);
      expect(world.pulling.state.problem).toMatchObject({ kind: 'half', problem: { code: 'protected' } });
      expect(new Set(notes(world))).toEqual(new Set(before));
    },
  );

  it('of a sheet protected beforehand changes nothing', async () => {
    const world = await pulled();
    const before = standing(world.host);
    world.host.shiftRows = () => Promise.resolve(fail(hostProblem('protected', 'protected')));
    await world.pulling.refresh(world.kept);
    expect(world.pulling.state.problem).toMatchObject({ kind: 'host', problem: { code: 'protected' } });
    expect(standing(world.host)).toEqual(before);
  });

  it('of a sheet deleted meanwhile says that it is gone', async () => {
    const world = await pulled();
    const write = world.host.write.bind(world.host);
    world.host.write = async (blocks, options) => {
      await world.host.removeSheet(world.kept.sheet);
      return write(blocks, options);
    };
    await world.pulling.refresh(world.kept);
    expect(world.pulling.state.problem).toMatchObject({ kind: 'host', problem: { code: 'gone' } });
  });

  it('of a matrix is put back with the rows that came', async () => {
    const figures = (group: string, region: string, orgsTotal: number) => {
      const values = { regionGroup: group, region, orgsTotal, fundsWanTotal: 18.04 };
      return { row: null, values, source: {}, extra: {} };
    };
    const now = [input('510000', [figures('省外', '陕西省', 7), figures('省内', '新名', 1)], 2)];
    const world = await pulled(MATRIX, [input('510000', [figures('省外', '陕西省', 2)])], now);
    const before = standing(world.host);
    failAfter(world.host, 3, 'failed');
    await world.pulling.refresh(world.kept);
    expect(world.pulling.state.problem).toMatchObject({ kind: 'restored' });
    expect(standing(world.host)).toEqual(before);
  });

  it('of forms is put back with its register', async () => {
    const form = annexById('js2021-annex3-form') as AnnexDefinition;
    const entry = (orgName: string, caseTitle: string) => {
      return { row: null, values: { orgName, caseTitle, totalAmount: 3 }, source: {}, extra: {} };
    };
    const old = [input('620000', [entry('苏州慈善总会', '助学')]), input('630000', [entry('西宁协会', '助老')])];
    const now = [input('510000', [entry('成都协会', '助残')]), input('630000', [entry('西宁协会', '助医')], 2)];
    const world = await pulled(form, old, now);
    const before = standing(world.host);
    failAfter(world.host, 1, 'busy');
    await world.pulling.refresh(world.kept);
    expect(world.pulling.state.problem).toMatchObject({ kind: 'restored' });
    expect(standing(world.host)).toEqual(before);
  });
});

describe('a new pull', () => {
  it('that can’t be named leaves no sheet behind', async () => {
    const { host, pulling, pull } = await reviewer(LIST, OLD);
    host.renameSheet = () => Promise.resolve(fail(hostProblem('protected', 'the workbook is protected')));
    await pull();
    expect(pulling.state.problem).toMatchObject({ kind: 'host', problem: { code: 'protected' } });
    expect(host.book.sheets).toEqual([]);
  });

  it('whose charts can’t be drawn leaves no sheet of charts behind', async () => {
    const { host, pulling, kept } = await pulled();
    const before = standing(host);
    host.addCharts = () => Promise.resolve(fail(hostProblem('failed', 'no charts here')));
    await pulling.draw(kept);
    expect(pulling.state.problem).toMatchObject({ kind: 'host' });
    expect(standing(host)).toEqual(before);
  });
});
