import { describe, expect, test } from 'vitest';
import { nationalDivisions } from '../regions/tree.ts';
import { OrganisationNames, samePlaces } from './organisation-name.ts';

const names = new OrganisationNames(nationalDivisions());

describe('an organisation name', () => {
  test.each([
    ['江苏省苏州市慈善总会', ['320500'], '慈善会'],
    ['苏州慈善总会', ['320500'], '慈善会'],
    ['江苏省青少年发展基金会', ['320000'], '青少年发展基金会'],
    ['丰县阳光志愿者协会（本级）', ['320321'], '阳光志愿者协会'],
    ['泰州市浙江商会', ['321200'], '浙江商会'],
    ['淮安市淮安区扶贫开发协会', ['320803'], '扶贫开发协会'],
    ['徐州市鼓楼区慈善会', ['320302'], '慈善会'],
    ['爱德基金会', [], '爱德基金会'],
    ['苏州商会', ['320500'], '商会'],
  ])('%s is taken apart', (name, codes, rest) => {
    expect(names.parse(name)).toMatchObject({ codes, rest });
  });

  test.each([
    ['江苏省苏州市商会', '苏州商会', true],
    ['徐州市鼓楼区商会', '鼓楼区商会', true],
    ['徐州市鼓楼区商会', '南京市鼓楼区商会', false],
    ['淮安市商会', '淮安市淮安区商会', false],
    ['淮安商会', '淮安市商会', true],
    ['江苏省商会', '苏州市商会', false],
    ['爱德基金会', '仁德基金会', true],
    ['爱德基金会', '苏州爱德基金会', false],
  ])('%s and %s may be of one place: %s', (a, b, same) => {
    expect(samePlaces(names.parse(a).codes, names.parse(b).codes)).toBe(same);
    expect(samePlaces(names.parse(b).codes, names.parse(a).codes)).toBe(same);
  });
});
