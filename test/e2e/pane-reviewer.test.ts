import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser } from '../excel-host/driver/browser.ts';
import { type OpenExcel, openExcel } from '../excel-host/driver/open-excel.ts';
import { fixture } from '../fixtures/fixture.ts';
import { type BuiltPane, buildPane, paneSite } from './pane-site.ts';
import { type DemoServer, startServer } from './server.ts';

const fixtureText = (name: string) => new TextDecoder().decode(fixture(name));
const EMPTY = fixture('a1-xizang-clean.xlsx');

interface Row {
  readonly values: Readonly<Record<string, unknown>>;
}

let pane: BuiltPane;
let server: DemoServer;

beforeAll(async () => {
  [pane, server] = await Promise.all([buildPane(), startServer()]);
});
afterAll(async () => {
  await closeBrowser();
  pane?.remove();
  await server?.stop();
});

async function submit(unit: string, file: string, annex: string, baseVersion = 0): Promise<void> {
  const query = { notice: annex.split('-')[0] ?? '', annex, baseVersion };
  const sent = await server
    .client(unit, 'officer')
    .submitWorkbook(fixture(file), query, `${unit}-${annex}-${baseVersion}`);
  if (!sent.ok) throw new Error(JSON.stringify(sent.error));
}

async function submitOne(unit: string, implementPlace: string, baseVersion = 0, fundsWan = 12): Promise<void> {
  const values = {
    projectName: '助学项目',
    aidCategory: '教育帮扶',
    implementPlace,
    summary: '资助学生',
    fundsWan,
    contactName: '李四',
    contactMobile: '13812345678',
  };
  const input = { notice: 'mca2021', annex: 'mca2021-annex2', baseVersion, records: [{ values }] };
  const sent = await server.client(unit, 'officer').submit(input, `${unit}-one-${baseVersion}`);
  if (!sent.ok) throw new Error(JSON.stringify(sent.error));
}

async function reviewer(unit: string): Promise<OpenExcel> {
  const one = await openExcel({ workbook: EMPTY, addin: '/addin/index.html', site: paneSite(pane, server) });
  await one.pane.getByLabel('登录码').fill(server.account(unit, 'reviewer').code);
  await one.pane.getByRole('button', { name: '登录', exact: true }).click();
  await one.pane.locator('.units').waitFor();
  return one;
}

/** The row in which a project's name stands now. */
async function rowOf(one: OpenExcel, sheet: string, name: unknown): Promise<number> {
  for (let row = 1; row < 60; row++) if ((await one.cell(`${sheet}!B${row}`)).value === name) return row;
  throw new Error(`no row of ${String(name)}`);
}

describe('a reviewer in Excel', () => {
  it('sees who is missing first, pulls the list, sees where a row comes from, and refreshes it in place', async () => {
    await submit('620000', 'a2-gansu-clean.xlsx', 'mca2021-annex2');
    const one = await reviewer('100000');
    await one.pane.locator('.choice select').selectOption('mca2021/mca2021-annex2');
    await one.pane.getByText('1/7 已报').waitFor();
    expect(await one.pane.locator('.unit-line [data-state]').first().getAttribute('data-state')).toBe('missing');
    await one.pane.locator('.foot .pull').click();
    await one.pane.getByText(/已汇总 1\/7 家，共 12 行/).waitFor({ timeout: 60_000 });
    const sheets = await one.look(({ session: { book } }) => book.sheets.map(({ name }) => name));
    expect(sheets).toEqual(expect.arrayContaining(['报送情况', '来源']));
    const merged = sheets[1] ?? '';
    await one.activate(merged);
    await one.select(`${merged}!F8`);
    await one.pane.locator('.lineage').getByText('甘肃省民政厅').waitFor();
    await one.type(`${merged}!K8`, '电话核过');
    const before = (await one.cell(`${merged}!B8`)).value;
    await submitOne('530000', '云南省昆明市五华区');
    await submit('620000', 'a2-gansu-clean.xlsx', 'mca2021-annex2', 1);
    await one.pane.locator('.lineage .refresh').click();
    await one.pane.locator('.lineage').getByText('2/7 家').waitFor({ timeout: 60_000 });
    expect((await one.cell(`${merged}!B6`)).value).toBe('助学项目');
    const row = await rowOf(one, merged, before);
    expect((await one.cell(`${merged}!K${row}`)).value).toBe('电话核过');
    expect(one.errors).toEqual([]);
    await one.close();
  });

  it('opens a figure of the ministry down to the county and its row, and is told when that has changed since', async () => {
    const at = ['mca2021', 'mca2021-annex2'] as const;
    const [county, city, province] = ['622926', '622900', '620000'];
    const accept = async (above: string, submission: string) => {
      const done = await server
        .client(above, 'reviewer')
        .decide(submission, { kind: 'accept' }, `accept-${submission}`);
      if (!done.ok) throw new Error(JSON.stringify(done.error));
    };
    const forward = async (unit: string, baseVersion: number) => {
      const done = await server.client(unit, 'officer').forward(...at, { baseVersion }, `forward-${unit}`);
      if (!done.ok) throw new Error(JSON.stringify(done.error));
      return done.value.submission.id;
    };
    const newest = async (unit: string) => {
      const list = await server.client(unit, 'officer').submissions({ annex: at[1], unit });
      return (list.ok && list.value.items[0]) || { id: '', version: 0 };
    };
    await submitOne(county, '东乡族自治县');
    await accept(city, (await newest(county)).id);
    await accept(province, await forward(city, 0));
    await forward(province, (await newest(province)).version);
    const one = await reviewer('100000');
    await one.pane.locator('.choice select').selectOption('mca2021/mca2021-annex2');
    const gansu = one.pane.locator(`.unit-line[data-unit="${province}"]`);
    await gansu.locator('summary').click();
    await gansu.locator(`[data-unit="${city}"] [data-state="accepted"]`).waitFor();
    await one.pane.locator('.foot .pull').click();
    await one.pane.getByText(/已汇总/).waitFor({ timeout: 60_000 });
    const merged = (await one.look(({ session: { book } }) => book.sheets.map(({ name }) => name)))[1] ?? '';
    let row = 1;
    while (row < 60 && (await one.cell(`${merged}!D${row}`)).value !== '甘肃省临夏回族自治州东乡族自治县') row++;
    await one.activate(merged);
    await one.select(`${merged}!F${row}`);
    const trace = one.pane.locator('.trace');
    await trace.locator(`[data-unit="${county}"]`).getByText('回执').waitFor();
    expect(await trace.locator('[data-unit]').evaluateAll((items) => items.map((item) => item.dataset.unit))).toEqual([
      province,
      city,
      county,
    ]);
    expect(await trace.locator('.figure').allTextContents()).toEqual(['12 万元', '12 万元', '12 万元']);
    await submitOne(county, '东乡族自治县', 1, 15);
    await one.ribbon('progress');
    await gansu.locator('[data-state="stale"]').waitFor();
    await one.pane.locator('.changes').getByText('12 万元').first().waitFor({ state: 'attached' });
    expect(one.errors).toEqual([]);
    await one.close();
  });

  it('pulls the forms of a province as a register with a sheet for each, and brings both up to date', async () => {
    const place = { notice: 'js2021', annex: 'js2021-annex3-form' };
    const values = JSON.parse(fixtureText('js3-suzhou-clean.expected.json')).sheets[0].records[0].values;
    const hand = async (unit: string, orgName: string, baseVersion = 0) => {
      const records = [{ values: { ...values, orgName, implementPlace: '陕西省咸阳市兴平市' } }];
      const answers = [{ record: 0, field: 'implementPlace', code: 'place.outside', reason: '结对地区' }];
      const input = { ...place, baseVersion, records, answers };
      const sent = await server.client(unit, 'officer').submit(input, `${unit}-form-${baseVersion}`);
      if (!sent.ok) throw new Error(JSON.stringify(sent.error));
    };
    await hand('320500', '苏州市慈善基金会');
    await hand('320300', '徐州市助学协会');
    const one = await reviewer('320000');
    await one.pane.locator('.choice select').selectOption('js2021/js2021-annex3-form');
    await one.pane.locator('.foot .pull').click();
    await one.pane.getByText(/已汇总 2\//).waitFor({ timeout: 60_000 });
    const sheets = () => one.look(({ session: { book } }) => book.sheets.map(({ name }) => name));
    const [, register = '', first = ''] = await sheets();
    await one.activate(register);
    await one.select(`${register}!B3`);
    await one.pane.locator('.lineage li').getByText('徐州市民政局').waitFor();
    await one.type(`${register}!N4`, '待核');
    await one.activate(first);
    await one.pane.locator('.lineage').getByText('这一份的来源').waitFor();
    await one.pane.locator('.lineage li').getByText('徐州市民政局').waitFor();
    await hand('320500', '苏州市慈善总会', 1);
    await hand('320200', '无锡市公益基金会');
    const before = (await sheets()).length;
    await one.activate(register);
    await one.pane.locator('.lineage .refresh').click();
    await one.pane
      .locator('.lineage')
      .getByText(/3\/\d+ 家/)
      .waitFor({ timeout: 60_000 });
    expect((await sheets()).length).toBe(before + 1);
    const row = await rowOf(one, register, '苏州市慈善总会');
    expect((await one.cell(`${register}!N${row}`)).value).toBe('待核');
    expect([await rowOf(one, register, '无锡市公益基金会'), await rowOf(one, register, '徐州市助学协会')]).toEqual([
      3, 4,
    ]);
    expect((await one.cell(`${register}!A4`)).value).toBe(2);
    const names = await Promise.all((await sheets()).map((name) => one.cell(`${name}!C2`)));
    expect(names.map(({ value }) => value)).toEqual(
      expect.arrayContaining(['苏州市慈善总会', '徐州市助学协会', '无锡市公益基金会']),
    );
    expect(one.errors).toEqual([]);
    await one.close();
  });

  it('pulls the matrix of all 13 cities, says where a sum comes from, and draws it', async () => {
    await submit('320300', 'js1-xuzhou-clean.xlsx', 'js2021-annex1');
    const { records } = JSON.parse(fixtureText('js1-xuzhou-clean.expected.json')).sheets[0];
    const cities = Array.from({ length: 13 }, (_, at) => `32${String(at + 1).padStart(2, '0')}00`);
    for (const city of cities.filter((code) => code !== '320300')) {
      const header = { contactName: '王磊', contactPhone: '025-83590603' };
      const input = { notice: 'js2021', annex: 'js2021-annex1', header, records };
      const sent = await server.client(city, 'officer').submit(input, `${city}-matrix`);
      expect(sent.ok || sent.error).toBe(true);
    }
    const one = await reviewer('320000');
    await one.pane.locator('.choice select').selectOption('js2021/js2021-annex1');
    await one.pane.locator('.foot .pull').click();
    await one.pane.getByText(/已汇总 13\/13 家/).waitFor({ timeout: 60_000 });
    const merged = (await one.look(({ session: { book } }) => book.sheets.map(({ name }) => name)))[1] ?? '';
    await one.activate(merged);
    const orgs = records.find(({ values }: Row) => values.region === '新疆克州').values.orgsTotal as number;
    await one.select(`${merged}!C${await rowOf(one, merged, '新疆克州')}`);
    const trace = one.pane.locator('.trace');
    await trace.locator('[data-unit]').first().waitFor();
    expect(await trace.locator('[data-unit]').evaluateAll((items) => items.map((item) => item.dataset.unit))).toEqual(
      cities,
    );
    expect(await trace.locator('.figure').allTextContents()).toEqual(cities.map(() => String(orgs)));
    await trace.getByText(String(orgs * 13), { exact: true }).waitFor();
    await one.pane.locator('.lineage .charts').click();
    await expect
      .poll(() => one.look(({ session: { book } }) => book.sheets.flatMap(({ charts }) => charts).length), {
        timeout: 30_000,
      })
      .toBeGreaterThanOrEqual(2);
    expect(one.errors).toEqual([]);
    await one.close();
  });
});
