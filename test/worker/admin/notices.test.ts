import { beforeEach, describe, expect, test } from 'vitest';
import { annexById } from '../../../shared/annex/catalogue/index.ts';
import type { Draft, DraftPlan, DutyChanged } from '../../../shared/api/contracts/draft.ts';
import { contentHash } from '../../../shared/submission/content-hash.ts';
import { callerOf } from '../../../worker/auth/session.ts';
import { insertDefinitions } from '../../../worker/store/draft.ts';
import { encodeRecords } from '../../../worker/store/record.ts';
import { storeSubmission } from '../../../worker/store/submission.ts';
import { changeAll, db, firstIn, freshHouse, main, rowsOf, START, setClock } from '../support/house.ts';
import { expectRefused, value } from '../support/outcome.ts';
import { type Person, person, UNITS } from '../support/people.ts';
import { annex2, project } from '../support/samples.ts';
import { draft } from './asked.ts';

const DAY = 86_400_000;
let lead: Person;
let officer: Person;

beforeEach(async () => {
  await freshHouse();
  lead = await person(UNITS.jiangsu, { role: 'admin' });
  officer = await person(UNITS.xuzhou);
});

async function post<T = Record<string, unknown>>(path: string, body?: object, who = lead): Promise<T> {
  const answer = await who.send(path, { method: 'POST', ...(body ? { body: JSON.stringify(body) } : {}) });
  return (await answer.json()) as T;
}
const duties = (units: string[], kind: string, rest: object = {}, who = lead) =>
  post<DutyChanged & { code?: string }>(
    '/notices/js2021/duties',
    { kind, annex: 'js2021-annex2', units, reason: '机构改革', ...rest },
    who,
  );
const state = (to: string, who = lead) => post('/notices/js2021/state', { to, reason: '已汇总' }, who);
const filed = (baseVersion = 0, key = `k${baseVersion}`, staffCount = 5 + baseVersion) =>
  officer.api.submit(annex2([project({ staffCount })], { baseVersion }), key);

describe('a draft', () => {
  test('is tried without publishing anything, then published exactly as tried', async () => {
    await post('/drafts', draft('js2026', { exempt: [{ unit: UNITS.wuxi, reason: '机构改革' }] }));
    const tried = await post<DraftPlan>('/drafts/js2026/try');
    expect(tried).toMatchObject({ published: false, issues: [], annexes: [{ must: 12 + 95, exempt: 1 }] });
    expect(tried.annexes[0]?.units.find(({ unit }) => unit === UNITS.wuxi)).toMatchObject({
      ...{ duty: 'exempt', reason: '机构改革', deadline: null },
    });
    expect(value(await officer.api.notices()).map(({ id }) => id)).not.toContain('js2026');
    expect(await post('/drafts/js2026/publish', { plan: 'x'.repeat(64) })).toMatchObject({ code: 'draft.planChanged' });
    expect(await post('/drafts/js2026/publish', { plan: tried.plan })).toMatchObject({ published: true });
    expect(value(await officer.api.notice('js2026')).annexes).toMatchObject([
      { id: 'js2021-annex2', must: true, nilAllowed: true, deadline: '2026-07-10T15:59:59.999Z', below: 10 },
    ]);
    expect(await post('/drafts/js2026/publish', { plan: tried.plan })).toMatchObject({ code: 'notice.exists' });
    const wuxi = await person(UNITS.wuxi);
    const refused = await wuxi.api.submit({ ...annex2(), notice: 'js2026' }, 'k');
    expect(expectRefused(refused, 403, 'scope.notAssigned').detail).toContain('机构改革');
  });

  test('of two who edit it at once, the later one is told and overwrites nothing', async () => {
    const first = await post<Draft>('/drafts', draft('js2026'));
    const one = await post<Draft>('/drafts', { ...draft('js2026'), title: '甲', revision: first.revision });
    const two = await post('/drafts', { ...draft('js2026'), title: '乙', revision: first.revision });
    expect([one.revision, two.code]).toEqual([2, 'draft.stale']);
    const { items } = (await (await lead.send('/drafts')).json()) as { items: Draft[] };
    expect(items.map(({ title }) => title)).toEqual(['甲']);
  });

  test('of ten who publish it at once, one does', async () => {
    await post('/drafts', draft('js2026'));
    const { plan } = await post<DraftPlan>('/drafts/js2026/try');
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => post<{ published?: boolean }>('/drafts/js2026/publish', { plan })),
    );
    expect(answers.filter(({ published }) => published)).toHaveLength(1);
  });

  test('with a fault that blocks is not published; what is odd is only told', async () => {
    await post('/drafts', draft('js2026', { only: ['620000'], deadlines: { prefecture: '2026-07-01T00:00:00Z' } }));
    const { plan, issues } = await post<DraftPlan>('/drafts/js2026/try');
    expect(issues.map(({ code, blocking }) => [code, blocking])).toEqual([
      ['notice.unitOutside', true],
      ['notice.nobody', true],
    ]);
    expect(await post('/drafts/js2026/publish', { plan })).toMatchObject({ code: 'draft.hasFaults' });
  });

  test('among all below the lead is the same as without a place, and is published', async () => {
    const asked = async (id: string, over: object) => {
      await post('/drafts', draft(id, over));
      return post<DraftPlan>(`/drafts/${id}/try`);
    };
    const plain = await asked('plain', {});
    const { plan, issues, annexes } = await asked('within', { within: UNITS.jiangsu });
    expect([issues, annexes]).toEqual([[], plain.annexes]);
    expect(await post('/drafts/within/publish', { plan })).toMatchObject({ published: true });
    const elsewhere = await asked('elsewhere', { within: UNITS.gansu });
    expect(elsewhere.issues.map(({ code }) => code)).toEqual(['notice.unitOutside', 'notice.nobody']);
  });

  test('is deleted as it was seen, by its lead, and its id is free again; the audit tells of it', async () => {
    const { revision } = await post<Draft>('/drafts', draft('js2026'));
    await post('/drafts', { ...draft('js2026'), title: '改过', revision });
    const drop = (seen: number, who = lead) => post('/drafts/js2026/delete', { revision: seen }, who);
    expect(await drop(revision)).toMatchObject({ code: 'draft.stale', params: { revision: 2 } });
    expect(await drop(2, await person(UNITS.gansu, { role: 'admin' }))).toMatchObject({ code: 'draft.unknown' });
    expect(await drop(2, await person(UNITS.jiangsu))).toMatchObject({ code: 'access.admin' });
    const answers = await Promise.all(Array.from({ length: 10 }, () => drop(2)));
    expect(answers.filter(({ deleted }) => deleted === 'js2026')).toHaveLength(1);
    const { results } = await main.prepare("SELECT data FROM events WHERE kind = 'draft.deleted'").all();
    expect(results).toEqual([{ data: expect.stringContaining('改过') }]);
    expect(await post('/drafts', { ...draft('js2026'), revision: 2 })).toMatchObject({ code: 'draft.unknown' });
    expect(await post('/drafts', draft('js2026'))).toMatchObject({ revision: 1 });
  });

  test('that is published is never deleted', async () => {
    await post('/drafts', draft('js2026'));
    const { plan } = await post<DraftPlan>('/drafts/js2026/try');
    await post('/drafts/js2026/publish', { plan });
    expect(await post('/drafts/js2026/delete', { revision: 1 })).toMatchObject({ code: 'draft.published' });
    expect(value(await officer.api.notice('js2026')).annexes).toHaveLength(1);
    expect(await main.prepare("SELECT 1 FROM events WHERE kind = 'draft.deleted'").first()).toBeNull();
  });

  test('never takes the place of a notice that is published, and is its lead’s alone', async () => {
    expect(await post('/drafts', draft('js2021'))).toMatchObject({ code: 'notice.exists' });
    await post('/drafts', draft('js2026'));
    const gansu = await person(UNITS.gansu, { role: 'admin' });
    expect(await post('/drafts/js2026/try', undefined, gansu)).toMatchObject({ code: 'draft.unknown' });
    for (const role of ['officer', 'reviewer', 'reader'] as const) {
      const other = await person(UNITS.jiangsu, { role });
      expect(await post('/drafts', draft('x1'), other)).toMatchObject({ code: 'access.admin' });
      expect(await post('/drafts/js2026/try', undefined, other)).toMatchObject({ code: 'access.admin' });
    }
  });
});

describe('more time, and freeing units', () => {
  test('an extension moves a unit’s deadline, with its reason kept and what it was before', async () => {
    const before = value(await officer.api.notice('js2021')).annexes[1]?.deadline;
    const deadline = '2026-06-25T00:00:00.000Z';
    expect(await duties([UNITS.xuzhou], 'extend', { deadline })).toEqual({ changed: [UNITS.xuzhou], unchanged: [] });
    expect(await duties([UNITS.xuzhou], 'extend', { deadline })).toEqual({ changed: [], unchanged: [UNITS.xuzhou] });
    expect(value(await officer.api.notice('js2021')).annexes[1]?.deadline).toBe(deadline);
    const kept = await db.prepare('SELECT kind, before, reason FROM assignment_changes').all();
    expect(kept.results).toEqual([
      { kind: 'extend', before: JSON.stringify({ duty: 'must', deadline: before }), reason: '机构改革' },
    ]);
    const event = await main.prepare("SELECT data FROM events WHERE kind = 'duty.extend'").first<{ data: string }>();
    expect(event?.data).toContain('机构改革');
    setClock(Date.parse(deadline) - 1);
    value(await filed());
    expect(value(await officer.api.submissions()).items[0]?.timeliness).toBe('onTime');
  });

  test('who is freed is not counted as missing; who is asked after all is', async () => {
    await duties([UNITS.xuzhou, UNITS.wuxi], 'exempt');
    const counts = async () => {
      const reader = await person(UNITS.jiangsu, { role: 'reader' });
      const annex = value(await reader.api.progress('js2021')).annexes[1];
      return [annex?.counts.reported.denominator, annex?.exempt];
    };
    const [freed = 0] = await counts();
    expectRefused(await filed(), 403, 'scope.notAssigned');
    await duties([UNITS.wuxi], 'require');
    expect((await counts())[0]).toBe(freed + 1);
  });

  test('nobody gives the own unit more time, nor one beside or above', async () => {
    const xuzhou = await person(UNITS.xuzhou, { role: 'admin' });
    const given = { deadline: '2026-08-01T00:00:00.000Z' };
    for (const unit of [UNITS.xuzhou, UNITS.wuxi, UNITS.jiangsu]) {
      expect(await duties([unit], 'extend', given, xuzhou)).toMatchObject({ code: 'access.unit' });
    }
    const past = { deadline: '2026-05-01T00:00:00.000Z' };
    expect(await duties([UNITS.xuzhou], 'extend', past)).toMatchObject({ code: 'duty.past' });
    expect(await rowsOf('events')).toBe(0);
  });
});

describe('closing and locking', () => {
  /** What 徐州市 sees of the notice, and whether it may hand in annex 2. */
  async function seen(who = officer) {
    const notice = value(await who.api.notice('js2021'));
    return [notice.state, notice.annexes[1]?.handIn];
  }

  test('a closed notice takes nothing new, but what was returned and what has more time', async () => {
    const { submission } = value(await filed());
    expect(await seen()).toEqual(['open', 'open']);
    await state('closed');
    expect(await seen()).toEqual(['closed', 'closed']);
    expectRefused(await filed(1), 409, 'notice.closed');
    const at = START.toISOString();
    await db
      .prepare("INSERT INTO decisions (submission, kind, at, person) VALUES (?1, 'return', ?2, ?3)")
      .bind(submission.id, at, firstIn(UNITS.xuzhou))
      .run();
    expect(await seen()).toEqual(['closed', 'returned']);
    value(await filed(1));
    expectRefused(await filed(2), 409, 'notice.closed');
    await duties([UNITS.xuzhou], 'extend', { deadline: new Date(START.getTime() + 60 * DAY).toISOString() });
    expect(await seen()).toEqual(['closed', 'extended']);
    value(await filed(2));
    setClock(START.getTime() + 61 * DAY);
    const late = await person(UNITS.xuzhou, { at: new Date(START.getTime() + 61 * DAY) });
    expect(await seen(late)).toEqual(['closed', 'closed']);
    expectRefused(await late.api.submit(annex2([], { baseVersion: 3, nil: true }), 'k9'), 409, 'notice.closed');
  });

  test('a locked notice takes nothing at all until it is opened; replies to what was taken stay', async () => {
    const first = value(await filed());
    await state('locked');
    expect(await seen()).toEqual(['locked', 'locked']);
    const listed = value(await officer.api.notices()).find(({ id }) => id === 'js2021');
    expect(listed).toMatchObject({ locked: true, lockedAt: START.toISOString(), closedAt: START.toISOString() });
    const refused = expectRefused(await filed(1), 409, 'notice.locked');
    expect(refused.detail).toContain('已锁定');
    expect(await rowsOf('submissions')).toBe(1);
    expect(value(await filed()).receipt).toEqual(first.receipt);
    await state('open');
    value(await filed(1));
  });

  test('the lead and those above it decide, nobody below or elsewhere', async () => {
    for (const unit of [UNITS.xuzhou, UNITS.gansu]) {
      const other = await person(unit, { role: 'admin' });
      expect(await state('locked', other)).toMatchObject({ code: 'access.unit' });
    }
    expect(await state('locked', await person(UNITS.ministry, { role: 'admin' }))).toMatchObject({ state: 'locked' });
  });
});

describe('a new version of an annex', () => {
  const annex = annexById('js2021-annex2');
  if (!annex) throw new Error('no annex');
  const OLD = { key: 'oldRemark', label: '旧备注', type: 'text', required: 'no' } as const;

  test('loses nothing reported under the old one: its columns stay in exports, its receipts as they were', async () => {
    const old = { ...annex, version: 0, fields: [...annex.fields, OLD] };
    await changeAll(
      insertDefinitions(main, [old as never]),
      main.prepare('UPDATE notice_annexes SET annex_version = 0'),
    );
    const caller = await callerOf(db, officer.token, START);
    if (!caller) throw new Error('no caller');
    const values = { orgName: '爱心协会', projectName: '助学', fundsWan: 18.04, oldRemark: '老栏目里的话' };
    const records = [{ row: 6, values, source: {}, extra: {} }];
    const of = { notice: 'js2021', annex: annex.id, header: {} };
    const hash = contentHash({ ...of, unit: UNITS.xuzhou, records });
    await storeSubmission(
      db,
      caller,
      {
        ...{ ...of, baseVersion: 0, nil: false, issues: [], answers: [], replies: [], columns: {} },
        ...{ contentHash: hash, receivedAt: START.toISOString(), idempotencyKey: 'k', requestHash: 'r', nonce: 'n' },
      },
      encodeRecords(records),
    );
    const [item] = value(await officer.api.submissions()).items;
    const before = value(await officer.api.submission(item?.id ?? ''));
    const address = `/notices/js2021/annexes/${annex.id}/version`;
    expect(await (await lead.send(address)).json()).toEqual({
      ...{ annex: annex.id, version: 0, newest: 1 },
      changes: [{ part: 'column', kind: 'removed', label: '旧备注', before: null, aspects: [] }],
    });
    const asked = async () => {
      const { annexes } = value(await officer.api.notice('js2021'));
      const found = annexes.find(({ id }) => id === annex.id);
      return [found?.layoutVersion, found?.newestLayout];
    };
    expect(await asked()).toEqual([0, 1]);
    expect(await post(address)).toEqual({
      annex: annex.id,
      before: 0,
      version: 1,
    });
    expect(await asked()).toEqual([1, 1]);
    expect(await (await lead.send(address)).json()).toMatchObject({ version: 1, changes: [] });
    expect(value(await officer.api.submission(item?.id ?? ''))).toEqual(before);
    expect(before.receipt.contentHash).toBe(hash);
    const reader = await person(UNITS.jiangsu, { role: 'reader' });
    const merged = value(await reader.api.merged('js2021', annex.id));
    expect(merged.records).toMatchObject([{ values: { fundsWan: 18.04 }, extra: { 旧备注: '老栏目里的话' } }]);
    const csv = new TextDecoder().decode(value(await reader.api.mergedFile('js2021', annex.id, 'csv')));
    const [head, line] = csv.split('\r\n');
    expect(head).toContain('旧备注');
    expect(line).toContain('老栏目里的话');
  });
});
