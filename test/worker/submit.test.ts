import { beforeEach, describe, expect, test } from 'vitest';
import { freshHouse, rowsOf, START, setClock } from './support/house.ts';
import { expectRefused, value } from './support/outcome.ts';
import { type Person, person, UNITS } from './support/people.ts';
import { annex1, annex2, needs, project, region } from './support/samples.ts';

let officer: Person;

beforeEach(async () => {
  await freshHouse();
  officer = await person(UNITS.xuzhou);
});

const key = () => crypto.randomUUID();
const submit = async (input = annex2()) => value(await officer.api.submit(input, key()));

describe('an officer submits', () => {
  test('and gets a receipt for version 1; records and an event are stored with it', async () => {
    const sent = await submit();
    expect(sent.submission).toMatchObject({ version: 1, state: 'submitted' });
    expect(sent.receipt).toMatchObject({ unit: '320300', unitName: '徐州市民政局', count: 1, nil: false });
    expect(sent.receipt.number).toMatch(/^2021-\d{6,10}$/);
    expect([await rowsOf('submissions'), await rowsOf('records'), await rowsOf('events')]).toEqual([1, 1, 1]);
  });

  test('and reads back what was understood, and what was typed', async () => {
    const records = [{ values: { ...project().values }, source: { fundsWan: '18.04万元' }, extra: { 备注: '公函' } }];
    const { submission } = await submit(annex2(records));
    const read = value(await officer.api.submission(submission.id));
    expect(read.records[0]).toMatchObject({
      values: { fundsWan: 18.04, region: { code: '320321', name: '江苏省徐州市丰县' } },
      source: { fundsWan: '18.04万元' },
      extra: { 备注: '公函' },
    });
    expect(read.header).toEqual(annex2().header);
  });

  test('a correction as version 2; version 1 is superseded and stays readable', async () => {
    const first = await submit();
    const second = await submit(annex2([project(), project({ projectName: '丰县助老项目' })], { baseVersion: 1 }));
    expect(second.submission.version).toBe(2);
    const { items } = value(await officer.api.submissions({ notice: 'js2021' }));
    expect(items.map(({ version, state }) => [version, state])).toEqual([
      [2, 'submitted'],
      [1, 'superseded'],
    ]);
    expect(value(await officer.api.submission(first.submission.id)).records).toHaveLength(1);
  });

  test('on a version that is no longer the current one: refused, with the current one', async () => {
    await submit();
    const problem = expectRefused(await officer.api.submit(annex2(), key()), 409, 'submission.stale');
    expect(problem.params).toEqual({ base: 0, current: 1 });
    expectRefused(await officer.api.submit(annex2([project()], { baseVersion: 7 }), key()), 409, 'submission.stale');
    expect(await rowsOf('submissions')).toBe(1);
  });

  test('after the deadline: taken, and marked late', async () => {
    setClock(START.getTime() + 20 * 86_400_000);
    await submit();
    const { items } = value(await officer.api.submissions());
    expect(items[0]?.timeliness).toBe('late');
  });

  test('a list with faults: all of them come back at once, and nothing is stored', async () => {
    const faulty = [project({ fundsWan: '200-300', projectName: '' }), project({ staffCount: '若干' })];
    const problem = expectRefused(await officer.api.submit(annex2(faulty), key()), 422, 'submission.hasIssues');
    const places = problem.issues?.filter(({ severity }) => severity === 'error').map((i) => [i.record, i.field]);
    expect(places).toEqual(
      expect.arrayContaining([
        [0, 'fundsWan'],
        [0, 'projectName'],
        [1, 'staffCount'],
      ]),
    );
    for (const issue of problem.issues ?? []) expect(issue.message).not.toBe(issue.code);
    expect([await rowsOf('submissions'), await rowsOf('records')]).toEqual([0, 0]);
  });

  test('what the sheet says counts, whatever `values` claims', async () => {
    const records = [{ values: { ...project().values, fundsWan: 5 }, source: { fundsWan: '200-300' } }];
    const problem = expectRefused(await officer.api.submit(annex2(records), key()), 422, 'submission.hasIssues');
    expect(problem.issues?.some(({ code }) => code === 'money.range')).toBe(true);
  });

  test('a question left open blocks; answered, it is taken', async () => {
    const input = annex2([project()], { header: { ...annex2().header, reportingUnit: '无锡市民政局' } });
    const problem = expectRefused(await officer.api.submit(input, key()), 422, 'submission.hasIssues');
    expect(problem.issues?.map(({ code, severity }) => [code, severity])).toEqual([['unit.mismatch', 'confirm']]);
    const answers = [{ code: 'unit.mismatch', reason: '代管单位' }];
    const { submission } = await submit({ ...input, answers });
    expect(await rowsOf('submissions')).toBe(1);
    // Whoever reviews it reads the answer.
    expect(value(await officer.api.submission(submission.id)).answers).toMatchObject(answers);
  });

  test('a nil return where it is a fair answer', async () => {
    const sent = await submit(annex2([], { nil: true }));
    expect(sent.receipt).toMatchObject({ nil: true, count: 0 });
  });

  test('nothing at all, without saying so: refused', async () => {
    expectRefused(await officer.api.submit(annex2([]), key()), 422, 'submission.hasIssues');
  });

  test('a nil return with rows in it: refused', async () => {
    const both = annex2([project()], { nil: true });
    expectRefused(await officer.api.submit(both, key()), 422, 'submission.hasIssues');
  });

  test('a nil return for an annex that takes none: refused', async () => {
    const input = { ...annex1('徐州市民政局', []), nil: true };
    expectRefused(await officer.api.submit(input, key()), 422, 'submission.hasIssues');
  });

  test('2,500 rows, more than one value of the database holds', async () => {
    const long = '长期结对帮扶，覆盖全县各镇村，'.repeat(18);
    const records = Array.from({ length: 2_500 }, (_, i) => ({
      ...project({ projectName: `丰县助学项目第${i + 1}期`, fundsWan: (i + 1) / 100 }),
      extra: { 备注: long },
    }));
    const sent = await submit(annex2(records));
    const read = value(await officer.api.submission(sent.submission.id));
    expect(read.records).toHaveLength(2_500);
    expect(read.records.map(({ values }) => values.projectName)).toEqual(records.map((r) => r.values?.projectName));
  });
});

describe('a unit that the annex is not for', () => {
  test.each([
    ['a province that is no recipient', UNITS.beijing, needs('北京市民政局')],
    ['a county for the cities’ table', UNITS.fengxian, annex1('丰县民政局', [region('省外', '新疆克州', 2)])],
    ['an organisation for the cities’ table', UNITS.organisation, annex1('江苏省乡村公益促进会', [])],
    ['a city of another province', UNITS.linxia, annex2()],
  ])('%s: refused with the notice’s own words', async (_, unit, input) => {
    const stranger = await person(unit);
    const problem = expectRefused(await stranger.api.submit(input, key()), 403, 'scope.notAssigned');
    expect(problem.params.quote).toBeTruthy();
    expect(problem.detail).toContain(String(problem.params.quote));
    expect(await rowsOf('submissions')).toBe(0);
  });

  test('an annex that the notice does not have', async () => {
    const wrong = { ...annex2(), notice: 'mca2021' };
    expectRefused(await officer.api.submit(wrong, key()), 404, 'annex.unknown');
    expectRefused(await officer.api.submit({ ...annex2(), annex: 'no-such' }, key()), 404, 'annex.unknown');
  });

  test('a reviewer does not submit', async () => {
    const reviewer = await person(UNITS.xuzhou, { role: 'reviewer' });
    expectRefused(await reviewer.api.submit(annex2(), key()), 403, 'access.role');
  });
});
