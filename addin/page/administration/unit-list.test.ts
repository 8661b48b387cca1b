import { describe, expect, it } from 'vitest';
import { isStanding, readUnitList, unitOfWord, unitWord } from './unit-list.ts';

const FILE = `\uFEFF单位代码,单位名称,层级,上级单位代码,停用日期
320000,江苏省民政厅,省级,100000
320300,徐州市民政局,市级,320000
320321,丰县民政局,县级,320300
320305,徐州市贾汪区民政局,县级,320300,2026-06-01
320312,徐州市铜山区民政局,县级,320300
320000-org1,江苏省乡村公益促进会,社会组织,320000
`;
const list = readUnitList(new TextEncoder().encode(FILE));
if (!list) throw new Error('no list');
const codes = (units: readonly { code: string }[]) => units.map(({ code }) => code);

describe('the units an administrator manages', () => {
  it('begin with the own one, whoever stands above it', () => {
    expect(list.root).toEqual({
      code: '320000',
      name: '江苏省民政厅',
      level: 'province',
      parent: '100000',
      retired: '',
    });
    expect(codes(list.below('320000'))).toEqual(['320300', '320000-org1']);
    expect(codes(list.pathTo('320321'))).toEqual(['320000', '320300', '320321']);
    expect(list.pathTo('330000')).toEqual([]);
  });

  it('are found by a part of the name or the beginning of the code', () => {
    expect(codes(list.find('徐州', 9))).toEqual(['320300', '320305', '320312']);
    expect(codes(list.find('3203', 2))).toEqual(['320300', '320321']);
  });

  it('know which are retired: those stand last, and are left out where only others fit', () => {
    expect(codes(list.below('320300'))).toEqual(['320321', '320312', '320305']);
    expect(list.get('320305')?.retired).toBe('2026-06-01');
    expect(codes(list.find('徐州', 9, isStanding))).toEqual(['320300', '320312']);
  });

  it.each([
    ['the word offered', '徐州市民政局 320300', '320300'],
    ['a code', ' 320321 ', '320321'],
    ['a name', '丰县民政局', '320321'],
    ['half a name', '丰县', undefined],
    ['nothing', '', undefined],
  ])('are read back from %s', (_, typed, code) => expect(unitOfWord(list, typed)?.code).toBe(code));

  it('are offered by a word that reads back', () => {
    for (const unit of list.units) expect(unitOfWord(list, unitWord(unit))).toBe(unit);
  });
});
