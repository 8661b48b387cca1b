import { beforeAll, describe, expect, test } from 'vitest';
import { freshHouse } from '../support/house.ts';
import { refusal } from '../support/outcome.ts';
import { call, type Person, person, UNITS } from '../support/people.ts';
import { hand } from './house.ts';

let id = '';

beforeAll(async () => {
  await freshHouse();
  id = (await hand(UNITS.xuzhou, '徐州市民政局')).submission.id;
});

const LIST = ['js2021', 'js2021-annex2'] as const;
const unit = UNITS.xuzhou;
/** What is read of 徐州: by its submission it is not there for strangers, by its code it may not be seen. */
const READS: readonly (readonly [string, string, (who: Person) => Promise<{ ok: boolean }>])[] = [
  ['its versions', 'submission.unknown', (who) => who.api.versions(id)],
  ['a comparison', 'submission.unknown', (who) => who.api.compare(id, id)],
  ['a version’s workbook', 'submission.unknown', (who) => who.api.versionWorkbook(id)],
  ['its lineage', 'access.unit', (who) => who.api.lineage(...LIST, { unit })],
  ['its burn-up', 'access.unit', (who) => who.api.progressSeries(LIST[0], { unit })],
  ['its tree', 'access.unit', (who) => who.api.progress(LIST[0], unit, 3)],
];

describe.each(['officer', 'reviewer', 'admin', 'reader'] as const)('%s', (role) => {
  test.each([
    ['its own', UNITS.xuzhou, true],
    ['one below', UNITS.jiangsu, true],
    ['one far below', UNITS.ministry, true],
    ['one above', UNITS.fengxian, false],
    ['one beside', UNITS.wuxi, false],
    ['one of another province', UNITS.gansu, false],
  ] as const)('reads of a unit that is %s', async (_, of, allowed) => {
    const who = await person(of, { role });
    for (const [what, code, read] of READS) {
      const answer = await read(who);
      expect([what, answer.ok]).toEqual([what, allowed]);
      if (!allowed) expect([what, refusal(answer as never).code]).toEqual([what, code]);
    }
  });
});

test.each([
  ['POST', `/submissions/1/decisions`],
  ['POST', `/submissions/1/withdraw`],
  ['GET', `/submissions/1/versions`],
  ['GET', `/submissions/1/compare/1`],
  ['GET', `/submissions/1/workbook.xlsx`],
  ['GET', `/notices/js2021/progress/series`],
  ['GET', `/notices/js2021/annexes/js2021-annex2/lineage`],
  ['POST', `/notices/js2021/annexes/js2021-annex2/forward`],
])('%s %s asks to sign in', async (method, path) => {
  const answer = await call(`/api/v1${path}`, { method });
  expect(await answer.json()).toMatchObject({ status: 401, code: 'auth.required' });
});

test('what nobody can mean is refused with a code, and stores nothing', async () => {
  const reviewer = await person(UNITS.jiangsu, { role: 'reviewer' });
  const officer = await person(UNITS.xuzhou);
  const post = (body: unknown): RequestInit => {
    return { method: 'POST', headers: { 'Idempotency-Key': 'k' }, body: JSON.stringify(body) };
  };
  const answers = await Promise.all([
    reviewer.send(`/submissions/${id}/decisions`, post({ kind: 'withdraw' })),
    reviewer.send(`/submissions/${id}/decisions`, post({ kind: 'return', reasons: [{ text: '   ' }] })),
    reviewer.send(`/submissions/${id}/decisions`, post([1])),
    reviewer.send(`/submissions/${'9'.repeat(30)}/decisions`, post({ kind: 'accept' })),
    reviewer.send(`/submissions/${id}/compare/0x1`),
    officer.send('/notices/js2021/annexes/js2021-annex2/forward', post({ own: { records: 'all' } })),
    officer.send('/notices/js2021/annexes/nope/forward', post({})),
    officer.send('/notices/js2021/annexes/js2021-annex2/lineage?record=-1'),
    officer.send('/notices/js2021/annexes/js2021-annex2/lineage?record=5'),
    officer.send('/notices/js2021/annexes/js2021-annex2/lineage?field=nope'),
    officer.send('/notices/js2021/progress?depth=99'),
    officer.send('/notices/js2021/progress/series?step=minute'),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 404, 404, 400, 404, 400, 404, 404, 400, 400]);
  for (const answer of answers) expect((await answer.json()) as object).toHaveProperty('code');
});
