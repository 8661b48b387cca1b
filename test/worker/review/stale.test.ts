import { beforeEach, describe, expect, test } from 'vitest';
import type { RecordInput } from '../../../shared/api/contracts/record.ts';
import type { Submitted } from '../../../shared/api/contracts/submission.ts';
import { readWorkbook } from '../../../shared/workbook/read.ts';
import { freshHouse } from '../support/house.ts';
import { value } from '../support/outcome.ts';
import { type Person, person, UNITS } from '../support/people.ts';
import { need, needs } from '../support/samples.ts';

const NEEDS = ['mca2021', 'mca2021-annex2'] as const;
const key = () => crypto.randomUUID();

let county: Person;
let city: Person;
let province: Person;
const reviewers: Record<string, Person> = {};

beforeEach(async () => {
  await freshHouse();
  [county, city, province] = [await person(UNITS.dongxiang), await person(UNITS.linxia), await person(UNITS.gansu)];
  for (const unit of [UNITS.linxia, UNITS.gansu, UNITS.ministry]) {
    reviewers[unit] = await person(unit, { role: 'reviewer' });
  }
});

const of = (unit: string) => reviewers[unit] as Person;
const file = async (records: RecordInput[], baseVersion: number) =>
  value(await county.api.submit({ ...needs('东乡族自治县民政局', records), baseVersion }, key()));
const accept = async (above: string, { submission }: Pick<Submitted, 'submission'>) =>
  value(await of(above).api.decide(submission.id, { kind: 'accept' }, key()));
const forward = async (who: Person, baseVersion = 0) => value(await who.api.forward(...NEEDS, { baseVersion }, key()));
const staleAt = async (unit: string) => value(await of(unit).api.merged(...NEEDS)).stale;
const fundsAt = async (unit: string, basis: 'received' | 'accepted' = 'accepted') =>
  value(await of(unit).api.merged(...NEEDS, { basis })).totals.measures.fundsWan;

/** Reported, accepted and handed up to the ministry, and accepted there: 4.17. */
async function allTheWay() {
  await accept(UNITS.linxia, await file([need()], 0));
  await accept(UNITS.gansu, await forward(city));
  await accept(UNITS.ministry, await forward(province));
}

describe('a correction after acceptance', () => {
  beforeEach(async () => {
    await allTheWay();
    await file([need({ fundsWan: 5 }), need({ projectName: '东乡县卫生院设备' })], 1);
  });

  test('marks every merge above it stale, with the delta per cell', async () => {
    const [entry, ...others] = await staleAt(UNITS.ministry);
    expect(others).toEqual([]);
    expect(entry).toMatchObject({ unit: UNITS.dongxiang, fromVersion: 1, toVersion: 2, accepted: false });
    expect(entry?.merges.map(({ unit, version }) => [unit, version])).toEqual([
      [UNITS.linxia, 1],
      [UNITS.gansu, 1],
    ]);
    const funds = entry?.delta.filter(({ field }) => field === 'fundsWan');
    expect(funds).toMatchObject([
      { record: 0, before: 4.17, after: 5 },
      { record: null, name: '东乡县卫生院设备', before: null, after: 4.17 },
    ]);
    for (const unit of [UNITS.linxia, UNITS.gansu]) {
      expect((await staleAt(unit)).map((s) => [s.unit, s.fromVersion, s.toVersion])).toEqual([[UNITS.dongxiang, 1, 2]]);
      const { annexes } = value(await of(unit).api.progress('mca2021'));
      expect(annexes.find(({ id }) => id === NEEDS[1])?.stale).toEqual(await staleAt(unit));
    }
  });

  test('is said in the merged file and its coverage, where a counted part holds it', async () => {
    const { coverage } = value(await of(UNITS.gansu).api.merged(...NEEDS));
    expect(coverage.stale).toEqual([
      {
        ...{ unit: UNITS.linxia, unitName: '临夏回族自治州民政局', version: 1 },
        changes: [{ unit: UNITS.dongxiang, unitName: '东乡族自治县民政局', fromVersion: 1, toVersion: 2 }],
      },
    ]);
    // 临夏's own merge is made anew of what counts now: nothing in it is stale.
    expect(value(await of(UNITS.linxia).api.merged(...NEEDS)).coverage.stale).toEqual([]);
    const file = value(await of(UNITS.gansu).api.mergedFile(...NEEDS, 'xlsx'));
    const csv = async (unit: string) =>
      new TextDecoder()
        .decode(value(await of(unit).api.mergedFile(...NEEDS, 'csv')))
        .trimEnd()
        .split('\r\n');
    const [head, line] = await csv(UNITS.gansu);
    expect([head?.endsWith(',下级变动（版本）'), line?.endsWith(',东乡族自治县民政局 1→2')]).toEqual([true, true]);
    expect((await csv(UNITS.linxia))[0]).not.toContain('下级变动');
    const read = readWorkbook(file as Uint8Array<ArrayBuffer>);
    if (!read.ok) throw new Error(read.error.code);
    const cells = read.value.grids.flatMap(({ rows }) => rows.flat());
    expect(cells).toContain('已采纳，下级有变动');
    expect(cells.join('\n')).toContain(
      '临夏回族自治州民政局第1版的汇总已不是最新：东乡族自治县民政局第1版之后又有第2版',
    );
    expect(cells.join('\n')).toMatch(/由4\.17改为5/);
  });

  test('undoes nothing that was accepted, until the newer one is', async () => {
    for (const unit of [UNITS.linxia, UNITS.gansu, UNITS.ministry]) expect(await fundsAt(unit)).toBe(4.17);
    const { annexes } = value(await of(UNITS.linxia).api.progress('mca2021'));
    const progress = annexes.find(({ id }) => id === NEEDS[1]);
    expect(progress?.counts.accepted.numerator).toBe(1);
    expect(progress?.units.find(({ unit }) => unit === UNITS.dongxiang)).toMatchObject({
      ...{ state: 'submitted', version: 2, acceptedVersion: 1 },
    });
    expect(await fundsAt(UNITS.linxia, 'received')).toBe(9.17);
  });

  test('is taken up level by level, each forward asking the next', async () => {
    const { items } = value(await of(UNITS.linxia).api.submissions({ unit: UNITS.dongxiang }));
    value(await of(UNITS.linxia).api.decide(items[0]?.id ?? '', { kind: 'accept' }, key()));
    expect((await staleAt(UNITS.linxia))[0]).toMatchObject({ accepted: true });
    const taken = await forward(city, 1);
    expect(taken.forward.stale).toEqual([]);
    expect(await staleAt(UNITS.linxia)).toEqual([]);
    expect(await staleAt(UNITS.gansu)).toMatchObject([
      {
        unit: UNITS.linxia,
        fromVersion: 1,
        toVersion: 2,
        accepted: false,
        merges: [{ unit: UNITS.gansu, version: 1 }],
      },
    ]);
    expect(await fundsAt(UNITS.gansu)).toBe(4.17);
    await accept(UNITS.gansu, taken);
    expect(await fundsAt(UNITS.gansu)).toBe(9.17);
    const above = await forward(province, 1);
    await accept(UNITS.ministry, above);
    expect(await fundsAt(UNITS.ministry)).toBe(9.17);
    for (const unit of [UNITS.linxia, UNITS.gansu, UNITS.ministry]) expect(await staleAt(unit)).toEqual([]);
  });
});

test('what is returned after it was accepted and handed up: the merges above are stale by it', async () => {
  await allTheWay();
  const { items } = value(await of(UNITS.linxia).api.submissions({ unit: UNITS.dongxiang }));
  const back = { kind: 'return', overall: '资金有误' } as const;
  value(await of(UNITS.linxia).api.decide(items[0]?.id ?? '', back, key()));
  const [entry] = await staleAt(UNITS.ministry);
  expect(entry).toMatchObject({ unit: UNITS.dongxiang, fromVersion: 1, toVersion: null, accepted: false });
  expect(entry?.delta.find(({ field }) => field === 'fundsWan')).toMatchObject({ before: 4.17, after: null });
});

test('a unit accepted after the merge was handed up: the merge lacks it', async () => {
  await allTheWay();
  const other = await person('622921');
  const sent = value(
    await other.api.submit(needs('临夏县民政局', [need({ implementPlace: '甘肃省临夏州临夏县' })]), key()),
  );
  expect(await staleAt(UNITS.linxia)).toEqual([]);
  await accept(UNITS.linxia, sent);
  expect(await staleAt(UNITS.gansu)).toMatchObject([
    { unit: '622921', fromVersion: null, toVersion: 1, accepted: true },
  ]);
});
