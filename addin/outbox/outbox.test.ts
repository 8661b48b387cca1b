import { describe, expect, it } from 'vitest';
import { type Client, createClient, type Fetch } from '../../shared/api/client.ts';
import { newKey } from './new-key.ts';
import { type Arrived, Outbox, type Owner, ownerOf, type Pending } from './outbox.ts';
import { MemoryShelf } from './shelf.ts';

const XUZHOU: Owner = { unit: '320300', unitName: '徐州市民政局', person: 'officer' };
const WUXI: Owner = { unit: '320200', unitName: '无锡市民政局', person: 'officer' };

function draft(owner: Owner, fingerprint = 'a') {
  const input = { notice: 'js2021', annex: 'js2021-annex2', records: [] };
  return { owner, book: 'book', annexTitle: '附件2', fingerprint, sentHash: 'hash', input };
}

function world() {
  let keys = 0;
  const pending = new MemoryShelf<Pending>();
  const make = () =>
    new Outbox({
      pending,
      arrived: new MemoryShelf<Arrived>(),
      newKey: () => `key-${++keys}`,
      now: () => new Date('2021-07-01T01:00:00Z'),
    });
  return { outbox: make(), reloaded: make };
}

/** The typed client over replies of a real fetch's shape; the keys it was called with are told. */
function client(...replies: (Response | Error)[]): { api: Client; keys: string[] } {
  const keys: string[] = [];
  const fetch: Fetch = async (_, init) => {
    keys.push(init.headers['Idempotency-Key'] ?? '');
    const reply = replies.shift();
    if (!reply || reply instanceof Error) throw reply ?? new Error('no reply');
    return reply;
  };
  return { api: createClient({ fetch }), keys };
}

const RECEIPT = { number: '2021-000001', version: 1 };
const taken = () => Response.json({ submission: {}, receipt: RECEIPT, issues: [] }, { status: 201 });
const problem = (status: number, code: string) => Response.json({ status, code, title: '', detail: '' }, { status });

describe('the outbox', () => {
  it('keeps one key for the same content over lost replies and reloads', async () => {
    const { outbox, reloaded } = world();
    const { api, keys } = client(new Error('offline'), problem(503, 'server.unexpected'), taken());
    const first = await outbox.keep(draft(XUZHOU));
    expect((await outbox.send(api, XUZHOU, first)).kind).toBe('waiting');
    const again = reloaded();
    const second = await again.keep(draft(XUZHOU));
    expect((await again.send(api, XUZHOU, second)).kind).toBe('waiting');
    const [third] = await again.waiting(XUZHOU);
    expect((await again.send(api, XUZHOU, third as Pending)).kind).toBe('received');
    expect(new Set(keys)).toEqual(new Set(['key-1']));
    expect(await again.waiting(XUZHOU)).toEqual([]);
  });

  it('takes a new key for other content', async () => {
    const { outbox } = world();
    const one = await outbox.keep(draft(XUZHOU, 'a'));
    const other = await outbox.keep(draft(XUZHOU, 'b'));
    expect(other.key).not.toBe(one.key);
    expect(await outbox.waiting(XUZHOU)).toHaveLength(1);
  });

  it('never sends under another sign-in, and only its owner may discard', async () => {
    const { outbox } = world();
    const { api, keys } = client(taken());
    const kept = await outbox.keep(draft(XUZHOU));
    expect(await outbox.send(api, WUXI, kept)).toMatchObject({ kind: 'waiting', reason: 'signIn' });
    expect(await outbox.send(api, { ...XUZHOU, person: 'reviewer' }, kept)).toMatchObject({ kind: 'waiting' });
    expect(keys).toEqual([]);
    await outbox.discard(WUXI, kept.id);
    expect(await outbox.others(WUXI)).toHaveLength(1);
    await outbox.discard(XUZHOU, kept.id);
    expect(await outbox.waiting(XUZHOU)).toEqual([]);
  });

  it('keeps what a sign-in that ended could not send', async () => {
    const { outbox } = world();
    const { api } = client(problem(401, 'session.ended'));
    const kept = await outbox.keep(draft(XUZHOU));
    expect(await outbox.send(api, XUZHOU, kept)).toMatchObject({ kind: 'waiting', reason: 'signIn' });
    expect(await outbox.waiting(XUZHOU)).toHaveLength(1);
  });

  it.each([401, 408, 429, 500, 503])('keeps what a %i left undecided', async (status) => {
    const { outbox } = world();
    const { api } = client(problem(status, 'x'));
    expect((await outbox.send(api, XUZHOU, await outbox.keep(draft(XUZHOU)))).kind).toBe('waiting');
    expect(await outbox.waiting(XUZHOU)).toHaveLength(1);
  });

  it.each([403, 409, 422])('lets go of what a %i decided', async (status) => {
    const { outbox } = world();
    const { api } = client(problem(status, 'x'));
    expect((await outbox.send(api, XUZHOU, await outbox.keep(draft(XUZHOU)))).kind).toBe('refused');
    expect(await outbox.waiting(XUZHOU)).toEqual([]);
  });

  it('keeps what two units, and two persons of one, left on one computer apart', async () => {
    const { outbox } = world();
    const colleague = { ...XUZHOU, person: 'officer/8' };
    for (const owner of [XUZHOU, WUXI, colleague]) await outbox.keep(draft(owner));
    expect(await outbox.waiting(XUZHOU)).toHaveLength(1);
    expect((await outbox.others(XUZHOU)).map(({ owner }) => owner)).toEqual([WUXI, colleague]);
  });

  it('drops what was answered for good, and says how', async () => {
    const { outbox } = world();
    const { api } = client(problem(409, 'submission.stale'));
    const kept = await outbox.keep(draft(XUZHOU));
    const sent = await outbox.send(api, XUZHOU, kept);
    expect(sent).toMatchObject({ kind: 'refused', problem: { code: 'submission.stale' } });
    expect(await outbox.waiting(XUZHOU)).toEqual([]);
  });

  it('keeps a receipt for its workbook until it stands there', async () => {
    const { outbox } = world();
    const { api } = client(taken());
    await outbox.send(api, XUZHOU, await outbox.keep(draft(XUZHOU)));
    expect(await outbox.arrivedFor('another')).toEqual([]);
    const [arrived] = await outbox.arrivedFor('book');
    expect(arrived?.receipt.number).toBe('2021-000001');
    await outbox.claimed(arrived?.id ?? '');
    expect(await outbox.arrivedFor('book')).toEqual([]);
  });

  it('keeps no receipt for what came from no workbook that it could be brought into', async () => {
    const { outbox } = world();
    const { api } = client(taken());
    const sent = await outbox.send(api, XUZHOU, await outbox.keep({ ...draft(XUZHOU), book: null }));
    expect([sent.kind, sent.pending.id]).toEqual(['received', '320300/officer/js2021/js2021-annex2']);
    expect(await outbox.waiting(XUZHOU)).toEqual([]);
  });

  it('makes keys that never repeat', () => {
    expect(new Set(Array.from({ length: 1000 }, newKey)).size).toBe(1000);
    expect(newKey()).toMatch(/^[0-9a-f]{32}$/);
  });

  it('tells persons of one unit apart where the sign-in does', () => {
    const session = { unit: '320300', unitName: '徐州市民政局', role: 'officer', person: 7 } as never;
    expect(ownerOf(session).person).toBe('officer/7');
  });
});
