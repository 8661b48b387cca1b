import { beforeAll, describe, expect, test } from 'vitest';
import type { ApiFailure } from '../../shared/api/client.ts';
import type { Result } from '../../shared/result.ts';
import { freshHouse } from './support/house.ts';
import { expectRefused, refusal, value } from './support/outcome.ts';
import { call, type Person, person, UNITS } from './support/people.ts';
import { annex2, need, needs, project } from './support/samples.ts';

/** Whose submission: a county of Jiangsu, its city, a city beside it, and a county of another province. */
const ids: Record<string, string> = {};

const submissionsOf = [
  [UNITS.fengxian, '丰县民政局'],
  [UNITS.xuzhou, '徐州市民政局'],
  [UNITS.wuxi, '无锡市民政局'],
] as const;

beforeAll(async () => {
  await freshHouse();
  for (const [unit, name] of submissionsOf) {
    const officer = await person(unit);
    const input = annex2([project()], { header: { ...annex2().header, reportingUnit: name } });
    ids[unit] = value(await officer.api.submit(input, 'k')).submission.id;
  }
  const dongxiang = await person(UNITS.dongxiang);
  const sent = await dongxiang.api.submit(needs('东乡族自治县民政局', [need()]), 'k');
  ids[UNITS.dongxiang] = value(sent).submission.id;
});

/** [who, whose, sees] for the relations own, above, below, beside. */
const MATRIX: readonly (readonly [keyof typeof UNITS, keyof typeof UNITS, boolean, string])[] = [
  ['xuzhou', 'xuzhou', true, 'own'],
  ['xuzhou', 'fengxian', true, 'below'],
  ['jiangsu', 'fengxian', true, 'far below'],
  ['ministry', 'dongxiang', true, 'at the very bottom'],
  ['fengxian', 'xuzhou', false, 'above'],
  ['xuzhou', 'wuxi', false, 'beside'],
  ['organisation', 'xuzhou', false, 'beside, an organisation'],
  ['gansu', 'xuzhou', false, 'below another'],
  ['jiangsu', 'dongxiang', false, 'below another'],
];

describe.each(['officer', 'reviewer'] as const)('%s', (role) => {
  test.each(MATRIX)('of %s asks for %s (allowed: %s): %s', async (whoUnit, whoseUnit, allowed) => {
    const who = await person(UNITS[whoUnit], { role });
    const whose = UNITS[whoseUnit];
    const answers: Result<unknown, ApiFailure>[] = [
      await who.api.submissions({ unit: whose }),
      await who.api.progress('js2021', whose),
      await who.api.merged('js2021', 'js2021-annex2', { unit: whose }),
    ];
    for (const answer of answers) {
      if (allowed) value(answer);
      else expectRefused(answer, 403, 'access.unit');
    }
    const one = await who.api.submission(ids[whose] ?? '');
    if (allowed) expect(value(one).unit).toBe(whose);
    else expectRefused(one, 404, 'submission.unknown');
    for (const format of ['xlsx', 'csv'] as const) {
      const file = await who.api.mergedFile('js2021', 'js2021-annex2', format, { unit: whose });
      expect(file.ok).toBe(allowed);
    }
  });

  test.each(['fengxian', 'xuzhou', 'jiangsu', 'gansu', 'ministry', 'beijing'] as const)(
    'of %s lists own and lower submissions only',
    async (unit) => {
      const who = await person(UNITS[unit], { role });
      const listed = value(await who.api.submissions()).items.map((item) => item.unit);
      const below = { ministry: 4, jiangsu: 3, xuzhou: 2, fengxian: 1, gansu: 1, beijing: 0 }[unit];
      expect(listed).toHaveLength(below);
    },
  );
});

describe('without a token', () => {
  const ROUTES = [
    ['GET', '/notices'],
    ['GET', '/notices/js2021'],
    ['GET', '/notices/js2021/progress'],
    ['GET', '/notices/js2021/annexes/js2021-annex2/template.xlsx'],
    ['GET', '/notices/js2021/annexes/js2021-annex2/merged'],
    ['GET', '/submissions'],
    ['GET', '/submissions/1'],
    ['POST', '/submissions'],
    ['POST', '/inspections'],
  ] as const;

  test.each(ROUTES)('%s %s asks to sign in', async (method, path) => {
    const answer = await call(`/api/v1${path}`, { method });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ code: 'auth.required' });
  });

  test.each(ROUTES)('%s %s takes no made-up token', async (method, path) => {
    const answer = await call(`/api/v1${path}`, { method, headers: { Authorization: `Bearer ${'A'.repeat(43)}` } });
    expect(await answer.json()).toMatchObject({ status: 401, code: 'auth.tokenUnknown' });
  });
});

test('a unit that is none is told from one that may not be seen', async () => {
  const who: Person = await person(UNITS.xuzhou);
  expect(refusal(await who.api.progress('js2021', '999999')).code).toBe('unit.unknown');
});
