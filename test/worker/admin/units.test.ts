import { beforeEach, expect, test } from 'vitest';
import type { UnitPlanJson, UnitTree } from '../../../shared/api/contracts/unit.ts';
import { renderAnnex } from '../../../shared/render/render.ts';
import { db, freshHouse } from '../support/house.ts';
import { value } from '../support/outcome.ts';
import { type Person, person, UNITS } from '../support/people.ts';
import { annex2, project } from '../support/samples.ts';

let admin: Person;

beforeEach(async () => {
  await freshHouse();
  admin = await person(UNITS.xuzhou, { role: 'admin' });
});

const HEAD = '单位代码,单位名称,层级,上级单位代码\r\n';
const send = async <T = UnitPlanJson>(lines: string | Uint8Array, plan?: string, who = admin) => {
  const body = typeof lines === 'string' ? HEAD + lines : lines;
  const answer = await who.send(`/units/import${plan ? `?plan=${plan}` : ''}`, {
    method: 'POST',
    body: body as string,
  });
  return (await answer.json()) as T;
};
const paths = async () =>
  Object.fromEntries(
    (await db.prepare('SELECT code, path FROM units').all<{ code: string; path: string }>()).results.map((row) => [
      row.code,
      row.path,
    ]),
  );

const TOWN = '320321001,丰县凤城街道办事处,乡级,320321\r\n';
const ORGANISATION = '320300-org1,徐州市慈善总会,社会组织,320300\r\n';

test('a dry run tells what would happen and stores nothing; with its plan it happens', async () => {
  const dry = await send(`${TOWN}${ORGANISATION}320321,丰县民政事业局,县级,320300\r\n`);
  expect(dry).toMatchObject({ applied: false, unchanged: 0, issues: [] });
  expect(dry.added.map(({ code }) => code)).toEqual(['320321001', '320300-org1']);
  expect(dry.changed).toMatchObject([{ before: { name: '丰县民政局' }, after: { name: '丰县民政事业局' } }]);
  expect((await paths())['320321001']).toBeUndefined();
  const done = await send(`${TOWN}${ORGANISATION}320321,丰县民政事业局,县级,320300\r\n`, dry.plan);
  expect(done).toMatchObject({ applied: true });
  expect((await paths())['320321001']).toBe('100000/320000/320300/320321/320321001/');
  const row = await db
    .prepare("SELECT name, area FROM units WHERE code IN ('320321', '320321001') ORDER BY code")
    .all();
  expect(row.results).toEqual([
    { name: '丰县民政事业局', area: '320321' },
    { name: '丰县凤城街道办事处', area: '320321' },
  ]);
  expect(await send(`${TOWN}${ORGANISATION}`)).toMatchObject({ added: [], changed: [], unchanged: 2 });
});

test('what is exported is imported again without a change', async () => {
  const csv = await (await admin.send('/units.csv')).text();
  const plan = await send(new TextEncoder().encode(csv));
  expect(plan).toMatchObject({ added: [], changed: [], issues: [] });
  expect(plan.unchanged).toBe(11);
});

test('a unit that moves takes along all that hangs below it, and its submissions with their reach', async () => {
  const ministry = await person(UNITS.ministry, { role: 'admin' });
  const fengxian = await person(UNITS.fengxian);
  const header = { reportingUnit: '丰县民政局', contactName: '李红', contactPhone: '0516-83735678' };
  value(await fengxian.api.submit(annex2([project()], { header }), 'k'));
  const first = await send(TOWN);
  await send(TOWN, first.plan);
  const move = '320321,丰县民政局,县级,320200\r\n';
  const { plan, changed } = await send(move, undefined, ministry);
  expect(changed).toHaveLength(1);
  expect(await send(move, plan, ministry)).toMatchObject({ applied: true });
  expect((await paths())['320321001']).toBe('100000/320000/320200/320321/320321001/');
  const [wuxi, xuzhou] = [await person(UNITS.wuxi), await person(UNITS.xuzhou)];
  expect(value(await wuxi.api.submissions()).items).toHaveLength(1);
  expect(value(await xuzhou.api.submissions()).items).toHaveLength(0);
});

test('a plan of another table, or of a tree that changed since, is not carried out', async () => {
  const { plan } = await send(TOWN);
  expect(await send(ORGANISATION, plan)).toMatchObject({ status: 409, code: 'units.planChanged' });
  expect(await send(TOWN, plan)).toMatchObject({ applied: true });
  expect(await send(TOWN, plan)).toMatchObject({ status: 409, code: 'units.planChanged' });
});

test('of ten imports of one plan at once, one is carried out', async () => {
  const { plan } = await send(TOWN);
  const answers = await Promise.all(Array.from({ length: 10 }, () => send<{ applied?: boolean }>(TOWN, plan)));
  expect(answers.filter(({ applied }) => applied)).toHaveLength(1);
});

test('faults are told all at once, each with its row, and nothing of the table is stored', async () => {
  const faulty = `${TOWN}320999,某局,县级,320200\r\n320000,江苏省民政厅,省级,100000\r\n`;
  const { plan, issues } = await send(faulty);
  expect(issues.map(({ row, code }) => [row, code])).toEqual([
    [4, 'units.outside'],
    [3, 'units.parent'],
  ]);
  expect(issues[0]?.message).toContain('第 4 行');
  expect(await send(faulty, plan)).toMatchObject({ status: 422, code: 'units.hasFaults' });
  expect((await paths())['320321001']).toBeUndefined();
});

test('a workbook is taken as well; one without such a table is refused', async () => {
  const { blankOf } = await import('../../../shared/annex/blank.ts');
  const { annexById } = await import('../../../shared/annex/catalogue/index.ts');
  const annex = annexById('js2021-annex2');
  if (!annex) throw new Error('no annex');
  const columns = ['单位代码', '单位名称', '层级', '上级单位代码'].map((label) => ({ label, width: 12 }));
  const rows = [['320321001', '丰县凤城街道办事处', '乡级', '320321']];
  const book = { annex, blank: blankOf(annex.id), unitName: null, header: {}, records: [] };
  const bytes = renderAnnex({ ...book, appendices: [{ title: '单位表', columns, rows }] });
  expect(await send(bytes)).toMatchObject({ added: [{ code: '320321001', level: 'township' }], issues: [] });
  expect(await send(renderAnnex(book))).toMatchObject({ status: 422, code: 'units.noTable' });
  expect(await send('')).toMatchObject({ added: [], changed: [], unchanged: 0 });
});

test('units are listed one level at a time, own and below', async () => {
  const tree = (await (await admin.send('/units')).json()) as UnitTree;
  expect(tree.unit.code).toBe('320300');
  expect(tree.below).toHaveLength(10);
  expect((await admin.send('/units?unit=320200')).status).toBe(403);
});
