import { beforeAll, describe, expect, test, vi } from 'vitest';
import { ROLES, type Role } from '../../../shared/api/contracts/session.ts';
import type { ApiDocument } from '../../../worker/docs/open-api.ts';
import { addNotices } from '../../../worker/store/notice.ts';
import { changeAll, freshHouse, main, START, workbook } from '../support/house.ts';
import { value } from '../support/outcome.ts';
import { call, type Person, person, UNITS } from '../support/people.ts';
import { annex2, project } from '../support/samples.ts';
import { draft } from './asked.ts';
import { PDF } from './scan.ts';

/** Whose matter it is, seen from 徐州市. */
const RELATIONS = { above: UNITS.jiangsu, own: UNITS.xuzhou, below: UNITS.fengxian, beside: UNITS.wuxi } as const;
type Relation = keyof typeof RELATIONS;
const PLACES = Object.keys(RELATIONS) as Relation[];
const NEAR: readonly Relation[] = ['own', 'below'];

/** What is answered to a role about a unit so placed: a status, or `yes` where it may. */
type Answer = (role: Role, relation: Relation) => number | 'yes';

interface Case {
  readonly ask: (who: Person, unit: string) => Promise<Response>;
  readonly answer: Answer;
}

/** These roles about units so placed. `first`: what is looked at first, where neither fits. */
function may(
  roles: readonly Role[],
  reach: readonly Relation[],
  outside: number,
  first: 'role' | 'unit' = 'role',
): Answer {
  return (role, relation) => {
    const far = !reach.includes(relation);
    if (far && first === 'unit') return outside;
    if (!roles.includes(role)) return 403;
    return far ? outside : 'yes';
  };
}
const anyone = (outside: number) => may(ROLES, NEAR, outside);
const administrators = (outside: number) => may(['admin'], NEAR, outside);

const submissions: Record<string, string> = {};
const people: Record<string, number> = {};
const invitations: Record<string, string> = {};
const devices: Record<string, string> = {};
const LIST = '/notices/js2021/annexes/js2021-annex2';

const post = (body?: object): RequestInit => ({
  ...{ method: 'POST', headers: { 'Idempotency-Key': crypto.randomUUID(), 'Content-Type': 'application/json' } },
  ...(body ? { body: JSON.stringify(body) } : {}),
});
const get = (path: (unit: string) => string) => (who: Person, unit: string) => who.send(path(unit));
const tell = (path: (unit: string) => string, body?: (unit: string) => object) => (who: Person, unit: string) =>
  who.send(path(unit), post(body?.(unit)));
const of = (unit: string) => submissions[unit];

/** What an annex of a submission in reach of nobody who asks answers: it is not there. */
const CASES: Readonly<Record<string, Case>> = {
  listSubmissions: { ask: get((unit) => `/submissions?unit=${unit}`), answer: anyone(403) },
  readSubmission: { ask: get((unit) => `/submissions/${of(unit)}`), answer: anyone(404) },
  versions: { ask: get((unit) => `/submissions/${of(unit)}/versions`), answer: anyone(404) },
  compareVersions: { ask: get((unit) => `/submissions/${of(unit)}/compare/${of(unit)}`), answer: anyone(404) },
  versionWorkbook: { ask: get((unit) => `/submissions/${of(unit)}/workbook.xlsx`), answer: anyone(404) },
  readStamp: { ask: get((unit) => `/submissions/${of(unit)}/stamp`), answer: anyone(404) },
  readScan: { ask: get((unit) => `/submissions/${of(unit)}/scan`), answer: anyone(404) },
  progress: { ask: get((unit) => `/notices/js2021/progress?unit=${unit}`), answer: anyone(403) },
  progressSeries: { ask: get((unit) => `/notices/js2021/progress/series?unit=${unit}`), answer: anyone(403) },
  merged: { ask: get((unit) => `${LIST}/merged?unit=${unit}`), answer: anyone(403) },
  lineage: { ask: get((unit) => `${LIST}/lineage?unit=${unit}`), answer: anyone(403) },
  listUnits: { ask: get((unit) => `/units?unit=${unit}`), answer: anyone(403) },
  unitsFile: { ask: get((unit) => `/units.csv?unit=${unit}`), answer: anyone(403) },

  // Reviewed by the unit directly above alone; withdrawn and stamped by its own officers alone.
  decide: {
    ask: tell(
      (unit) => `/submissions/${of(unit)}/decisions`,
      () => ({ kind: 'return', overall: '请补电话' }),
    ),
    answer: (role, relation) => (NEAR.includes(relation) ? may(['reviewer'], ['below'], 403)(role, relation) : 404),
  },
  withdraw: {
    ask: tell(
      (unit) => `/submissions/${of(unit)}/withdraw`,
      () => ({}),
    ),
    answer: (role, relation) => (NEAR.includes(relation) ? may(['officer'], ['own'], 403)(role, relation) : 404),
  },
  attachScan: {
    ask: (who, unit) => who.send(`/submissions/${of(unit)}/scan`, { method: 'POST', body: PDF }),
    answer: (role, relation) => (NEAR.includes(relation) ? may(['officer'], ['own'], 403)(role, relation) : 404),
  },

  listEvents: { ask: get((unit) => `/events?unit=${unit}`), answer: administrators(403) },
  eventsFile: { ask: get((unit) => `/events.csv?unit=${unit}`), answer: administrators(403) },
  listPeople: { ask: get((unit) => `/people?unit=${unit}`), answer: administrators(403) },
  invite: {
    ask: tell(
      () => '/invitations',
      (unit) => ({ unit, role: 'officer' }),
    ),
    answer: administrators(403),
  },
  revokeInvitation: {
    ask: tell((unit) => `/invitations/${invitations[unit]}/revoke`),
    // The first who may ends it; to whoever comes after, it is not there any more.
    answer: administrators(404),
  },
  revokePerson: { ask: tell((unit) => `/people/${people[unit]}/revoke`), answer: administrators(404) },
  revokeDevice: {
    ask: tell((unit) => `/devices/${devices[unit]}/revoke`),
    answer: (role, relation) => (role === 'admin' && NEAR.includes(relation) ? 'yes' : 404),
  },

  // Nobody frees the own unit, or gives it more time.
  changeDuty: {
    ask: tell(
      () => '/notices/js2021/duties',
      (unit) => ({ kind: 'require', annex: 'js2021-annex2', units: [unit], reason: '补报' }),
    ),
    answer: may(['admin'], ['below'], 403),
  },
  // Nor retires it.
  changeUnitState: {
    ask: tell(
      (unit) => `/units/${unit}/state`,
      () => ({ to: 'active', reason: '恢复' }),
    ),
    answer: may(['admin'], ['below'], 403),
  },
  changeNoticeState: {
    ask: tell(
      (unit) => `/notices/n-${unit}/state`,
      () => ({ to: 'closed', reason: '已汇总' }),
    ),
    answer: administrators(403),
  },
  annexUpdate: {
    ask: get((unit) => `/notices/n-${unit}/annexes/js2021-annex2/version`),
    answer: administrators(403),
  },
  takeUpVersion: {
    ask: tell((unit) => `/notices/n-${unit}/annexes/js2021-annex2/version`),
    answer: administrators(403),
  },
  tryDraft: { ask: tell((unit) => `/drafts/d-${unit}/try`), answer: administrators(404) },
  deleteDraft: {
    ask: tell(
      (unit) => `/drafts/d-${unit}/delete`,
      // Another revision than the one that stands: whoever comes after still finds it.
      () => ({ revision: 9 }),
    ),
    answer: administrators(404),
  },
  publishDraft: {
    ask: tell(
      (unit) => `/drafts/d-${unit}/publish`,
      () => ({ plan: 'x'.repeat(64) }),
    ),
    answer: administrators(404),
  },

  listReminders: { ask: get((unit) => `/reminders?unit=${unit}`), answer: administrators(403) },
  readReminderSettings: { ask: get((unit) => `/reminders/settings?unit=${unit}`), answer: administrators(403) },
  saveReminderSettings: {
    ask: tell(
      () => '/reminders/settings',
      (unit) => ({ unit, days: [-1] }),
    ),
    answer: administrators(403),
  },
  testReminder: {
    ask: tell(
      () => '/reminders/test',
      (unit) => ({ unit }),
    ),
    answer: administrators(403),
  },
};

const header = { reportingUnit: '徐州市民政局', contactName: '李红', contactPhone: '0516-83735678' };

/** What a role does for its own unit, whatever other units there are. */
const OWN: Readonly<
  Record<string, { readonly ask: (who: Person) => Promise<Response>; readonly roles: readonly Role[] }>
> = {
  listNotices: { ask: (who) => who.send('/notices'), roles: ROLES },
  readNotice: { ask: (who) => who.send('/notices/js2021'), roles: ROLES },
  template: { ask: (who) => who.send(`${LIST}/template.xlsx`), roles: ROLES },
  inspect: { ask: (who) => who.send('/inspections', { method: 'POST', body: workbook('a2.xlsx') }), roles: ROLES },
  listDevices: { ask: (who) => who.send('/devices'), roles: ROLES },
  submit: {
    ask: (who) => who.send('/submissions', post(annex2([project()], { header, baseVersion: 1 }))),
    roles: ['officer'],
  },
  forward: { ask: (who) => who.send(`${LIST}/forward`, post({})), roles: ['officer'] },
  listDrafts: { ask: (who) => who.send('/drafts'), roles: ['admin'] },
  saveDraft: { ask: (who) => who.send('/drafts', post(draft('of-xuzhou'))), roles: ['admin'] },
  importUnits: {
    ask: (who) => who.send('/units/import', { method: 'POST', body: '单位代码,单位名称,层级,上级单位代码\n' }),
    roles: ['admin'],
  },
};

/** Asked without signing in. */
const PUBLIC = [
  ...['signIn', 'oidcConfig', 'signInByOidc', 'receipt', 'receiptKeys', 'receiptPage', 'roster', 'health'],
] as const;

const NAMES: Record<string, string> = {
  [UNITS.jiangsu]: '江苏省民政厅',
  [UNITS.fengxian]: '丰县民政局',
  [UNITS.xuzhou]: '徐州市民政局',
  [UNITS.wuxi]: '无锡市民政局',
};

async function furnish(unit: string): Promise<void> {
  const admin = await person(unit, { role: 'admin' });
  const invited = await admin.send('/invitations', post({ role: 'officer' }));
  const { id, person: invitedPerson } = (await invited.json()) as { id: string; person: number };
  [people[unit], invitations[unit]] = [invitedPerson, id];
  const { items } = (await (await admin.send('/devices')).json()) as { items: { id: string }[] };
  devices[unit] = items[0]?.id ?? '';
  await admin.send('/drafts', post(draft(`d-${unit}`)));
  // The province's is a number that is none: it must look the same as one out of reach.
  submissions[unit] = '999999';
  if (unit === UNITS.jiangsu) return;
  const officer = await person(unit);
  const input = annex2([project()], { header: { ...header, reportingUnit: NAMES[unit] ?? '' } });
  submissions[unit] = value(await officer.api.submit(input, 'k')).submission.id;
  await officer.send(`/submissions/${submissions[unit]}/scan`, { method: 'POST', body: PDF });
}

beforeAll(async () => {
  await freshHouse();
  for (const unit of Object.values(RELATIONS)) await furnish(unit);
  await addNotices(
    main,
    Object.values(RELATIONS).map((lead) => ({
      ...{ id: `n-${lead}`, title: '通知', issuer: NAMES[lead] ?? '', docNo: null, year: 2026, lead },
      ...{ publishedAt: START.toISOString(), annexes: ['js2021-annex2'], annexVersions: [1] },
    })),
  );
  await changeAll();
});

const REFUSED = [401, 403, 404];

describe.each(Object.entries(CASES))('%s', (operation, { ask, answer }) => {
  test.each(ROLES.flatMap((role) => PLACES.map((relation) => [role, relation] as const)))(
    'as %s of 徐州市, of a unit %s',
    async (role, relation) => {
      const { status } = await ask(await person(UNITS.xuzhou, { role }), RELATIONS[relation]);
      const expected = answer(role, relation);
      if (expected !== 'yes') expect(status).toBe(expected);
      // Where it may, something else may still stand against it: decided already, no robot set.
      else if (operation !== 'revokeInvitation') expect(REFUSED).not.toContain(status);
    },
  );
});

describe.each(Object.entries(OWN))('%s, for the own unit', (_, { ask, roles }) => {
  test.each(ROLES)('as %s', async (role) => {
    const { status } = await ask(await person(UNITS.xuzhou, { role }));
    if (roles.includes(role)) expect(REFUSED).not.toContain(status);
    else expect(status).toBe(403);
  });
});

describe('every route', () => {
  const operations = async () => {
    const { paths } = (await (await call('/api/v1/openapi.json')).json()) as ApiDocument;
    return Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { operationId }]) => ({ path, method, operationId })),
    );
  };

  test('is in this matrix, for its own unit only, or public', async () => {
    const known = [...Object.keys(CASES), ...Object.keys(OWN), ...PUBLIC].sort();
    expect((await operations()).map(({ operationId }) => operationId).sort()).toEqual(known);
  });

  test('asks to sign in, unless it is public', async () => {
    vi.spyOn(console, 'log').mockImplementation(() => undefined);
    for (const { path, method, operationId } of await operations()) {
      const answer = await call(path.replace(/\{\w+\}/g, '1'), { method: method.toUpperCase() });
      const { code } = (await answer.json().catch(() => ({}))) as { code?: string };
      const open = (PUBLIC as readonly string[]).includes(operationId);
      expect([operationId, code === 'auth.required']).toEqual([operationId, !open]);
    }
  });

  test('refuses a token that was never given out', async () => {
    for (const { path, method, operationId } of await operations()) {
      if ((PUBLIC as readonly string[]).includes(operationId)) continue;
      const headers = { Authorization: 'Bearer never-given-out' };
      const answer = await call(path.replace(/\{\w+\}/g, '1'), { method: method.toUpperCase(), headers });
      expect([operationId, answer.status]).toEqual([operationId, 401]);
    }
  });
});
