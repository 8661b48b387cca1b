import { beforeEach, describe, expect, test } from 'vitest';
import type { DraftPlan } from '../../../shared/api/contracts/draft.ts';
import type { Invitation } from '../../../shared/api/contracts/people.ts';
import type { UnitPlanJson, UnitState, UnitTree } from '../../../shared/api/contracts/unit.ts';
import { changeAll, freshHouse, main, START } from '../support/house.ts';
import { expectRefused, value } from '../support/outcome.ts';
import { call, type Person, person, UNITS } from '../support/people.ts';
import { annex2, project } from '../support/samples.ts';
import { draft } from './asked.ts';

/** 丰县, a county of 徐州市 without units below it, is gone: merged into another. */
const GONE = UNITS.fengxian;
let lead: Person;
let city: Person;

beforeEach(async () => {
  await freshHouse();
  lead = await person(UNITS.jiangsu, { role: 'admin' });
  city = await person(UNITS.xuzhou, { role: 'admin' });
});

async function post<T = Record<string, unknown>>(path: string, body: object | string, who = city): Promise<T> {
  const sent = typeof body === 'string' ? body : JSON.stringify(body);
  return (await (await who.send(path, { method: 'POST', body: sent })).json()) as T;
}
const become = (to: 'retired' | 'active', unit: string = GONE, who = city) =>
  post<UnitState & { code?: string; detail?: string; params?: object }>(
    `/units/${unit}/state`,
    { to, reason: '撤并' },
    who,
  );
/** Every notice that asks it is over. */
const allClosed = () => changeAll(main.prepare('UPDATE notices SET closed_at = ?1').bind(START.toISOString()));
const signIn = async (code: string) =>
  (await call('/api/v1/session', { method: 'POST', body: JSON.stringify({ code }) })).status;
const kinds = async () =>
  (await main.prepare("SELECT kind FROM events WHERE kind LIKE 'unit.%' ORDER BY id").all()).results;

const header = { reportingUnit: '丰县民政局', contactName: '李红', contactPhone: '0516-83735678' };

describe('a unit that is no longer', () => {
  test('keeps what it reported and its figures; nobody signs in for it any more', async () => {
    const officer = await person(GONE);
    const made = value(await officer.api.submit(annex2([project({ fundsWan: 18.04 })], { header }), 'k'));
    const invited = await post<Invitation>('/invitations', { unit: GONE, role: 'officer' });
    await allClosed();
    const reader = await person(UNITS.xuzhou, { role: 'reader' });
    const figures = async () => value(await reader.api.merged('js2021', 'js2021-annex2'));
    const before = await figures();
    expect(before.records).toHaveLength(1);

    expect(await become('retired')).toEqual({ unit: GONE, retiredAt: START.toISOString(), devices: 1, codes: 2 });
    expect(await figures()).toEqual(before);
    expect(value(await reader.api.submission(made.submission.id)).unitName).toBe('丰县民政局');
    expectRefused(await officer.api.submit(annex2([], { baseVersion: 1, nil: true }), 'l'), 401, 'auth.tokenUnknown');
    expect((await officer.send('/notices')).status).toBe(401);
    for (const code of [officer.code, invited.code]) expect(await signIn(code)).toBe(401);
    expect(await post('/invitations', { unit: GONE, role: 'officer' })).toMatchObject({ code: 'unit.retired' });
    expect(await kinds()).toEqual([{ kind: 'unit.retired' }]);
  });

  test('is asked nothing by new notices, and not even by name', async () => {
    await allClosed();
    await post('/drafts', draft('before'), lead);
    const seen = await post<DraftPlan>('/drafts/before/try', {}, lead);
    expect(seen.annexes[0]?.units.some(({ unit }) => unit === GONE)).toBe(true);
    await become('retired');
    expect(await post('/drafts/before/publish', { plan: seen.plan }, lead)).toMatchObject({
      code: 'draft.planChanged',
    });
    const now = await post<DraftPlan>('/drafts/before/try', {}, lead);
    expect(now.annexes[0]?.must).toBe((seen.annexes[0]?.must ?? 0) - 1);
    expect(await post('/drafts/before/publish', { plan: now.plan }, lead)).toMatchObject({ published: true });
    await post('/drafts', draft('named', { only: [GONE] }), lead);
    const { issues } = await post<DraftPlan>('/drafts/named/try', {}, lead);
    expect(issues.map(({ code }) => code)).toEqual(['notice.unitRetired', 'notice.nobody']);
    const change = { annex: 'js2021-annex2', units: [GONE], reason: '补报' };
    expect(await post('/notices/before/duties', { kind: 'require', ...change }, lead)).toMatchObject({
      code: 'unit.retired',
    });
  });

  test('stays in the tree and in the table, with its day; nothing new hangs below it', async () => {
    await allClosed();
    await become('retired');
    const { below } = (await (await city.send('/units')).json()) as UnitTree;
    expect(below.find(({ code }) => code === GONE)?.retiredAt).toBe(START.toISOString());
    const csv = await (await city.send('/units.csv')).text();
    expect(csv).toContain('320321,丰县民政局,县级,320300,2026-06-01');
    expect(await post<UnitPlanJson>('/units/import', csv)).toMatchObject({ added: [], changed: [], issues: [] });
    const town = '单位代码,单位名称,层级,上级单位代码\n320321001,凤城街道,乡级,320321\n';
    const { issues } = await post<UnitPlanJson>('/units/import', town);
    expect(issues.map(({ code }) => code)).toEqual(['units.belowRetired']);
  });

  test('comes back: it is asked again, and its people are invited anew', async () => {
    await allClosed();
    const officer = await person(GONE);
    await become('retired');
    expect(await become('active')).toMatchObject({ retiredAt: null });
    expect((await officer.send('/notices')).status).toBe(401);
    expect(await signIn(officer.code)).toBe(401);
    const { code } = await post<Invitation>('/invitations', { unit: GONE, role: 'officer' });
    expect(await signIn(code)).toBe(200);
    expect(await kinds()).toEqual([{ kind: 'unit.retired' }, { kind: 'unit.restored' }]);
  });
});

describe('retiring is refused', () => {
  test('while an open notice asks the unit, with its name and what to do; not once it is exempt', async () => {
    const refused = await become('retired');
    expect(refused).toMatchObject({ code: 'unit.asked', params: { unit: '丰县民政局' } });
    expect(refused.detail).toContain('免报');
    expect((refused.params as { names: string[] }).names).not.toEqual([]);
    const { results } = await main
      .prepare("SELECT notice, annex FROM assignments WHERE unit = ?1 AND duty = 'must'")
      .bind(GONE)
      .all<{ notice: string; annex: string }>();
    for (const { notice, annex } of results) {
      await post(`/notices/${notice}/duties`, { kind: 'exempt', annex, units: [GONE], reason: '撤并' });
    }
    expect(await become('retired')).toMatchObject({ retiredAt: START.toISOString() });
  });

  test('while units below it are not retired; and coming back while the one above is', async () => {
    await allClosed();
    const town = '单位代码,单位名称,层级,上级单位代码\n320321001,凤城街道,乡级,320321\n';
    const { plan } = await post<UnitPlanJson>('/units/import', town);
    await post(`/units/import?plan=${plan}`, town);
    expect(await become('retired')).toMatchObject({ code: 'unit.hasBelow', params: { names: ['凤城街道'], count: 1 } });
    await become('retired', '320321001');
    await become('retired');
    expect(await become('active', '320321001')).toMatchObject({ code: 'unit.aboveRetired' });
    expect(await become('active')).toMatchObject({ retiredAt: null });
    expect(await become('active', '320321001')).toMatchObject({ retiredAt: null });
  });

  test('to the unit itself and to whoever is not above it', async () => {
    const own = await person(GONE, { role: 'admin' });
    for (const who of [own, await person(UNITS.wuxi, { role: 'admin' })]) {
      expect(await become('retired', GONE, who)).toMatchObject({ code: 'access.unit' });
    }
    expect(await become('retired', GONE, await person(UNITS.xuzhou, { role: 'reviewer' }))).toMatchObject({
      code: 'access.admin',
    });
    expect(await kinds()).toEqual([]);
  });

  test('no second time: of ten at once one does it, and whoever asks again is told it is so', async () => {
    await allClosed();
    const answers = await Promise.all(Array.from({ length: 10 }, () => become('retired')));
    const told = answers.map(({ code, retiredAt }) => code ?? retiredAt);
    expect(told.every((said) => said === 'units.planChanged' || said === START.toISOString())).toBe(true);
    expect(await kinds()).toEqual([{ kind: 'unit.retired' }]);
    expect(await become('retired')).toMatchObject({ retiredAt: START.toISOString(), devices: 0, codes: 0 });
  });
});

describe('a closed notice that asks a unit retired since, opened again', () => {
  const ANNEX = 'js2021-annex2';
  const setNotice = (to: 'open' | 'closed') => post('/notices/js2021/state', { to, reason: '补报' }, lead);
  /** Of 徐州市: how it stands, whom the merge misses, and how many units the notice asks. */
  const seen = async (basis: 'received' | 'accepted' = 'received') => {
    const { api } = await person(UNITS.xuzhou, { role: 'reviewer' });
    const of = <T extends { id: string }>(all: readonly T[]) => all.find(({ id }) => id === ANNEX);
    const progress = of(value(await api.progress('js2021', undefined, 2, ANNEX)).annexes);
    const series = of(value(await api.progressSeries('js2021', {})).annexes);
    const { coverage, records } = value(await api.merged('js2021', ANNEX, { basis }));
    const unit = progress?.units.find((each) => each.unit === GONE);
    const city = of(value(await lead.api.progress('js2021')).annexes)?.units.find((each) => each.unit === UNITS.xuzhou);
    return {
      unit: { state: unit?.state, retired: unit?.retired, reported: unit?.reported },
      inTree: progress?.subtree.find((each) => each.unit === GONE)?.state,
      ...{ expected: coverage.expected, counted: coverage.counted, rows: records.length },
      isMissed: coverage.missing.some((each) => each.unit === GONE),
      ...{ missing: progress?.missing, exempt: progress?.exempt, retired: progress?.retired },
      denominators: [
        ...Object.values(progress?.counts ?? {}).map(({ denominator }) => denominator),
        ...[series?.expected, city?.below, of(value(await api.notice('js2021')).annexes)?.below],
      ],
      most: Math.max(...(series?.points ?? []).map(({ reported }) => reported)),
    };
  };
  const hand = async () =>
    value(await (await person(GONE)).api.submit(annex2([project({ fundsWan: 18.04 })], { header }), 'k')).submission.id;
  const decide = async (id: string, kind: 'accept' | 'return') => {
    const { send } = await person(UNITS.xuzhou, { role: 'reviewer' });
    const body = JSON.stringify({ kind, overall: '核对' });
    await send(`/submissions/${id}/decisions`, { method: 'POST', body, headers: { 'Idempotency-Key': kind } });
  };
  const retireWhileClosed = async () => {
    await allClosed();
    expect(await become('retired')).toMatchObject({ retiredAt: START.toISOString() });
    await setNotice('open');
  };
  const all = (of: number) => Array.from({ length: 7 }, () => of);

  test('does not miss it where it reported nothing: it is shown as retired; brought back, it is asked again', async () => {
    const before = await seen();
    expect(before).toMatchObject({ unit: { state: 'missing', retired: false }, isMissed: true, retired: 0 });
    await retireWhileClosed();
    const after = await seen();
    const one = (of: number | undefined) => (of ?? 0) - 1;
    expect(after).toEqual({
      ...before,
      unit: { state: 'exempt', retired: true, reported: false },
      inTree: 'exempt',
      ...{ isMissed: false, exempt: (before.exempt ?? 0) + 1, retired: 1 },
      ...{ expected: one(before.expected), missing: one(before.missing), denominators: all(one(before.expected)) },
    });
    expect(await become('active')).toMatchObject({ retiredAt: null });
    expect(await seen()).toEqual(before);
  });

  test('goes on to count what it reported, accepted or not', async () => {
    const id = await hand();
    const before = await seen();
    await retireWhileClosed();
    const same = { ...before, unit: { ...before.unit, retired: true } };
    expect(before).toMatchObject({
      unit: { state: 'submitted' },
      counted: 1,
      rows: 1,
      denominators: all(before.expected),
    });
    expect(await seen()).toEqual(same);
    expect(await seen('accepted')).toMatchObject({ counted: 0, isMissed: true, expected: before.expected });
    await decide(id, 'accept');
    expect(await seen('accepted')).toMatchObject({ unit: { state: 'accepted' }, counted: 1, isMissed: false, rows: 1 });
  });

  test('asks nothing of it once its report was returned, and never has more reported than are asked', async () => {
    const id = await hand();
    const before = await seen();
    await retireWhileClosed();
    await decide(id, 'return');
    expect(await seen()).toMatchObject({
      unit: { state: 'exempt', retired: true, reported: false },
      ...{ counted: 0, isMissed: false, retired: 1, most: 0, denominators: all(before.expected - 1) },
    });
  });

  test('lets an accepted version of it stand when a newer one was returned, and asks nothing more', async () => {
    await decide(await hand(), 'accept');
    const { api } = await person(GONE);
    const changed = annex2([project({ fundsWan: 20 })], { header, baseVersion: 1 });
    const { submission } = value(await api.submit(changed, 'l'));
    await retireWhileClosed();
    await decide(submission.id, 'return');
    expect(await seen()).toMatchObject({ unit: { state: 'accepted', reported: true }, counted: 1, isMissed: false });
  });

  test('hands up a merge that does not lack it', async () => {
    await retireWhileClosed();
    const officer = await person(UNITS.xuzhou);
    const own = { records: [project()], answers: [] };
    const body = JSON.stringify({ baseVersion: 0, header: { ...header, reportingUnit: '徐州市民政局' }, own });
    const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': 'f' };
    const path = `/notices/js2021/annexes/${ANNEX}/forward`;
    const made = await (await officer.send(path, { method: 'POST', body, headers })).json();
    const { missing } = (made as { forward: { coverage: { missing: { unit: string }[] } } }).forward.coverage;
    expect(missing.length).toBeGreaterThan(0);
    expect(missing.map(({ unit }) => unit)).not.toContain(GONE);
  });
});
