import { beforeEach, expect, test } from 'vitest';
import { readWorkbook } from '../../../shared/workbook/read.ts';
import { freshHouse } from '../support/house.ts';
import { expectRefused, value } from '../support/outcome.ts';
import { type Person, person, UNITS } from '../support/people.ts';
import { annex2, project } from '../support/samples.ts';
import { accept, hand } from './house.ts';

let officer: Person;
let reviewer: Person;
const key = () => crypto.randomUUID();
const NAME = '徐州市民政局';
const [ELDERLY, SCHOOL] = [project({ projectName: '丰县助老项目' }), project({ fundsWan: 20 })];

beforeEach(async () => {
  await freshHouse();
  officer = await person(UNITS.xuzhou);
  reviewer = await person(UNITS.jiangsu, { role: 'reviewer' });
});

async function twoVersions() {
  const first = await hand(UNITS.xuzhou, NAME, [project(), ELDERLY]);
  await accept(UNITS.jiangsu, first.submission.id);
  const rows = [project({ projectName: '丰县助残项目', fundsWan: 1, staffCount: 1, beneficiaryCount: 1 }), SCHOOL];
  const second = await hand(UNITS.xuzhou, NAME, rows, { baseVersion: 1 });
  return [first.submission.id, second.submission.id] as const;
}

test('every version is listed, with what was decided on it', async () => {
  const [first, second] = await twoVersions();
  const { items } = value(await officer.api.versions(first));
  expect(items.map(({ id, version, state, decision }) => [id, version, state, decision?.kind])).toEqual([
    [second, 2, 'submitted', undefined],
    [first, 1, 'superseded', 'accept'],
  ]);
});

test('a version has the columns of its unit beside the table, and handed in again nothing of them is lost', async () => {
  const remarked = [project(), { ...ELDERLY, extra: { 备注: '续办' } }];
  const sent = await hand(UNITS.xuzhou, NAME, remarked);
  const bytes = value(await officer.api.versionWorkbook(sent.submission.id)) as Uint8Array<ArrayBuffer>;
  const target = { notice: 'js2021', annex: 'js2021-annex2', baseVersion: 1 };
  const again = value(await officer.api.submitWorkbook(bytes, target, key()));
  expect(value(await reviewer.api.compare(sent.submission.id, again.submission.id))).toMatchObject({
    same: 2,
    changes: [],
  });
  const { records } = value(await officer.api.submission(again.submission.id));
  expect(records.map(({ extra }) => extra)).toEqual([{}, { 备注: '续办' }]);
});

test('a version that answers a return is listed with its answers', async () => {
  const first = await hand(UNITS.xuzhou, NAME, [project(), ELDERLY]);
  const reasons = [{ record: 1, field: 'fundsWan', text: '请核对' }];
  const made = value(await reviewer.api.decide(first.submission.id, { kind: 'return', reasons }, key()));
  const reply = { decision: made.decision.id, record: 1, field: 'fundsWan', text: '已改' };
  await hand(UNITS.xuzhou, NAME, [project(), SCHOOL], { baseVersion: 1, replies: [reply] });
  const { items } = value(await officer.api.versions(first.submission.id));
  expect(items.map(({ replies }) => replies)).toEqual([[reply], []]);
});

test('two versions are compared cell by cell, rows by what they are known by', async () => {
  const [first, second] = await twoVersions();
  const comparison = value(await reviewer.api.compare(first, second));
  expect(comparison).toMatchObject({ before: { version: 1 }, after: { version: 2 }, added: 1, removed: 1, changed: 1 });
  expect(comparison.changes).toMatchObject([
    {
      ...{ kind: 'changed', before: 0, after: 1, name: '2021年丰县助学项目' },
      cells: [{ field: 'fundsWan', label: '投入资金(万元)', before: 18.04, after: 20 }],
    },
    { kind: 'removed', before: 1, name: '丰县助老项目' },
    { kind: 'added', after: 0, name: '丰县助残项目' },
  ]);
  const back = value(await reviewer.api.compare(second, first));
  expect(back.changes.map(({ kind }) => kind).sort()).toEqual(['added', 'changed', 'removed']);
});

test('versions of different units are not compared, and those beside are not there', async () => {
  const [first] = await twoVersions();
  const other = await hand(UNITS.wuxi, '无锡市民政局');
  expectRefused(await reviewer.api.compare(first, other.submission.id), 422, 'compare.unrelated');
  const beside = await person(UNITS.wuxi);
  expectRefused(await beside.api.versions(first), 404, 'submission.unknown');
  expectRefused(await beside.api.compare(other.submission.id, first), 404, 'submission.unknown');
  expectRefused(await beside.api.versionWorkbook(first), 404, 'submission.unknown');
});

test('a version is the workbook it was, in the official layout, and says which one it is', async () => {
  const typed = { ...project(), source: { fundsWan: '18.04万元' } };
  const sent = await hand(UNITS.xuzhou, NAME, [typed]);
  await hand(UNITS.xuzhou, NAME, [SCHOOL], { baseVersion: 1 });
  const book = readWorkbook(value(await officer.api.versionWorkbook(sent.submission.id)));
  if (!book.ok) throw new Error(book.error.code);
  const [annex, version, source] = book.value.grids;
  expect(annex?.rows.flat()).toEqual(expect.arrayContaining(['2021年丰县助学项目', 18.04]));
  expect(annex?.rows.flat()).not.toContain(20);
  expect(version?.sheet).toBe('版本');
  expect(version?.rows.flat()).toEqual(expect.arrayContaining([1, sent.receipt.number, sent.receipt.contentHash]));
  expect(source?.rows.flat()).toContain('18.04万元');
});

test('whoever builds on an older version is shown what came in since, and overwrites nothing', async () => {
  await twoVersions();
  const late = annex2([project({ staffCount: 99 })], { baseVersion: 1 });
  const problem = expectRefused(await officer.api.submit(late, key()), 409, 'submission.stale');
  expect(problem.comparison).toMatchObject({ before: { version: 1 }, after: { version: 2 }, added: 1, removed: 1 });
  const blind = expectRefused(await officer.api.submit({ ...late, baseVersion: 0 }, key()), 409, 'submission.stale');
  expect(blind.comparison).toMatchObject({ before: null, after: { version: 2 }, added: 2 });
  const never = expectRefused(await officer.api.submit({ ...late, baseVersion: 7 }, key()), 409, 'submission.stale');
  expect(never.comparison).toBeUndefined();
});
