import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LineageRow } from '../../../shared/api/contracts/lineage.ts';
import { sumWan } from '../../../shared/record/money.ts';
import { freshHouse } from '../support/house.ts';
import { value } from '../support/outcome.ts';
import { type Person, person, UNITS } from '../support/people.ts';
import { need, needs } from '../support/samples.ts';

const NEEDS = ['mca2021', 'mca2021-annex2'] as const;
const COUNTIES = [
  { unit: UNITS.dongxiang, office: '东乡族自治县民政局', place: '东乡县' },
  { unit: '622921', office: '临夏县民政局', place: '临夏县' },
  { unit: '622923', office: '永靖县民政局', place: '永靖县' },
] as const;

/** What happens to a county's report: filed with these amounts of fen, accepted, returned, withdrawn. */
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('file' as const),
      fen: fc.array(fc.integer({ min: 0, max: 2e9 }), { minLength: 1, maxLength: 4 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('accept' as const, 'return' as const, 'withdraw' as const),
      fen: fc.constant([]),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('forward' as const), fen: fc.constant([]) }) },
);
const steps = fc.array(fc.record({ county: fc.nat(2), tries: fc.integer({ min: 1, max: 3 }), step }), {
  maxLength: 18,
});

interface Version {
  readonly id: string;
  readonly fen: readonly number[];
  state: 'submitted' | 'returned' | 'accepted' | 'withdrawn';
}

interface People {
  readonly officers: readonly Person[];
  readonly reviewers: Record<string, Person>;
  readonly city: Person;
  readonly province: Person;
}

async function house(): Promise<People> {
  await freshHouse();
  const reviewers: Record<string, Person> = {};
  for (const unit of [UNITS.linxia, UNITS.gansu, UNITS.ministry])
    reviewers[unit] = await person(unit, { role: 'reviewer' });
  const officers = await Promise.all(COUNTIES.map(({ unit }) => person(unit)));
  return { officers, reviewers, city: await person(UNITS.linxia), province: await person(UNITS.gansu) };
}

/** The same request so many times at once: a reply was lost, and another one; all must get the same. */
async function often<T>(tries: number, ask: () => Promise<T>): Promise<T> {
  const answers = await Promise.all(Array.from({ length: tries }, ask));
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  return answers[0] as T;
}

const totalOf = (versions: readonly (Version | undefined)[]) =>
  sumWan(versions.flatMap((version) => version?.fen ?? []).map((fen) => fen / 1e6));
const received = (versions: readonly Version[]) => {
  const newest = versions.at(-1);
  if (newest && (newest.state === 'submitted' || newest.state === 'accepted')) return newest;
  return versions.findLast(({ state }) => state === 'accepted');
};
const accepted = (versions: readonly Version[]) => versions.findLast(({ state }) => state === 'accepted');
const leaves = (rows: readonly LineageRow[]): LineageRow[] =>
  rows.flatMap((row) => (row.parts.length === 0 ? [row] : leaves(row.parts)));
const fundsOf = async (who: Person, basis: 'received' | 'accepted') =>
  value(await who.api.merged(...NEEDS, { basis })).totals.measures.fundsWan ?? 0;

/** Hands up what there is; false where there is nothing to hand up. */
async function handUp(who: Person, unit: string, tries: number): Promise<string | null> {
  const { items } = value(await who.api.submissions({ unit, notice: NEEDS[0], annex: NEEDS[1] }));
  const [key, baseVersion] = [crypto.randomUUID(), items[0]?.version ?? 0];
  const sent = await often(tries, () => who.api.forward(...NEEDS, { baseVersion, own: { records: [] } }, key));
  return sent.ok ? sent.value.submission.id : null;
}

async function play(
  people: People,
  model: Version[][],
  county: number,
  tries: number,
  what: { readonly do: string; readonly fen: readonly number[] },
) {
  const versions = model[county] ?? [];
  const newest = versions.at(-1);
  const key = crypto.randomUUID();
  const officer = people.officers[county] as Person;
  const above = people.reviewers[UNITS.linxia] as Person;
  if (what.do === 'forward') return void (await handUp(people.city, UNITS.linxia, tries));
  if (what.do === 'file') {
    const { office, place } = COUNTIES[county] as (typeof COUNTIES)[number];
    const records = what.fen.map((fen, i) =>
      need({ projectName: `${place}第${i + 1}个项目`, fundsWan: fen / 1e6, implementPlace: `甘肃省临夏州${place}` }),
    );
    const { decisions } = newest ? value(await officer.api.submission(newest.id)) : { decisions: [] };
    const replies = decisions.map(({ id }) => ({ decision: id, text: '已改' }));
    const answers = records.map((_, record) => ({ record, field: 'fundsWan', code: 'money.zero' }));
    const input = { ...needs(office, records), baseVersion: versions.length, replies, answers };
    const sent = value(await often(tries, () => officer.api.submit(input, key)));
    return void versions.push({ id: sent.submission.id, fen: what.fen, state: 'submitted' });
  }
  if (!newest) return;
  const { id, state } = newest;
  if (what.do === 'withdraw') {
    const gone = await often(tries, () => officer.api.withdraw(id, key));
    expect(gone.ok).toBe(state === 'submitted' || state === 'returned');
    if (gone.ok) newest.state = 'withdrawn';
    return;
  }
  const input = what.do === 'accept' ? ({ kind: 'accept' } as const) : ({ kind: 'return', overall: '请核对' } as const);
  const made = await often(tries, () => above.api.decide(id, input, key));
  expect(made.ok).toBe(state === 'submitted' || (what.do === 'return' && state === 'accepted'));
  if (made.ok) newest.state = what.do === 'accept' ? 'accepted' : 'returned';
}

test('nothing is lost, doubled or made up on the way up: in any order, with any retry', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (played) => {
      const people = await house();
      const model: Version[][] = [[], [], []];
      for (const { county, tries, step: what } of played) await play(people, model, county, tries, what);
      const city = people.reviewers[UNITS.linxia] as Person;
      expect(await fundsOf(city, 'received')).toBe(totalOf(model.map(received)));
      expect(await fundsOf(city, 'accepted')).toBe(totalOf(model.map(accepted)));
      const sent = await handUp(people.city, UNITS.linxia, 2);
      if (sent === null) {
        expect(model.map(accepted)).toEqual([undefined, undefined, undefined]);
        return;
      }
      const province = people.reviewers[UNITS.gansu] as Person;
      value(await province.api.decide(sent, { kind: 'accept' }, 'k'));
      const above = await handUp(people.province, UNITS.gansu, 2);
      const ministry = people.reviewers[UNITS.ministry] as Person;
      value(await ministry.api.decide(above ?? '', { kind: 'accept' }, 'k'));
      expect(await fundsOf(ministry, 'accepted')).toBe(totalOf(model.map(accepted)));
      const opened = value(await ministry.api.lineage(...NEEDS, { field: 'fundsWan', basis: 'accepted' }));
      const rows = leaves(opened.parts);
      expect(sumWan(rows.map((row) => Number(row.value)))).toBe(totalOf(model.map(accepted)));
      expect(rows).toHaveLength(model.flatMap((versions) => accepted(versions)?.fen ?? []).length);
      expect(value(await ministry.api.merged(...NEEDS)).stale.filter((stale) => stale.accepted)).toEqual([]);
    }),
    { numRuns: 15, endOnFailure: true },
  );
});
