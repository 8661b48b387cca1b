import { beforeAll, describe, expect, test } from 'vitest';
import { ROLES, type Role } from '../../../shared/api/contracts/session.ts';
import { freshHouse } from '../support/house.ts';
import { value } from '../support/outcome.ts';
import { type Person, person, UNITS } from '../support/people.ts';
import { annex2, project } from '../support/samples.ts';

/** Whose matter it is, seen from 徐州市. */
const RELATIONS = { above: UNITS.jiangsu, own: UNITS.xuzhou, below: UNITS.fengxian, beside: UNITS.wuxi } as const;
type Relation = keyof typeof RELATIONS;
const NEAR: readonly Relation[] = ['own', 'below'];
const ALL: readonly Role[] = ROLES;

interface Case {
  readonly route: string;
  readonly ask: (who: Person, unit: string) => Promise<Response>;
  /** Roles that may, for units of `reach`. */
  readonly roles: readonly Role[];
  readonly reach: readonly Relation[];
  readonly otherRole: number;
  readonly otherUnit: number;
}

const submissions: Record<string, string> = {};
const people: Record<string, number> = {};
const post = (body?: object): RequestInit => ({ method: 'POST', ...(body ? { body: JSON.stringify(body) } : {}) });
const get = (path: (unit: string) => string) => (who: Person, unit: string) => who.send(path(unit));

const reads = { roles: ALL, reach: NEAR, otherRole: 403, otherUnit: 403 };
const admins = { roles: ['admin'] as const, reach: NEAR, otherRole: 403, otherUnit: 403 };

const CASES: readonly Case[] = [
  { route: 'GET /submissions', ask: get((unit) => `/submissions?unit=${unit}`), ...reads },
  {
    ...reads,
    route: 'GET /submissions/{id}',
    ask: get((unit) => `/submissions/${submissions[unit]}`),
    otherUnit: 404,
  },
  { route: 'GET progress', ask: get((unit) => `/notices/js2021/progress?unit=${unit}`), ...reads },
  { route: 'GET merged', ask: get((unit) => `/notices/js2021/annexes/js2021-annex2/merged?unit=${unit}`), ...reads },
  { route: 'GET /units', ask: get((unit) => `/units?unit=${unit}`), ...reads },
  { route: 'GET /units.csv', ask: get((unit) => `/units.csv?unit=${unit}`), ...reads },
  { route: 'GET stamp', ask: get((unit) => `/submissions/${submissions[unit]}/stamp`), ...reads, otherUnit: 404 },
  {
    ...admins,
    route: 'POST /notices/{n}/duties',
    ask: (who, unit) =>
      who.send(
        '/notices/js2021/duties',
        post({ kind: 'require', annex: 'js2021-annex2', units: [unit], reason: '补报' }),
      ),
    // Nobody frees the own unit, or gives it more time.
    reach: ['below'],
  },
  { route: 'GET /events', ask: get((unit) => `/events?unit=${unit}`), ...admins },
  { route: 'GET /events.csv', ask: get((unit) => `/events.csv?unit=${unit}`), ...admins },
  { route: 'GET /people', ask: get((unit) => `/people?unit=${unit}`), ...admins },
  {
    ...admins,
    route: 'POST /invitations',
    ask: (who, unit) => who.send('/invitations', post({ unit, role: 'officer' })),
  },
  {
    ...admins,
    route: 'POST /people/{id}/revoke',
    ask: (who, unit) => who.send(`/people/${people[unit]}/revoke`, post()),
    otherUnit: 404,
  },
];

beforeAll(async () => {
  await freshHouse();
  const names: Record<string, string> = { [UNITS.fengxian]: '丰县', [UNITS.xuzhou]: '徐州市', [UNITS.wuxi]: '无锡市' };
  for (const unit of Object.values(RELATIONS)) {
    const admin = await person(unit, { role: 'admin' });
    const invited = await admin.send('/invitations', post({ role: 'officer' }));
    people[unit] = ((await invited.json()) as { person: number }).person;
    const name = names[unit];
    if (!name) continue;
    const header = { reportingUnit: `${name}民政局`, contactName: '李红', contactPhone: '0516-83735678' };
    const officer = await person(unit);
    submissions[unit] = value(await officer.api.submit(annex2([project()], { header }), 'k')).submission.id;
  }
  // The province's is a number that is none: it must look the same as one out of reach.
  submissions[UNITS.jiangsu] = '999999';
});

describe.each(CASES)('$route', ({ ask, roles, reach, otherRole, otherUnit }) => {
  test.each(
    ROLES.flatMap((role) => (Object.keys(RELATIONS) as Relation[]).map((relation) => [role, relation] as const)),
  )('as %s of 徐州市, of a unit %s', async (role, relation) => {
    const answer = await ask(await person(UNITS.xuzhou, { role }), RELATIONS[relation]);
    const allowed = reach.includes(relation) ? null : otherUnit;
    const expected = roles.includes(role) ? allowed : otherRole;
    if (expected === null) expect(answer.status).toBeLessThan(300);
    else expect(answer.status).toBe(expected);
  });
});

describe('what a role does for its own unit', () => {
  test.each(ROLES)('%s submits: only an officer may', async (role) => {
    const who = await person(UNITS.wuxi, { role });
    const header = { reportingUnit: '无锡市民政局', contactName: '李红', contactPhone: '0516-83735678' };
    const input = annex2([project()], { header, baseVersion: 1 });
    const answer = await who.api.submit(input, `k-${role}`);
    expect(answer.ok).toBe(role === 'officer');
  });

  test.each(ROLES)('%s imports units: only an administrator may', async (role) => {
    const who = await person(UNITS.wuxi, { role });
    const answer = await who.send('/units/import', { method: 'POST', body: '单位代码,单位名称,层级,上级单位代码\n' });
    expect(answer.status).toBe(role === 'admin' ? 200 : 403);
  });

  test.each(ROLES)('%s sees the own devices', async (role) => {
    const who = await person(UNITS.wuxi, { role });
    expect((await who.send('/devices')).status).toBe(200);
  });
});
