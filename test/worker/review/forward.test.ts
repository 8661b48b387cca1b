import { beforeEach, describe, expect, test } from 'vitest';
import type { RecordInput } from '../../../shared/api/contracts/record.ts';
import { addAssignments } from '../../../worker/store/assignment.ts';
import { db, freshHouse, rowsOf } from '../support/house.ts';
import { expectRefused, value } from '../support/outcome.ts';
import { type Person, person, UNITS } from '../support/people.ts';
import { annex1, annex2, project, region } from '../support/samples.ts';
import { accept, hand } from './house.ts';

let officer: Person;
const LIST = ['js2021', 'js2021-annex2'] as const;
const TABLE = ['js2021', 'js2021-annex1'] as const;
const PEIXIAN = '320322';
const key = () => crypto.randomUUID();
const header = { ...annex2().header, reportingUnit: '徐州市民政局' };

beforeEach(async () => {
  await freshHouse();
  officer = await person(UNITS.xuzhou);
});

async function accepted(unit: string, name: string, records: RecordInput[], over = {}) {
  const sent = await hand(unit, name, records, over);
  await accept(UNITS.xuzhou, sent.submission.id);
  return sent;
}

describe('a list handed up', () => {
  test('is the unit’s own rows and what it accepted below, in order, with what went in', async () => {
    const fengxian = await accepted(UNITS.fengxian, '丰县民政局', [project({ fundsWan: 1 })]);
    await accepted(PEIXIAN, '沛县民政局', [project({ projectName: '沛县助老', fundsWan: 2 })]);
    const own = { records: [project({ projectName: '市本级助学', fundsWan: '3万元' })] };
    const sent = value(await officer.api.forward(...LIST, { header, own }, key()));
    expect(sent.submission).toMatchObject({ version: 1, state: 'submitted' });
    expect(sent.receipt).toMatchObject({ unit: UNITS.xuzhou, count: 3 });
    expect(sent.forward).toMatchObject({ own: 1, coverage: { expected: 10, counted: 2 }, stale: [] });
    expect(sent.forward.inputs.map(({ unit, version }) => [unit, version])).toEqual([
      [UNITS.fengxian, 1],
      [PEIXIAN, 1],
    ]);
    expect(sent.forward.inputs[0]?.receiptNumber).toBe(fengxian.receipt.number);
    const read = value(await officer.api.submission(sent.submission.id));
    expect(read.records.map(({ values }) => values.fundsWan)).toEqual([3, 1, 2]);
    const reviewer = await person(UNITS.jiangsu, { role: 'reviewer' });
    const merge = value(await reviewer.api.merged(...LIST));
    expect(merge.totals.measures.fundsWan).toBe(6);
  });

  test('leaves out what is not accepted, and says so in its coverage', async () => {
    await accepted(UNITS.fengxian, '丰县民政局', [project()]);
    await hand(PEIXIAN, '沛县民政局');
    const sent = value(await officer.api.forward(...LIST, { header }, key()));
    expect(sent.receipt.count).toBe(1);
    expect(sent.forward.coverage.missing.map(({ unit }) => unit)).toContain(PEIXIAN);
  });

  test('once under a key, however often it is asked for', async () => {
    await accepted(UNITS.fengxian, '丰县民政局', [project()]);
    const answers = await Promise.all(Array.from({ length: 8 }, () => officer.api.forward(...LIST, { header }, 'k')));
    expect(new Set(answers.map((answer) => value(answer).receipt.number)).size).toBe(1);
    await accepted(PEIXIAN, '沛县民政局', [project({ projectName: '沛县助老' })]);
    const again = value(await officer.api.forward(...LIST, { header }, 'k'));
    expect(again.receipt).toEqual(value(answers[0] as (typeof answers)[0]).receipt);
    expectRefused(await officer.api.forward(...LIST, { header, nil: true }, 'k'), 409, 'idempotency.mismatch');
    expect(await rowsOf('submissions')).toBe(3);
  });

  test('on a version that is no longer the current one: refused', async () => {
    await accepted(UNITS.fengxian, '丰县民政局', [project()]);
    value(await officer.api.forward(...LIST, { header }, key()));
    expectRefused(await officer.api.forward(...LIST, { header }, key()), 409, 'submission.stale');
  });

  test('takes the unit’s own rows from what it filled in by hand before', async () => {
    await hand(UNITS.xuzhou, '徐州市民政局', [project({ projectName: '市本级助学' })]);
    await accepted(UNITS.fengxian, '丰县民政局', [project()]);
    const first = value(await officer.api.forward(...LIST, { baseVersion: 1 }, key()));
    expect([first.receipt.count, first.forward.own]).toEqual([2, 1]);
    const second = value(await officer.api.forward(...LIST, { baseVersion: 2 }, key()));
    expect(second.receipt.contentHash).toBe(first.receipt.contentHash);
  });

  test('judges the own rows by the same rules', async () => {
    await accepted(UNITS.fengxian, '丰县民政局', [project()]);
    const own = { records: [project({ projectName: '市本级助学', fundsWan: '200-300' })] };
    const problem = expectRefused(
      await officer.api.forward(...LIST, { header, own }, key()),
      422,
      'submission.hasIssues',
    );
    expect(problem.issues?.map(({ code, record }) => [code, record])).toEqual([['money.range', 0]]);
  });

  test('does not ask again what a county has answered', async () => {
    const odd = project({ fundsWan: 500_000 });
    const county = await person(UNITS.fengxian);
    const input = annex2([odd], { header: { ...header, reportingUnit: '丰县民政局' } });
    const asked = expectRefused(await county.api.submit(input, key()), 422, 'submission.hasIssues').issues ?? [];
    expect(asked.length).toBeGreaterThan(0);
    const answers = asked.map(({ record, field, code }) => ({ record, field, code, value: 500_000 }));
    await accepted(UNITS.fengxian, '丰县民政局', [odd], { answers });
    const own = { records: [project({ projectName: '市本级助学' })] };
    const sent = value(await officer.api.forward(...LIST, { header, own }, key()));
    const read = value(await officer.api.submission(sent.submission.id));
    expect(read.records.map(({ values }) => values.fundsWan)).toEqual([18.04, 500_000]);
  });

  test('is a nil return where all below are, and there is nothing of the unit’s own', async () => {
    await accepted(UNITS.fengxian, '丰县民政局', [], { nil: true });
    const sent = value(await officer.api.forward(...LIST, { header }, key()));
    expect(sent.receipt).toMatchObject({ nil: true, count: 0 });
    expect(sent.forward.coverage).toMatchObject({ counted: 1, nil: 1 });
  });

  test('is refused while nothing was accepted', async () => {
    await hand(UNITS.fengxian, '丰县民政局');
    expectRefused(await officer.api.forward(...LIST, { header }, key()), 422, 'submission.hasIssues');
  });

  test.each([
    ['a county, with nobody below', UNITS.fengxian, 'officer', 422, 'forward.nothingBelow'],
    ['a reviewer', UNITS.xuzhou, 'reviewer', 403, 'access.role'],
    ['the lead, with nobody above', UNITS.jiangsu, 'officer', 403, 'scope.notAssigned'],
  ] as const)('not by %s', async (_, unit, role, status, code) => {
    const who = await person(unit, { role });
    await accepted(UNITS.fengxian, '丰县民政局', [project()]);
    expectRefused(await who.api.forward(...LIST, {}, key()), status, code);
  });

  test('not of a locked notice', async () => {
    await accepted(UNITS.fengxian, '丰县民政局', [project()]);
    await db.prepare(`UPDATE notices SET locked_at = '2026-06-02T00:00:00.000Z'`).run();
    expectRefused(await officer.api.forward(...LIST, { header }, key()), 409, 'notice.locked');
  });

  test('answers the reasons it was returned for', async () => {
    await accepted(UNITS.fengxian, '丰县民政局', [project()]);
    const first = value(await officer.api.forward(...LIST, { header }, key()));
    const reviewer = await person(UNITS.jiangsu, { role: 'reviewer' });
    const back = { kind: 'return', reasons: [{ record: 0, field: 'fundsWan', text: '核对' }] } as const;
    const { decision } = value(
      await reviewer.api.decide(first.submission.id, { ...back, reasons: [...back.reasons] }, key()),
    );
    expectRefused(await officer.api.forward(...LIST, { baseVersion: 1 }, key()), 422, 'submission.hasIssues');
    const replies = [{ decision: decision.id, record: 0, field: 'fundsWan', text: '已与县里核对' }];
    value(await officer.api.forward(...LIST, { baseVersion: 1, replies }, key()));
  });
});

describe('a matrix handed up', () => {
  const row = (funds: number) => region('省外', '新疆克州', funds);

  beforeEach(async () => {
    const duty = 'must' as const;
    const counties = [UNITS.fengxian, PEIXIAN].map((unit) => ({ unit, duty, quote: null }));
    await addAssignments(
      db,
      counties.map((c) => ({ ...c, notice: TABLE[0], annex: TABLE[1], nilAllowed: false, deadline: null })),
    );
    for (const [unit, name, funds] of [
      [UNITS.fengxian, '丰县民政局', 18.04],
      [PEIXIAN, '沛县民政局', 4.17],
    ] as const) {
      const county = await person(unit);
      const sent = value(await county.api.submit(annex1(name, [row(funds)]), key()));
      await accept(UNITS.xuzhou, sent.submission.id);
    }
  });

  const share = (funds: number): RecordInput => ({
    values: {
      ...{ regionGroup: '省外', region: '新疆克州', orgsCity: 1, projectsCity: 2, fundsWanCity: funds },
      ...{ staffCity: 3, beneficiariesCity: 4 },
    },
  });
  const figures = async (id: string) => value(await officer.api.submission(id)).records[0]?.values;

  test('has in 总数 its own share and all below, in 其中：市本级 its own share alone', async () => {
    const own = { records: [share(100)] };
    const sent = value(await officer.api.forward(...TABLE, { own }, key()));
    expect(await figures(sent.submission.id)).toMatchObject({
      ...{ fundsWanTotal: 122.21, fundsWanCity: 100, orgsTotal: 5, orgsCity: 1, projectsTotal: 8, projectsCity: 2 },
    });
  });

  test('without a word on its own share: asked, not taken for 0; said to be nothing: 0', async () => {
    const problem = expectRefused(await officer.api.forward(...TABLE, {}, key()), 422, 'submission.hasIssues');
    expect(problem.issues?.filter(({ code }) => code === 'required.blank').map(({ field }) => field)).toContain(
      'fundsWanCity',
    );
    const sent = value(await officer.api.forward(...TABLE, { own: { records: [] } }, key()));
    expect(await figures(sent.submission.id)).toMatchObject({ fundsWanTotal: 22.21, fundsWanCity: 0, orgsCity: 0 });
  });

  test('opens at the province: 总数 into the own share and the counties’, 其中：市本级 into the own share alone', async () => {
    value(await officer.api.forward(...TABLE, { own: { records: [share(100)] } }, key()));
    const { api } = await person(UNITS.jiangsu, { role: 'reviewer' });
    const { records } = value(await api.merged(...TABLE));
    const record = records.findIndex(({ values }) => values.region === '新疆克州');
    const opened = async (field: string) => {
      const { value: figure, parts } = value(await api.lineage(...TABLE, { record, field }));
      expect(parts.map(({ unit }) => unit)).toEqual([UNITS.xuzhou]);
      return [figure, (parts[0]?.parts ?? []).map((part) => [part.unit, part.own, part.value])];
    };
    expect(await opened('fundsWanTotal')).toEqual([
      122.21,
      [
        [UNITS.xuzhou, true, 100],
        [UNITS.fengxian, false, 18.04],
        [PEIXIAN, false, 4.17],
      ],
    ]);
    expect(await opened('fundsWanCity')).toEqual([100, [[UNITS.xuzhou, true, 100]]]);
  });

  test('a county’s correction: the delta is of the sum, and of 总数 alone', async () => {
    value(await officer.api.forward(...TABLE, { own: { records: [share(100)] } }, key()));
    const county = await person(UNITS.fengxian);
    value(await county.api.submit({ ...annex1('丰县民政局', [row(20.04)]), baseVersion: 1 }, key()));
    const { stale } = value(await officer.api.merged(...TABLE));
    expect(stale[0]?.delta).toMatchObject([
      { record: 0, name: '新疆克州', field: 'fundsWanTotal', before: 122.21, after: 124.21 },
    ]);
    expect(stale[0]?.delta).toHaveLength(1);
  });

  test('keeps the own share when it is handed up again', async () => {
    value(await officer.api.forward(...TABLE, { own: { records: [share(100)] } }, key()));
    const again = value(await officer.api.forward(...TABLE, { baseVersion: 1 }, key()));
    expect(await figures(again.submission.id)).toMatchObject({ fundsWanTotal: 122.21, fundsWanCity: 100 });
  });

  test('a total among the own figures that says something else is asked about', async () => {
    const own = { records: [{ values: { ...share(100).values, fundsWanTotal: 900 } }] };
    const problem = expectRefused(await officer.api.forward(...TABLE, { own }, key()), 422, 'forward.ownIssues');
    expect(problem.issues).toMatchObject([{ code: 'forward.ownTotal', field: 'fundsWanTotal', record: 0 }]);
    expect(problem.issues?.[0]?.message).toContain('900');
  });
});
