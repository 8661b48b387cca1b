import { beforeEach, describe, expect, it } from 'vitest';
import { createClient } from '../../../shared/api/client.ts';
import { allPending, dropPending, keepPending, newKey, sendPending } from './outbox.ts';

const input = { notice: 'mca2021', annex: 'mca2021-annex2', baseVersion: 0, records: [] };
const draft = (fingerprint: string, unit = '620000') => ({
  unit,
  unitName: '甘肃省民政厅',
  annexTitle: '需求清单',
  fingerprint,
  input,
});

/** A client whose server gives this answer, and the keys it was sent. */
function answering(reply: () => Promise<Response>) {
  const keys: string[] = [];
  const api = createClient({
    fetch: (_address, init) => {
      keys.push(init.headers['Idempotency-Key'] ?? '');
      return reply();
    },
  });
  return { api, keys };
}

const problem = (status: number, code: string) =>
  new Response(JSON.stringify({ type: '', title: '', status, code, detail: '', params: {} }), { status });

beforeEach(async () => {
  for (const pending of await allPending()) await dropPending(pending.id);
});

describe('the outbox', () => {
  it('keeps one key for the same content until it is answered', async () => {
    const first = await keepPending(draft('a'));
    expect((await keepPending(draft('a'))).key).toBe(first.key);
    expect((await keepPending(draft('b'))).key).not.toBe(first.key);
  });

  it('sends again under the same key after a lost connection, and then lets go', async () => {
    const pending = await keepPending(draft('a'));
    const lost = answering(() => Promise.reject(new TypeError('lost')));
    expect((await sendPending(lost.api, pending)).kind).toBe('waiting');
    expect(await allPending()).toHaveLength(1);
    const found = answering(async () => new Response(JSON.stringify({ receipt: { number: '1' } })));
    expect((await sendPending(found.api, await keepPending(draft('a')))).kind).toBe('received');
    expect(found.keys).toEqual(lost.keys);
    expect(await allPending()).toEqual([]);
  });

  it.each([401, 429, 500, 503])('keeps what a %i left undecided', async (status) => {
    const { api } = answering(async () => problem(status, 'x'));
    expect((await sendPending(api, await keepPending(draft('a')))).kind).toBe('waiting');
    expect(await allPending()).toHaveLength(1);
  });

  it.each([403, 409, 422])('lets go of what a %i decided', async (status) => {
    const { api } = answering(async () => problem(status, 'x'));
    expect((await sendPending(api, await keepPending(draft('a')))).kind).toBe('refused');
    expect(await allPending()).toEqual([]);
  });

  it('keeps what two units left on one computer apart', async () => {
    await keepPending(draft('a', '620000'));
    await keepPending(draft('a', '540000'));
    expect((await allPending()).map(({ unit }) => unit).sort()).toEqual(['540000', '620000']);
  });

  it('makes keys that never repeat', () => {
    expect(new Set(Array.from({ length: 1000 }, newKey)).size).toBe(1000);
    expect(newKey()).toMatch(/^[0-9a-f]{32}$/);
  });
});
