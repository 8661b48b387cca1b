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
