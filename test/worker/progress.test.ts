import { beforeEach, expect, test } from 'vitest';
import { decide } from './support/decide.ts';
import { freshHouse, START, setClock } from './support/house.ts';
import { value } from './support/outcome.ts';
import { person, UNITS } from './support/people.ts';
import { annex2, needs, project } from './support/samples.ts';

beforeEach(freshHouse);

async function hand(unit: string, name: string, over: object = {}) {
  const officer = await person(unit);
  const header = { ...annex2().header, reportingUnit: name };
  return value(await officer.api.submit(annex2([project()], { header, ...over }), crypto.randomUUID()));
}

async function progressOf(annex: string, unit: string = UNITS.jiangsu, notice = 'js2021') {
  const reviewer = await person(unit, { role: 'reviewer', at: new Date() });
  const progress = value(await reviewer.api.progress(notice));
  const found = progress.annexes.find(({ id }) => id === annex);
  if (!found) throw new Error(`${annex} is not in the progress`);
  return found;
}

test('before anyone has reported: 0 of 15 for annex 2, the 13 cities and two organisations', async () => {
  const { counts, units, missing } = await progressOf('js2021-annex2');
  expect(counts.reported).toEqual({ numerator: 0, denominator: 15 });
  expect(missing).toBe(15);
  expect(new Set(units.map(({ state }) => state))).toEqual(new Set(['missing']));
});

test('each unit stands in its state, on time or late, and the counts follow', async () => {
  const xuzhou = await hand(UNITS.xuzhou, '徐州市民政局');
  const wuxi = await hand(UNITS.wuxi, '无锡市民政局');
  await hand('320400', '常州市民政局', { records: [], nil: true });
  const suzhou = await hand('320500', '苏州市民政局');
  await decide(xuzhou.submission.id, 'accept');
  await decide(wuxi.submission.id, 'return');
  await decide(suzhou.submission.id, 'withdraw');
  setClock(START.getTime() + 20 * 86_400_000);
  await hand(UNITS.organisation, '江苏省乡村公益促进会');
  const { units, ...rest } = await progressOf('js2021-annex2');
  const state = Object.fromEntries(units.map((u) => [u.unit, `${u.state} ${u.timeliness}`]));
  expect(state).toMatchObject({
    320300: 'accepted onTime',
    320200: 'returned onTime',
    320400: 'nil onTime',
    320500: 'missing null',
    320600: 'missing null',
    '320000-org1': 'submitted late',
  });
  expect(rest).toMatchObject({
    counts: {
      reported: { numerator: 3, denominator: 15 },
      onTime: { numerator: 2, denominator: 15 },
      accepted: { numerator: 1, denominator: 15 },
    },
    ...{ late: 1, nil: 1, returned: 1, missing: 11, exempt: 0 },
  });
});

test('a resubmission after a return is submitted again, and counted once', async () => {
  const first = await hand(UNITS.xuzhou, '徐州市民政局');
  await decide(first.submission.id, 'return');
  await hand(UNITS.xuzhou, '徐州市民政局', { baseVersion: 1 });
  const { counts, units } = await progressOf('js2021-annex2');
  expect(counts.reported.numerator).toBe(1);
  expect(units.find(({ unit }) => unit === UNITS.xuzhou)).toMatchObject({ state: 'submitted', version: 2 });
});

test('the seven recipients must fill annexes 1 and 2, the other 25 annex 3; who is freed is listed as exempt', async () => {
  const need = await progressOf('mca2021-annex2', UNITS.ministry, 'mca2021');
  const supply = await progressOf('mca2021-annex3', UNITS.ministry, 'mca2021');
  expect([need.counts.reported.denominator, need.exempt]).toEqual([7, 25]);
  expect([supply.counts.reported.denominator, supply.exempt]).toEqual([25, 7]);
  expect(supply.units.find(({ unit }) => unit === UNITS.corps)?.state).toBe('exempt');
});

test('a county sees its own state; its prefecture, how many counties below it must report', async () => {
  const county = await person(UNITS.dongxiang);
  value(await county.api.submit(needs('东乡族自治县民政局'), 'k'));
  const own = await progressOf('mca2021-annex2', UNITS.dongxiang, 'mca2021');
  expect(own).toMatchObject({ own: { state: 'submitted', version: 1 }, units: [] });
  const gansu = await progressOf('mca2021-annex2', UNITS.gansu, 'mca2021');
  expect(gansu.units.find(({ unit }) => unit === UNITS.linxia)?.below).toBe(8);
  const linxia = await progressOf('mca2021-annex2', UNITS.linxia, 'mca2021');
  expect(linxia.counts.reported).toEqual({ numerator: 1, denominator: 8 });
});

test('a notice tells the officer what is asked of the unit, and what became of it', async () => {
  await hand(UNITS.xuzhou, '徐州市民政局');
  const officer = await person(UNITS.xuzhou);
  const [notice] = value(await officer.api.notices());
  expect(notice).toMatchObject({ id: 'js2021', lead: '320000', leadName: '江苏省民政厅', locked: false });
  expect(notice?.annexes).toMatchObject([
    { id: 'js2021-annex1', must: true, state: 'missing', version: 0, nilAllowed: false },
    { id: 'js2021-annex2', must: true, state: 'submitted', version: 1, nilAllowed: true },
    { id: 'js2021-annex3-form', must: true, state: 'missing', deadline: '2026-06-11T15:59:59.999Z' },
  ]);
});
