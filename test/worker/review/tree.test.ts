import { beforeEach, expect, test } from 'vitest';
import { freshHouse, START, setClock } from '../support/house.ts';
import { value } from '../support/outcome.ts';
import { type Person, person, UNITS } from '../support/people.ts';
import { accept, hand } from './house.ts';

const DAY = 86_400_000;
const LIST = 'js2021-annex2';
let province: Person;

beforeEach(async () => {
  await freshHouse();
  province = await person(UNITS.jiangsu, { role: 'reviewer' });
});

const listOf = async (depth?: number) => {
  const { annexes } = value(await province.api.progress('js2021', undefined, depth, LIST));
  const found = annexes.find(({ id }) => id === LIST);
  if (!found) throw new Error('no such annex');
  return found;
};

test('the tree: every unit below with its state and the rates of what lies below it', async () => {
  const sent = await hand(UNITS.fengxian, '丰县民政局');
  await accept(UNITS.xuzhou, sent.submission.id);
  await hand('320322', '沛县民政局');
  const { units, subtree } = await listOf(2);
  expect(units).toHaveLength(15);
  const xuzhou = subtree.find(({ unit }) => unit === UNITS.xuzhou);
  expect(xuzhou).toMatchObject({
    ...{ parent: UNITS.jiangsu, depth: 1, state: 'missing' },
    counts: { reported: { numerator: 2, denominator: 10 }, accepted: { numerator: 1, denominator: 10 } },
  });
  const fengxian = subtree.find(({ unit }) => unit === UNITS.fengxian);
  expect(fengxian).toMatchObject({ parent: UNITS.xuzhou, depth: 2, state: 'accepted', counts: null });
  expect(subtree.findIndex(({ unit }) => unit === UNITS.fengxian)).toBeGreaterThan(
    subtree.findIndex(({ unit }) => unit === UNITS.xuzhou),
  );
  for (const { counts } of subtree) {
    for (const { numerator, denominator } of Object.values(counts ?? {}))
      expect(numerator).toBeLessThanOrEqual(denominator);
  }
  expect((await listOf()).subtree).toEqual([]);
});

test('the burn-up: what stood at the end of each day, up to now', async () => {
  setClock(START.getTime() + DAY);
  const first = await hand(UNITS.xuzhou, '徐州市民政局');
  setClock(START.getTime() + 2 * DAY);
  await accept(UNITS.jiangsu, first.submission.id);
  setClock(START.getTime() + 3 * DAY);
  await hand(UNITS.wuxi, '无锡市民政局');
  const { annexes, asOf } = value(await province.api.progressSeries('js2021'));
  const series = annexes.find(({ id }) => id === LIST);
  expect(series?.expected).toBe(15);
  expect(series?.points.map(({ received, reported, accepted }) => [received, reported, accepted])).toEqual([
    [0, 0, 0],
    [1, 1, 0],
    [0, 1, 1],
    [1, 2, 1],
  ]);
  expect(series?.points.at(-1)?.at).toBe(asOf);
});
