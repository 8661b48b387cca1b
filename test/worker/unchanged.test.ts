import { beforeEach, expect, test } from 'vitest';
import { revalidatingFetch } from '../../addin/page/revalidating-fetch.ts';
import { createClient } from '../../shared/api/client.ts';
import { freshHouse, START, setClock } from './support/house.ts';
import { value } from './support/outcome.ts';
import { call, person, UNITS } from './support/people.ts';
import { annex2, project } from './support/samples.ts';

beforeEach(freshHouse);

const BOARD = '/notices/js2021/progress?depth=2&annex=js2021-annex2';
const reviewer = (unit: string) => person(unit, { role: 'reviewer' });
const submit = async () => value(await (await person(UNITS.xuzhou)).api.submit(annex2([project()]), 'k'));
const tagged = (tag: string | null) => ({ headers: { 'If-None-Match': tag ?? '' } });

test('a board that nothing changed on is not sent again, and no cache may keep it', async () => {
  const { send } = await reviewer(UNITS.jiangsu);
  const first = await send(BOARD);
  setClock(START.getTime() + 60_000);
  const again = await send(BOARD, tagged(first.headers.get('ETag')));
  expect(again.status).toBe(304);
  expect(await again.text()).toBe('');
  for (const answer of [first, again]) {
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    expect(answer.headers.get('Access-Control-Expose-Headers')).toContain('ETag');
    expect(answer.headers.get('ETag')).toBe(first.headers.get('ETag'));
  }
});

test('a board of which something changed is sent, with another tag', async () => {
  const { send } = await reviewer(UNITS.jiangsu);
  const tag = (await send(BOARD)).headers.get('ETag');
  await submit();
  const changed = await send(BOARD, tagged(tag));
  expect(changed.status).toBe(200);
  expect(changed.headers.get('ETag')).not.toBe(tag);
});

test('the tag of another unit’s board opens nothing', async () => {
  const tag = (await (await reviewer(UNITS.jiangsu)).send(BOARD)).headers.get('ETag');
  const wuxi = await reviewer(UNITS.wuxi);
  expect((await wuxi.send(`${BOARD}&unit=${UNITS.jiangsu}`, tagged(tag))).status).toBe(403);
  const own = await wuxi.send(BOARD, tagged(tag));
  expect(await own.json()).toMatchObject({ unit: UNITS.wuxi });
});

test('what a signed-in caller is told, and what they are refused, no cache keeps', async () => {
  const { send } = await reviewer(UNITS.jiangsu);
  for (const path of ['/notices', '/submissions', '/submissions/99', `/notices/js2021/progress?unit=${UNITS.gansu}`])
    expect((await send(path)).headers.get('Cache-Control'), path).toBe('no-store');
});

test('the page shows what it had, as of now, and the change once there is one', async () => {
  const { token } = await reviewer(UNITS.jiangsu);
  const statuses: number[] = [];
  const fetch = revalidatingFetch(async (address, init) => {
    const reply = await call(address, init);
    statuses.push(reply.status);
    return reply;
  });
  const { progress } = createClient({ fetch, token });
  const board = async () => value(await progress('js2021', undefined, 2, 'js2021-annex2'));
  const first = await board();
  setClock(START.getTime() + 60_000);
  const same = await board();
  await submit();
  const changed = await board();
  expect(statuses).toEqual([200, 304, 200]);
  expect(same).toEqual({ ...first, asOf: '2026-06-01T00:01:00.000Z' });
  const xuzhou = changed.annexes.flatMap(({ units }) => units).filter(({ unit }) => unit === UNITS.xuzhou);
  expect(xuzhou.map(({ state }) => state)).toContain('submitted');
});
