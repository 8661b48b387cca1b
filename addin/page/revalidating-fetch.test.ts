import { expect, it } from 'vitest';
import { revalidatingFetch } from './revalidating-fetch.ts';

/** A Worker whose every answer has a tag, and holds; it refuses what is in `refused`. */
function worker(refused = new Set<string>()) {
  const asked: string[] = [];
  const fetch = revalidatingFetch(async (address, { method, headers }) => {
    const tag = `"${address}"`;
    const holds = headers['If-None-Match'] === tag;
    asked.push(`${method} ${address}${headers['If-None-Match'] ? ' again' : ''}`);
    if (refused.has(address)) return new Response('{}', { status: 403, headers: { ETag: tag } });
    const answered = { ETag: tag, Date: 'Sun, 22 Nov 2026 05:19:10 GMT' };
    return new Response(holds ? null : `["${address}"]`, { status: holds ? 304 : 200, headers: answered });
  });
  const get = async (address: string) => (await fetch(address, { method: 'GET', headers: {} })).json();
  return { asked, fetch, get };
}

it('the last four answers are kept, each for its own address', async () => {
  const { asked, get } = worker();
  for (const address of ['a', 'b', 'c', 'd', 'a', 'e']) expect(await get(address)).toEqual([address]);
  expect(await get('b')).toEqual(['b']);
  expect(asked).toEqual(['GET a', 'GET b', 'GET c', 'GET d', 'GET a again', 'GET e', 'GET b']);
});

it('what is refused is forgotten', async () => {
  const refused = new Set<string>();
  const { asked, fetch, get } = worker(refused);
  await get('a');
  refused.add('a');
  expect((await fetch('a', { method: 'GET', headers: {} })).status).toBe(403);
  refused.clear();
  await get('a');
  expect(asked).toEqual(['GET a', 'GET a again', 'GET a']);
});

it('a POST is never answered from what was kept', async () => {
  const { asked, fetch, get } = worker();
  await get('a');
  await fetch('a', { method: 'POST', headers: {} });
  expect(asked).toEqual(['GET a', 'POST a']);
});
