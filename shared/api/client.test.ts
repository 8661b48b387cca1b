import { describe, expect, test } from 'vitest';
import { createClient } from './client.ts';

interface Sent {
  address: string;
  method: string;
  headers: Record<string, string>;
  body?: string | Uint8Array;
}

/** A client whose requests are kept and answered as told. */
function clientOf(answer: () => Response | Promise<Response>) {
  const sent: Sent[] = [];
  const api = createClient({
    fetch: async (address, init) => {
      sent.push({ address, ...init });
      return answer();
    },
    origin: 'https://x',
    token: 't',
    locale: 'en',
  });
  return { api, sent };
}

const json =
  (body: unknown, status = 200) =>
  () =>
    Response.json(body, { status });

describe('a request', () => {
  test('carries token, language and key', async () => {
    const { api, sent } = clientOf(json({}));
    await api.submit({ notice: 'n', annex: 'a', records: [] }, 'key 1');
    expect(sent[0]).toEqual({
      address: 'https://x/api/v1/submissions',
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'Idempotency-Key': 'key 1',
        Authorization: 'Bearer t',
        'Accept-Language': 'en',
      },
      body: '{"notice":"n","annex":"a","records":[]}',
    });
  });

  test('escapes what stands in its address, and leaves out what is not asked', async () => {
    const { api, sent } = clientOf(json({}));
    await api.merged('a/b', '附件?', { unit: '32&0' });
    expect(sent[0]?.address).toBe(
      'https://x/api/v1/notices/a%2Fb/annexes/%E9%99%84%E4%BB%B6%3F/merged?unit=32%260&format=json',
    );
  });
});

describe('an answer', () => {
  test('that is a problem says why', async () => {
    const problem = { type: 'urn:x', title: 't', status: 409, code: 'submission.stale', detail: 'd', params: {} };
    const { api } = clientOf(json(problem, 409));
    expect(await api.notices()).toEqual({ ok: false, error: { kind: 'refused', problem } });
  });

  test.each([
    ['a gateway’s own page', () => new Response('<html>', { status: 502 }), 502],
    ['half of an answer', () => new Response('{"a":', { status: 200 }), 200],
    ['no answer at all', () => Promise.reject(new TypeError('network')), null],
  ])('that is %s leaves open what happened: the same request may be sent again', async (_, answer, status) => {
    const { api } = clientOf(answer);
    expect(await api.notices()).toEqual({ ok: false, error: { kind: 'unreachable', status } });
  });

  test('with a file gives its bytes', async () => {
    const { api } = clientOf(() => new Response(new Uint8Array([1, 2])));
    expect(await api.template('n', 'a')).toEqual({ ok: true, value: new Uint8Array([1, 2]) });
  });
});
