import { describe, expect, it } from 'vitest';
import { csvRows } from './csv-rows.ts';
import { type PlannedUnit, planUnits } from './plan.ts';
import { readUnitTable } from './unit-table.ts';

const KNOWN: PlannedUnit[] = [
  { code: '320000', name: '江苏省民政厅', level: 'province', parent: '100000' },
  { code: '320300', name: '徐州市民政局', level: 'prefecture', parent: '320000' },
  { code: '320321', name: '丰县民政局', level: 'county', parent: '320300' },
  { code: '320500', name: '苏州市民政局', level: 'prefecture', parent: '320000' },
];
const HEAD = '单位代码,单位名称,层级,上级单位代码\n';
const plan = (lines: string) =>
  planUnits(readUnitTable(csvRows(HEAD + lines)) ?? [], KNOWN, '320000', new Set(['330000']));

describe('a table of units', () => {
  it('is read below its header, with titles above, quotes, full-width digits and empty lines', () => {
    const rows = csvRows(
      '\uFEFF单位表,,,\r\n单位 代码,单位名称,层级,上级单位代码\r\n\r\n３２０３２１,"丰县,民政局",县级,320300\r\n',
    );
    expect(readUnitTable(rows)).toEqual([
      { row: 4, code: '320321', name: '丰县,民政局', level: '县级', parent: '320300', retired: '' },
    ]);
    expect(readUnitTable([['姓名', '手机']])).toBeNull();
  });

  it('says what is new, what changes and what stays', () => {
    const found = plan(
      '320321001,凤城街道办事处,乡镇,320321\n320321,丰县民政局,县级,320300\n320300,徐州民政局,市级,320000\n',
    );
    expect(found).toEqual({
      added: [{ row: 2, code: '320321001', name: '凤城街道办事处', level: 'township', parent: '320321' }],
      changed: [{ row: 4, before: KNOWN[1], after: { ...KNOWN[1], name: '徐州民政局' } }],
      unchanged: 1,
      faults: [],
    });
  });

  it.each([
    ['a code that is none', '3203 21,甲,县级,320300', 'units.code'],
    ['no name', '320322,,县级,320300', 'units.name'],
    ['a level nobody knows', '320322,沛县民政局,科级,320300', 'units.level'],
    ['a parent that is not there', '320322,沛县民政局,县级,320999', 'units.parent'],
    ['a unit of somebody else', '330000,浙江省民政厅,省级,100000', 'units.outside'],
    ['a parent outside the own tree', '320322,沛县民政局,县级,100000', 'units.parent'],
    ['a city below a county', '320999,某市民政局,市级,320321', 'units.levelOrder'],
    ['the same code twice', '320322,沛县民政局,县级,320300\n320322,沛县民政局,县级,320300', 'units.twice'],
  ])('finds %s', (_, lines, code) => {
    expect(plan(`${lines}\n`).faults.map((fault) => fault.code)).toEqual([code]);
  });

  it.each([
    ['a new unit below one that is retired', '320322,沛县民政局,县级,320500,', 'units.belowRetired'],
    ['a unit moved below one that is retired', '320321,丰县民政局,县级,320500,', 'units.belowRetired'],
    ['a unit that the table alone says is retired', '320321,丰县民政局,县级,320300,2026-06-01', 'units.retired'],
  ])('takes no %s', (_, lines, code) => {
    const table = readUnitTable(csvRows(`单位代码,单位名称,层级,上级单位代码,停用日期\n${lines}\n`)) ?? [];
    const { faults } = planUnits(table, KNOWN, '320000', new Set(), new Set(['320500']));
    expect(faults).toEqual([{ row: 2, code, params: expect.anything() }]);
  });

  it('leaves a retired unit as it is, whatever its line says of the day', () => {
    const table = readUnitTable(csvRows(`${HEAD}320500,苏州市民政局,市级,320000\n`)) ?? [];
    expect(planUnits(table, KNOWN, '320000', new Set(), new Set(['320500']))).toMatchObject({
      unchanged: 1,
      faults: [],
    });
  });

  it('lets nobody move the own unit', () => {
    expect(plan('320000,江苏省民政厅,省级,330000\n')).toMatchObject({ changed: [], unchanged: 1, faults: [] });
  });
});
