import { strFromU8, unzipSync } from 'fflate';
import { beforeEach, describe, expect, test } from 'vitest';
import type { SubmissionInput } from '../../shared/api/contracts/submission.ts';
import { readWorkbook } from '../../shared/workbook/read.ts';
import { decide } from './support/decide.ts';
import { freshHouse } from './support/house.ts';
import { expectRefused, value } from './support/outcome.ts';
import { type Person, person, UNITS } from './support/people.ts';
import { annex1, annex2, project, region } from './support/samples.ts';

let reviewer: Person;

beforeEach(async () => {
  await freshHouse();
  reviewer = await person(UNITS.jiangsu, { role: 'reviewer' });
});

async function hand(unit: string, input: SubmissionInput) {
  const officer = await person(unit);
  return value(await officer.api.submit(input, crypto.randomUUID()));
}

const list = (name: string, records = [project()], over: Partial<SubmissionInput> = {}) =>
  annex2(records, { header: { ...annex2().header, reportingUnit: name }, ...over });

const merged = async (annex = 'js2021-annex2', basis: 'received' | 'accepted' = 'received') =>
  value(await reviewer.api.merged('js2021', annex, { basis }));

describe('a list', () => {
  test('has the rows of all units in division order, each with its source, and the coverage', async () => {
    const org = await hand(
      UNITS.organisation,
      list('江苏省乡村公益促进会', [project({ orgName: '江苏省乡村公益促进会' })]),
    );
    const xuzhou = await hand(UNITS.xuzhou, list('徐州市民政局', [project(), project({ projectName: '丰县助老' })]));
    await hand(UNITS.wuxi, list('无锡市民政局', [], { nil: true }));
    const merge = await merged();
    expect(merge.coverage).toMatchObject({ expected: 15, counted: 3, nil: 1 });
    expect(merge.coverage.missing).toHaveLength(12);
    expect(merge.records.map(({ source }) => source?.receiptNumber)).toEqual([
      xuzhou.receipt.number,
      xuzhou.receipt.number,
      org.receipt.number,
    ]);
    expect(merge.records[0]?.source).toMatchObject({ unit: '320300', unitName: '徐州市民政局', version: 1 });
  });

  test('is added to the fen, by the database as by the rows', async () => {
    await hand(
      UNITS.xuzhou,
      list('徐州市民政局', [project({ fundsWan: 18.04 }), project({ fundsWan: 4.17, projectName: '二' })]),
    );
    await hand(UNITS.wuxi, list('无锡市民政局', [project({ fundsWan: 0.000001 })]));
    const merge = await merged();
    expect(merge.totals).toMatchObject({ records: 3, measures: { fundsWan: 22.210001, staffCount: 36 } });
  });

  test('holds only the latest version of a unit, and none of one that was returned', async () => {
    await hand(UNITS.xuzhou, list('徐州市民政局', [project({ fundsWan: 1 })]));
    await hand(UNITS.xuzhou, list('徐州市民政局', [project({ fundsWan: 2 })], { baseVersion: 1 }));
    const wuxi = await hand(UNITS.wuxi, list('无锡市民政局'));
    expect((await merged()).records.map(({ values }) => values.fundsWan)).toEqual([18.04, 2]);
    await decide(wuxi.submission.id, 'return');
    const after = await merged();
    expect(after.records.map(({ values }) => values.fundsWan)).toEqual([2]);
    expect(after.coverage.missing.some(({ unit }) => unit === UNITS.wuxi)).toBe(true);
  });

  test('of what was accepted keeps the accepted version while a newer one waits', async () => {
    const first = await hand(UNITS.xuzhou, list('徐州市民政局', [project({ fundsWan: 1 })]));
    expect((await merged('js2021-annex2', 'accepted')).records).toEqual([]);
    await decide(first.submission.id, 'accept');
    await hand(UNITS.xuzhou, list('徐州市民政局', [project({ fundsWan: 2 })], { baseVersion: 1 }));
    const accepted = await merged('js2021-annex2', 'accepted');
    expect(accepted.records.map(({ values }) => values.fundsWan)).toEqual([1]);
    expect((await merged()).records.map(({ values }) => values.fundsWan)).toEqual([2]);
  });

  test('as CSV: a byte order mark, and nothing a spreadsheet would run', async () => {
    const rows = [project({ projectName: '=HYPERLINK("http://x")' }), project({ projectName: '第二个"项目"，助学' })];
    await hand(UNITS.xuzhou, list('徐州市民政局', rows));
    const bytes = value(await reviewer.api.mergedFile('js2021', 'js2021-annex2', 'csv'));
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = new TextDecoder().decode(bytes).split('\r\n');
    expect(lines[0]).toBe(
      '序号,社会组织名称,帮扶地区(省/市/县),项目名称,项目性质,投入资金(万元),投入人员数,受益人数,报送单位,版本,回执号',
    );
    expect(lines[1]).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(lines[2]).toContain('"第二个""项目""，助学"');
    expect(lines).toHaveLength(4);
  });

  test('as a workbook: the annex first, then 报送情况 and 来源', async () => {
    await hand(UNITS.xuzhou, list('徐州市民政局', [project({ projectName: '=1+1' })]));
    const bytes = value(await reviewer.api.mergedFile('js2021', 'js2021-annex2', 'xlsx'));
    const book = readWorkbook(bytes);
    if (!book.ok) throw new Error(book.error.code);
    const [annex, ...rest] = book.value.grids;
    expect(annex?.rows.flat()).toContain('=1+1');
    expect(rest.map(({ sheet }) => sheet)).toEqual(expect.arrayContaining(['报送情况', '来源']));
    const sources = rest.find(({ sheet }) => sheet === '来源')?.rows ?? [];
    const line = sources.find((row) => row.includes('=1+1')) ?? [];
    expect(annex?.rows[Number(line[1]) - 1]).toContain('=1+1');
    const parts = Object.entries(unzipSync(bytes)).filter(([name]) => name.startsWith('xl/worksheets/'));
    for (const [, part] of parts) expect(strFromU8(part)).not.toContain('<f>');
  });
});

describe('the cities’ table', () => {
  const outside = (funds: number) => region('省外', '新疆克州', funds);

  test('is added row by row; each row names its sources', async () => {
    await hand(UNITS.xuzhou, annex1('徐州市民政局', [outside(18.04)]));
    await hand(UNITS.wuxi, annex1('无锡市民政局', [outside(4.17)]));
    const { coverage, records } = await merged('js2021-annex1');
    expect(coverage).toMatchObject({ expected: 13, counted: 2 });
    const row = records.find(({ values }) => values.region === '新疆克州');
    expect(row?.values).toMatchObject({ fundsWanTotal: 22.21, orgsTotal: 4, staffCity: 20 });
    expect(row?.sources?.map(({ unit }) => unit)).toEqual([UNITS.wuxi, UNITS.xuzhou]);
  });

  test('has the distinct organisations and the 全省性社会组织 beside it', async () => {
    await hand(UNITS.xuzhou, annex1('徐州市民政局', [outside(1)]));
    const own = { orgName: '江苏省乡村公益促进会', fundsWan: 7.5 };
    await hand(UNITS.organisation, list('江苏省乡村公益促进会', [project(own)]));
    const both = [project(), project({ region: '新疆维吾尔自治区克孜勒苏柯尔克孜自治州' })];
    await hand(UNITS.xuzhou, list('徐州市民政局', both));
    const { beside } = await merged('js2021-annex1');
    expect(beside).toEqual({
      distinctOrganisations: 2,
      provincialOrganisations: { organisations: 1, projects: 1, fundsWan: 7.5, staff: 12, beneficiaries: 340 },
    });
    const bytes = value(await reviewer.api.mergedFile('js2021', 'js2021-annex1', 'xlsx'));
    const book = readWorkbook(bytes);
    expect(book.ok && book.value.grids.map(({ sheet }) => sheet)).toContain('附注');
  });
});

test('a city merges its counties', async () => {
  await hand(UNITS.fengxian, list('丰县民政局'));
  const city = await person(UNITS.xuzhou, { role: 'reviewer' });
  const merge = value(await city.api.merged('js2021', 'js2021-annex2'));
  expect(merge).toMatchObject({ unit: UNITS.xuzhou, coverage: { expected: 10, counted: 1 } });
});

test('a merge of nobody is empty, not an error', async () => {
  const county = await person(UNITS.fengxian, { role: 'reviewer' });
  const merge = value(await county.api.merged('js2021', 'js2021-annex2'));
  expect(merge).toMatchObject({ coverage: { expected: 0, counted: 0, missing: [] }, records: [] });
});

test('the template is the official blank with the unit’s name in it', async () => {
  const officer = await person(UNITS.xuzhou);
  for (const annex of ['js2021-annex1', 'js2021-annex2', 'js2021-annex3-form']) {
    const bytes = value(await officer.api.template('js2021', annex));
    const book = readWorkbook(bytes);
    const cells = book.ok ? book.value.grids[0]?.rows.flat().join('|') : '';
    if (annex !== 'js2021-annex3-form') expect(cells).toContain('徐州市民政局');
    const sheet = unzipSync(bytes)['xl/worksheets/sheet1.xml'];
    expect(sheet && strFromU8(sheet)).toContain('<dataValidation ');
  }
});

describe('a list of more than 20,000 rows', () => {
  const rowsOfCity = (city: string) =>
    Array.from({ length: 10_100 }, (_, i) => project({ projectName: `${city}第${i + 1}个项目`, fundsWan: 0.01 }));

  test('comes as JSON and CSV, in order and whole; the workbook is for the client to make', async () => {
    await hand(UNITS.xuzhou, list('徐州市民政局', rowsOfCity('徐州')));
    await hand(UNITS.wuxi, list('无锡市民政局', rowsOfCity('无锡')));
    const merge = await merged();
    expect(merge).toMatchObject({
      coverage: { expected: 15, counted: 2 },
      totals: { records: 20_200, measures: { fundsWan: 202 } },
      duplicatesChecked: false,
    });
    const names = merge.records.map(({ values }) => values.projectName);
    expect(names).toEqual([...rowsOfCity('无锡'), ...rowsOfCity('徐州')].map(({ values }) => values?.projectName));
    expect(merge.records.at(-1)?.source?.unit).toBe(UNITS.xuzhou);
    const csv = new TextDecoder().decode(value(await reviewer.api.mergedFile('js2021', 'js2021-annex2', 'csv')));
    expect(csv.trimEnd().split('\r\n').at(-1)).toMatch(/^20200,.*徐州第10100个项目.*徐州市民政局,1,2021-\d{6,10}$/);
    const file = await reviewer.api.mergedFile('js2021', 'js2021-annex2', 'xlsx');
    const problem = expectRefused(file, 422, 'merge.tooLargeForServer');
    expect(problem.params).toEqual({ rows: 20_200, limit: 20_000 });
  });
});
