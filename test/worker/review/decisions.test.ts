import { beforeEach, describe, expect, test } from 'vitest';
import type { DecisionInput } from '../../../shared/api/contracts/review.ts';
import { db, freshHouse, rowsOf, workbook } from '../support/house.ts';
import { expectRefused, value } from '../support/outcome.ts';
import { type Person, person, UNITS } from '../support/people.ts';
import { annex2, project } from '../support/samples.ts';
import { accept, hand } from './house.ts';

let officer: Person;
let reviewer: Person;

beforeEach(async () => {
  await freshHouse();
  officer = await person(UNITS.xuzhou);
  reviewer = await person(UNITS.jiangsu, { role: 'reviewer' });
});

const key = () => crypto.randomUUID();
const ROWS = [
  { ...project(), row: 6 },
  { ...project({ projectName: '丰县助老项目' }), row: 7 },
];
const filed = async () =>
  (await hand(UNITS.xuzhou, '徐州市民政局', ROWS, { columns: { fundsWan: 'F' } })).submission.id;
const RETURN: DecisionInput = {
  kind: 'return',
  reasons: [{ record: 1, field: 'fundsWan', text: '与项目合同不一致' }],
  overall: '请核对资金。',
};
const lock = () => db.prepare(`UPDATE notices SET locked_at = '2026-06-02T00:00:00.000Z'`).run();
const reported = async () => {
  const { annexes } = value(await reviewer.api.progress('js2021'));
  const { coverage } = value(await reviewer.api.merged('js2021', 'js2021-annex2'));
  const counts = annexes.find(({ id }) => id === 'js2021-annex2')?.counts;
  expect(coverage.counted).toBe(counts?.reported.numerator);
  return coverage.counted;
};

describe('a reviewer of the unit directly above', () => {
  test('returns to the cell: the officer reads the reason at its address, and it leaves the count at once', async () => {
    const id = await filed();
    expect(await reported()).toBe(1);
    const made = value(await reviewer.api.decide(id, RETURN, key()));
    expect(made.submission).toEqual({ id, version: 1, state: 'returned' });
    const read = value(await officer.api.submission(id));
    expect(read.state).toBe('returned');
    expect(read.decisions).toMatchObject([
      {
        ...{ kind: 'return', unit: UNITS.jiangsu, unitName: '江苏省民政厅', overall: '请核对资金。' },
        reasons: [
          { record: 1, field: 'fundsWan', row: 7, cell: 'F7', label: '投入资金(万元)', text: '与项目合同不一致' },
        ],
      },
    ]);
    expect(await reported()).toBe(0);
    const notice = value(await officer.api.notice('js2021'));
    const state = notice.annexes.find((annex) => annex.id === 'js2021-annex2');
    expect(state).toMatchObject({ state: 'returned', submission: id, decision: read.decisions[0] });
  });

  test('accepts; it counts as accepted, and an event says who did it', async () => {
    const id = await filed();
    const made = value(await reviewer.api.decide(id, { kind: 'accept' }, key()));
    expect(made.submission.state).toBe('accepted');
    const merge = value(await reviewer.api.merged('js2021', 'js2021-annex2', { basis: 'accepted' }));
    expect(merge.records).toHaveLength(2);
    const event = await db.prepare('SELECT kind, unit, subject, data FROM events ORDER BY id DESC').first();
    expect(event).toMatchObject({ kind: 'submission.accepted', unit: UNITS.xuzhou, subject: id });
  });

  test('may return what was accepted, saying why: it leaves both counts', async () => {
    const id = await filed();
    await accept(UNITS.jiangsu, id);
    value(await reviewer.api.decide(id, RETURN, key()));
    expect(await reported()).toBe(0);
    const merge = value(await reviewer.api.merged('js2021', 'js2021-annex2', { basis: 'accepted' }));
    expect(merge.coverage.counted).toBe(0);
  });

  test.each([
    ['without a reason', { kind: 'return' }, 'review.reasonMissing'],
    ['to a row there is not', { kind: 'return', reasons: [{ record: 2, text: '？' }] }, 'review.reasonPlace'],
    ['to a column there is not', { kind: 'return', reasons: [{ field: 'nope', text: '？' }] }, 'review.reasonPlace'],
  ] as const)('does not return %s', async (_, input, code) => {
    const id = await filed();
    expectRefused(await reviewer.api.decide(id, input as unknown as DecisionInput, key()), 422, code);
    expect(await rowsOf('decisions')).toBe(0);
  });

  test('does not decide on a version that was replaced: the current one is named', async () => {
    const id = await filed();
    const second = await hand(UNITS.xuzhou, '徐州市民政局', ROWS, { baseVersion: 1 });
    const problem = expectRefused(await reviewer.api.decide(id, RETURN, key()), 409, 'submission.superseded');
    expect(problem.params).toEqual({ version: 1, current: 2, submission: second.submission.id });
  });

  test('does not accept what was returned or withdrawn, nor twice', async () => {
    const id = await filed();
    await accept(UNITS.jiangsu, id);
    expectRefused(await reviewer.api.decide(id, { kind: 'accept' }, key()), 409, 'submission.decided');
    value(await reviewer.api.decide(id, RETURN, key()));
    const problem = expectRefused(await reviewer.api.decide(id, { kind: 'accept' }, key()), 409, 'submission.decided');
    expect(problem.params.state).toBe('returned');
  });

  test('does not return from a locked notice, but accepts what came in before', async () => {
    const id = await filed();
    await lock();
    expectRefused(await reviewer.api.decide(id, RETURN, key()), 409, 'notice.locked');
    value(await reviewer.api.decide(id, { kind: 'accept' }, key()));
  });
});

describe('a decision under an Idempotency-Key', () => {
  test('is made once, however often it is asked for', async () => {
    const id = await filed();
    const answers = await Promise.all(Array.from({ length: 12 }, () => reviewer.api.decide(id, RETURN, 'same')));
    const ids = answers.map((answer) => value(answer).decision.id);
    expect(new Set(ids).size).toBe(1);
    expect(await rowsOf('decisions')).toBe(1);
    expect(value(await reviewer.api.decide(id, RETURN, 'same')).decision.id).toBe(ids[0]);
  });

  test('with other content, or on another submission: refused', async () => {
    const [id, other] = [await filed(), (await hand(UNITS.wuxi, '无锡市民政局')).submission.id];
    value(await reviewer.api.decide(id, RETURN, 'k'));
    expectRefused(await reviewer.api.decide(id, { kind: 'accept' }, 'k'), 409, 'idempotency.mismatch');
    expectRefused(await reviewer.api.decide(other, RETURN, 'k'), 409, 'idempotency.mismatch');
    expect(await rowsOf('decisions')).toBe(1);
  });

  test('of two reviewers at once, one decides', async () => {
    const id = await filed();
    const answers = await Promise.all(['a', 'b'].map((k) => reviewer.api.decide(id, { kind: 'accept' }, k)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await rowsOf('decisions')).toBe(1);
  });

  test('and a new version at the same moment: one comes first, and the other is told', async () => {
    let id = await filed();
    for (let base = 1; base <= 12; base++) {
      const next = () => officer.api.submit(annex2(ROWS, { baseVersion: base }), key());
      const back = () => reviewer.api.decide(id, RETURN, key());
      const asked = base % 2 ? [next(), back()] : [back(), next()];
      const answers = await Promise.all(asked as Promise<{ ok: boolean; error?: { problem?: { code: string } } }>[]);
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      const refused = answers.find(({ ok }) => !ok)?.error?.problem?.code ?? '';
      expect(['submission.superseded', 'submission.hasIssues']).toContain(refused);
      const { items } = value(await officer.api.submissions({ unit: UNITS.xuzhou }));
      if (items[0]?.version === base) {
        const { decisions } = value(await officer.api.submission(id));
        const replies = [{ decision: decisions[0]?.id ?? '', record: 1, field: 'fundsWan', text: '已改' }];
        value(await officer.api.submit(annex2(ROWS, { baseVersion: base, replies }), key()));
      }
      id = value(await officer.api.submissions({ unit: UNITS.xuzhou })).items[0]?.id ?? '';
    }
  });

  test('is asked for', async () => {
    const answer = await reviewer.send(`/submissions/${await filed()}/decisions`, { method: 'POST', body: '{}' });
    expect(await answer.json()).toMatchObject({ status: 400, code: 'idempotency.missing' });
  });
});

describe('who may not', () => {
  test.each([
    ['a reviewer of the unit itself', UNITS.xuzhou, 'reviewer', 403, 'review.unit'],
    ['a reviewer two levels above', UNITS.ministry, 'reviewer', 403, 'review.unit'],
    ['a reviewer beside', UNITS.wuxi, 'reviewer', 404, 'submission.unknown'],
    ['a reviewer below', UNITS.fengxian, 'reviewer', 404, 'submission.unknown'],
    ['an officer above', UNITS.jiangsu, 'officer', 403, 'review.role'],
    ['an administrator above', UNITS.jiangsu, 'admin', 403, 'review.role'],
    ['a reader above', UNITS.jiangsu, 'reader', 403, 'review.role'],
  ] as const)('%s', async (_, unit, role, status, code) => {
    const id = await filed();
    const who = await person(unit, { role });
    expectRefused(await who.api.decide(id, RETURN, key()), status, code);
    expect(await rowsOf('decisions')).toBe(0);
  });
});

describe('an officer of the unit', () => {
  test('withdraws what is not accepted; it is missing again, and a new version may follow', async () => {
    const id = await filed();
    expect(value(await officer.api.withdraw(id, key())).submission.state).toBe('withdrawn');
    expect(await reported()).toBe(0);
    await hand(UNITS.xuzhou, '徐州市民政局', ROWS, { baseVersion: 1 });
    expect(await reported()).toBe(1);
  });

  test('does not withdraw what was accepted, nor from a locked notice, nor what is another unit’s', async () => {
    const id = await filed();
    const above = await person(UNITS.jiangsu);
    expectRefused(await above.api.withdraw(id, key()), 403, 'review.unit');
    expectRefused(await reviewer.api.withdraw(id, key()), 403, 'review.role');
    await lock();
    expectRefused(await officer.api.withdraw(id, key()), 409, 'notice.locked');
    await db.prepare('UPDATE notices SET locked_at = NULL').run();
    await accept(UNITS.jiangsu, id);
    expectRefused(await officer.api.withdraw(id, key()), 409, 'submission.decided');
  });

  test('withdraws a correction: what was accepted before counts on', async () => {
    await accept(UNITS.jiangsu, await filed());
    const second = await hand(UNITS.xuzhou, '徐州市民政局', [project()], { baseVersion: 1 });
    value(await officer.api.withdraw(second.submission.id, key()));
    const { records } = value(await reviewer.api.merged('js2021', 'js2021-annex2'));
    expect(records).toHaveLength(2);
    expect(await reported()).toBe(1);
  });

  test('a version that the unit replaced does not come back when the newer one is returned', async () => {
    await filed();
    const second = await hand(UNITS.xuzhou, '徐州市民政局', [project()], { baseVersion: 1 });
    value(await reviewer.api.decide(second.submission.id, RETURN_ALL, key()));
    expect(await reported()).toBe(0);
  });
});

const RETURN_ALL: DecisionInput = { kind: 'return', overall: '请重新核对。' };

describe('a workbook that was returned', () => {
  test('has its reasons at the cells of that workbook, and goes back with the answers beside it', async () => {
    const [target, bytes] = [{ notice: 'js2021', annex: 'js2021-annex2' }, workbook('js2-xuzhou-clean.xlsx')];
    const sent = value(await officer.api.submitWorkbook(bytes, target, key()));
    const read = value(await officer.api.inspect(bytes)).sheets[0];
    const reasons = [{ record: 2, field: 'fundsWan', text: '请核对' }];
    const { decision } = value(await reviewer.api.decide(sent.submission.id, { kind: 'return', reasons }, key()));
    const column = read?.columns.find(({ field }) => field === 'fundsWan')?.cell.replace(/\d+$/, '');
    expect(decision.reasons[0]?.cell).toBe(`${column}${read?.records[2]?.row}`);
    const again = (replies: object[]) => {
      const form = new FormData();
      form.set('file', new Blob([bytes]), 'a.xlsx');
      form.set('replies', JSON.stringify(replies));
      const init = { method: 'POST', headers: { 'Idempotency-Key': key() }, body: form };
      return officer.send('/submissions?notice=js2021&annex=js2021-annex2&baseVersion=1', init);
    };
    expect((await again([])).status).toBe(422);
    const reply = { decision: decision.id, record: 2, field: 'fundsWan', text: '无误' };
    expect((await again([reply])).status).toBe(201);
  });
});

test('of a form a reason names the field, and no cell of another row', async () => {
  const target = { notice: 'js2021', annex: 'js2021-annex3-form' };
  const sent = value(await officer.api.submitWorkbook(workbook('js3-suzhou-clean.xlsx'), target, key()));
  const reasons = [{ record: 0, field: 'abstract', text: '请写具体' }];
  const { decision } = value(await reviewer.api.decide(sent.submission.id, { kind: 'return', reasons }, key()));
  expect(decision.reasons).toMatchObject([{ field: 'abstract', cell: null }]);
  expect(decision.reasons[0]?.label).toContain('案例摘要');
});

describe('a resubmission', () => {
  const again = (replies: object[] = []) =>
    officer.api.submit(annex2(ROWS, { baseVersion: 1, replies: replies as never }), key());

  test('answers each reason; its answers are read with it', async () => {
    const id = await filed();
    const { decision } = value(await reviewer.api.decide(id, RETURN, key()));
    const replies = [{ decision: decision.id, record: 1, field: 'fundsWan', text: '已按合同改为 18.04' }];
    const sent = value(await again(replies));
    expect(value(await reviewer.api.submission(sent.submission.id)).replies).toEqual(replies);
    expect(await reported()).toBe(1);
  });

  test('without the answers: an issue for each, at its cell, and nothing is stored', async () => {
    const id = await filed();
    const reasons = [...(RETURN.reasons ?? []), { record: 0, field: 'region', text: '请写到县' }];
    const { decision } = value(await reviewer.api.decide(id, { kind: 'return', reasons }, key()));
    const problem = expectRefused(await again(), 422, 'submission.hasIssues');
    const missing = problem.issues?.filter(({ code }) => code === 'review.replyMissing');
    expect(missing?.map(({ cell, record, field }) => [cell, record, field])).toEqual([
      ['F7', 1, 'fundsWan'],
      [null, 0, 'region'],
    ]);
    expect(missing?.[0]?.message).toContain('与项目合同不一致');
    const half = [{ decision: decision.id, record: 1, field: 'fundsWan', text: '已改' }];
    expect(expectRefused(await again(half), 422, 'submission.hasIssues').issues).toHaveLength(1);
    expect(await rowsOf('submissions')).toBe(1);
  });

  test('what was said overall asks for an answer where it is all that was said', async () => {
    const { decision } = value(await reviewer.api.decide(await filed(), RETURN_ALL, key()));
    expectRefused(await again(), 422, 'submission.hasIssues');
    value(await again([{ decision: decision.id, text: '已核对' }]));
  });

  test('an answer to nothing anybody said is no answer, and does no harm', async () => {
    await reviewer.api.decide(await filed(), RETURN_ALL, key());
    expectRefused(await again([{ decision: 999_999, text: '已核对' }]), 422, 'submission.hasIssues');
    const wuxi = await person(UNITS.wuxi);
    const input = annex2([project()], { header: { ...annex2().header, reportingUnit: '无锡市民政局' } });
    const stray = { ...input, replies: [{ decision: 1, text: '？' }] };
    const sent = value(await wuxi.api.submit(stray, key()));
    expect(value(await wuxi.api.submission(sent.submission.id)).replies).toEqual([]);
  });
});
