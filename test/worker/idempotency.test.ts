import { beforeEach, describe, expect, test } from 'vitest';
import { freshHouse, rowsOf } from './support/house.ts';
import { expectRefused, value } from './support/outcome.ts';
import { type Person, person, UNITS } from './support/people.ts';
import { annex2, project } from './support/samples.ts';

let officer: Person;

beforeEach(async () => {
  await freshHouse();
  officer = await person(UNITS.xuzhou);
});

const post = (who: Person, body: unknown, key: string | null) =>
  who.send('/submissions', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...(key === null ? {} : { 'Idempotency-Key': key }) },
    body: JSON.stringify(body),
  });

describe('the same key', () => {
  test('with the same request: the same receipt, once stored', async () => {
    const first = await post(officer, annex2(), 'k');
    const again = await post(officer, annex2(), 'k');
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(await again.json()).toEqual(await first.json());
    expect([await rowsOf('submissions'), await rowsOf('records'), await rowsOf('events')]).toEqual([1, 1, 1]);
  });

  test('with other content: refused, and the first stays', async () => {
    await post(officer, annex2(), 'k');
    const other = await officer.api.submit(annex2([project({ fundsWan: 99 })]), 'k');
    expectRefused(other, 409, 'idempotency.mismatch');
    expect(await rowsOf('submissions')).toBe(1);
  });

  test('fifty times at once: one 201, forty-nine 200, one submission, one receipt', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => post(officer, annex2(), 'k')));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array(49).fill(200), 201]);
    const bodies = new Set(await Promise.all(answers.map((answer) => answer.text())));
    expect(bodies.size).toBe(1);
    expect([await rowsOf('submissions'), await rowsOf('records'), await rowsOf('events')]).toEqual([1, 1, 1]);
  });

  test('fifty at once, half with other content: one is stored, the other half is refused', async () => {
    const other = annex2([project({ fundsWan: 99 })]);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) => post(officer, i % 2 === 0 ? annex2() : other, 'k')),
    );
    const count = (status: number) => answers.filter((answer) => answer.status === status).length;
    expect([count(201), count(200), count(409)]).toEqual([1, 24, 25]);
    expect(await rowsOf('submissions')).toBe(1);
  });

  test('of another unit is another key', async () => {
    const wuxi = await person(UNITS.wuxi);
    await post(officer, annex2(), 'k');
    const input = annex2([project()], { header: { ...annex2().header, reportingUnit: '无锡市民政局' } });
    expect((await post(wuxi, input, 'k')).status).toBe(201);
  });

  test('is good for a retry after a newer version came', async () => {
    const first = value(await officer.api.submit(annex2(), 'first'));
    value(await officer.api.submit(annex2([project({ fundsWan: 20 })], { baseVersion: 1 }), 'second'));
    const again = value(await officer.api.submit(annex2(), 'first'));
    expect(again.receipt).toEqual(first.receipt);
    expect(again.submission.state).toBe('superseded');
  });

  test('stands for nothing when its request was refused', async () => {
    expectRefused(await officer.api.submit(annex2([]), 'k'), 422, 'submission.hasIssues');
    expect((await post(officer, annex2(), 'k')).status).toBe(201);
  });
});

describe('the key itself', () => {
  test('is asked for', async () => {
    const answer = await post(officer, annex2(), null);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: 'idempotency.missing' });
  });

  test.each([['x'.repeat(201)], ['caf\u00e9']])('has its form: %s', async (key) => {
    const answer = await post(officer, annex2(), key);
    expect(await answer.json()).toMatchObject({ status: 400, code: 'idempotency.malformed' });
  });
});

test('two first versions at once under different keys: one is taken, the other is told of it', async () => {
  const answers = await Promise.all([post(officer, annex2(), 'a'), post(officer, annex2(), 'b')]);
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  expect(await rowsOf('submissions')).toBe(1);
});
