import { beforeAll, describe, expect, test } from 'vitest';
import type { LineageRow } from '../../../shared/api/contracts/lineage.ts';
import type { RecordInput } from '../../../shared/api/contracts/record.ts';
import type { ReplyInput } from '../../../shared/api/contracts/review.ts';
import { changeAll, freshHouse, houseOf, main, START, setClock } from '../support/house.ts';
import { value } from '../support/outcome.ts';
import { type Person, person, UNITS } from '../support/people.ts';
import { need, needs } from '../support/samples.ts';

/**
 * 东乡, 临夏县 and 永靖 → 临夏州 → 甘肃 → 民政部: one returned to a cell, one late, one exempt, one nil, one corrected after
 * it was accepted.
 */
const NEEDS = ['mca2021', 'mca2021-annex2'] as const;
const [LINXIA_COUNTY, YONGJING, EXEMPT, NIL] = ['622921', '622923', '622924', '622925'];
const DAY = 86_400_000;
const people: Record<string, Person> = {};
let clock = START.getTime();

const key = () => crypto.randomUUID();
const later = (ms = 60_000) => {
  clock += ms;
  setClock(clock);
};
const officer = (unit: string) => people[`${unit} officer`] as Person;
const reviewer = (unit: string) => people[`${unit} reviewer`] as Person;
const place = (county: string) => ({ implementPlace: `甘肃省临夏回族自治州${county}` });

const file = async (
  unit: string,
  name: string,
  records: RecordInput[],
  baseVersion = 0,
  replies: ReplyInput[] = [],
) => {
  later();
  return value(await officer(unit).api.submit({ ...needs(name, records), baseVersion, replies }, key()));
};
const accept = async (above: string, id: string) => {
  later();
  return value(await reviewer(above).api.decide(id, { kind: 'accept' }, key()));
};
const handUp = async (unit: string, baseVersion = 0, own: RecordInput[] | null = null) => {
  later();
  const input = { baseVersion, ...(own ? { own: { records: own } } : {}) };
  return value(await officer(unit).api.forward(...NEEDS, input, key()));
};
const progressOf = async (unit: string) => {
  const { annexes } = value(await reviewer(unit).api.progress(NEEDS[0]));
  const found = annexes.find(({ id }) => id === NEEDS[1]);
  if (!found) throw new Error('no such annex');
  return found;
};

/** The rows somebody filled in, at the bottom. */
const leaves = (rows: readonly LineageRow[]): LineageRow[] =>
  rows.flatMap((row) => (row.parts.length === 0 ? [row] : leaves(row.parts)));

beforeAll(async () => {
  await freshHouse();
  for (const unit of [
    UNITS.dongxiang,
    LINXIA_COUNTY,
    YONGJING,
    NIL,
    UNITS.linxia,
    UNITS.gansu,
    UNITS.ministry,
  ] as string[]) {
    people[`${unit} officer`] = await person(unit);
    people[`${unit} reviewer`] = await person(unit, { role: 'reviewer' });
  }
  await changeAll(
    main.prepare(`UPDATE assignments SET duty = 'exempt' WHERE unit = ?1`).bind(EXEMPT),
    main.prepare(`UPDATE assignments SET nil_allowed = 1 WHERE unit = ?1`).bind(NIL),
  );
});

describe('three counties → a city → the province → the ministry', () => {
  let dongxiang: string;

  test('a county is returned to the cell, answers, and is accepted', async () => {
    const rows = [
      { ...need({ fundsWan: 40 }), row: 6 },
      { ...need({ projectName: '东乡县卫生院设备', fundsWan: 2 }), row: 7 },
    ];
    const first = await file(UNITS.dongxiang, '东乡族自治县民政局', rows);
    later();
    const reasons = [{ record: 0, field: 'fundsWan', text: '与批复不一致' }];
    const { decision } = value(
      await reviewer(UNITS.linxia).api.decide(first.submission.id, { kind: 'return', reasons }, key()),
    );
    expect(await progressOf(UNITS.linxia)).toMatchObject({ returned: 1, counts: { reported: { numerator: 0 } } });
    const replies = [{ decision: decision.id, record: 0, field: 'fundsWan', text: '按批复改为 4.17' }];
    const fixed = [{ ...need({ fundsWan: 4.17 }), row: 6 }, rows[1] as RecordInput];
    const second = await file(UNITS.dongxiang, '东乡族自治县民政局', fixed, 1, replies);
    dongxiang = second.submission.id;
    await accept(UNITS.linxia, dongxiang);
  });

  test('one is on time, one nil, one late, one exempt: each stands as what it is', async () => {
    const county = need({ projectName: '临夏县助学', fundsWan: 10, ...place('临夏县') });
    await accept(UNITS.linxia, (await file(LINXIA_COUNTY, '临夏县民政局', [county])).submission.id);
    later();
    const nil = { ...needs('广河县民政局', []), nil: true };
    const sent = value(await officer(NIL).api.submit({ ...nil, header: {} }, key()));
    await accept(UNITS.linxia, sent.submission.id);
    clock = START.getTime() + 9 * DAY;
    const late = need({ projectName: '永靖县引水', fundsWan: 100, ...place('永靖县') });
    await accept(UNITS.linxia, (await file(YONGJING, '永靖县民政局', [late])).submission.id);
    const progress = await progressOf(UNITS.linxia);
    expect(progress).toMatchObject({
      counts: {
        reported: { numerator: 4, denominator: 7 },
        onTime: { numerator: 3, denominator: 7 },
        accepted: { numerator: 4, denominator: 7 },
      },
      ...{ late: 1, nil: 1, exempt: 1, returned: 0, missing: 3 },
    });
    const states = Object.fromEntries(progress.units.map((u) => [u.unit, `${u.state} ${u.timeliness}`]));
    expect(states).toMatchObject({ [YONGJING]: 'accepted late', [EXEMPT]: 'exempt null', [NIL]: 'accepted onTime' });
  });

  test('the city hands up what it accepted with its own row; the province and the ministry see 117.17', async () => {
    const own = [need({ projectName: '州本级项目', fundsWan: 1, ...place('临夏市') })];
    const city = await handUp(UNITS.linxia, 0, own);
    expect(city.forward.coverage).toMatchObject({ expected: 7, counted: 4, nil: 1 });
    await accept(UNITS.gansu, city.submission.id);
    const province = await handUp(UNITS.gansu);
    await accept(UNITS.ministry, province.submission.id);
    const top = value(await reviewer(UNITS.ministry).api.merged(...NEEDS, { basis: 'accepted' }));
    expect(top.totals).toEqual({ records: 5, measures: { fundsWan: 117.17 } });
    expect((await progressOf(UNITS.gansu)).counts.complete.numerator).toBe(0);
  });

  test('every figure at the top opens down to its row, version and receipt', async () => {
    const api = reviewer(UNITS.ministry).api;
    const top = value(await api.merged(...NEEDS));
    for (const [record, { values }] of top.records.entries()) {
      const opened = value(await api.lineage(...NEEDS, { record, field: 'fundsWan' }));
      expect(opened.value).toBe(values.fundsWan);
      const [leaf, ...others] = leaves(opened.parts);
      expect(others).toEqual([]);
      expect(leaf).toMatchObject({ value: values.fundsWan, name: values.projectName });
      const proof = value(await api.receipt(leaf?.receiptNumber ?? ''));
      expect(proof).toMatchObject({ unit: leaf?.unit, version: leaf?.version });
    }
    const [first] = leaves(value(await api.lineage(...NEEDS, { record: 1, field: 'fundsWan' })).parts);
    expect(first).toMatchObject({ unit: LINXIA_COUNTY, own: false, version: 1 });
    const column = value(await api.lineage(...NEEDS, { field: 'fundsWan' }));
    expect(column.value).toBe(117.17);
    const units = leaves(column.parts).map(({ unit, own }) => `${unit}${own ? ' own' : ''}`);
    expect(units).toEqual(['622900 own', LINXIA_COUNTY, YONGJING, UNITS.dongxiang, UNITS.dongxiang]);
    expect(leaves(column.parts).at(-1)).toMatchObject({ row: 7, version: 2 });
  });

  test('a correction after acceptance ripples up, is asked to be taken up, and changes nothing by itself', async () => {
    const rows = [need({ fundsWan: 5 }), need({ projectName: '东乡县卫生院设备', fundsWan: 2 })];
    const third = await file(UNITS.dongxiang, '东乡族自治县民政局', rows, 2);
    for (const unit of [UNITS.linxia, UNITS.gansu, UNITS.ministry]) {
      const { stale } = await progressOf(unit);
      expect(stale).toMatchObject([{ unit: UNITS.dongxiang, fromVersion: 2, toVersion: 3, accepted: false }]);
      expect(stale[0]?.delta).toMatchObject([{ field: 'fundsWan', before: 4.17, after: 5 }]);
    }
    const top = () => reviewer(UNITS.ministry).api.merged(...NEEDS, { basis: 'accepted' });
    expect(value(await top()).totals.measures.fundsWan).toBe(117.17);
    await accept(UNITS.linxia, third.submission.id);
    await accept(UNITS.gansu, (await handUp(UNITS.linxia, 1)).submission.id);
    expect(value(await top()).totals.measures.fundsWan).toBe(117.17);
    await accept(UNITS.ministry, (await handUp(UNITS.gansu, 1)).submission.id);
    expect(value(await top()).totals).toEqual({ records: 5, measures: { fundsWan: 118 } });
    for (const unit of [UNITS.linxia, UNITS.gansu, UNITS.ministry]) expect((await progressOf(unit)).stale).toEqual([]);
  });

  test('every step of it is an event', async () => {
    const { results } = await houseOf(UNITS.gansu)
      .db.prepare(`SELECT kind, count(*) AS n FROM events WHERE kind LIKE 'submission.%' GROUP BY kind ORDER BY kind`)
      .all();
    expect(results).toEqual([
      { kind: 'submission.accepted', n: 9 },
      { kind: 'submission.forwarded', n: 4 },
      { kind: 'submission.received', n: 10 },
      { kind: 'submission.returned', n: 1 },
    ]);
  });
});
