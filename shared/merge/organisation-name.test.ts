import { describe, expect, test } from 'vitest';
import { nationalDivisions } from '../regions/tree.ts';
import { OrganisationNames, samePlaces } from './organisation-name.ts';

const names = new OrganisationNames(nationalDivisions());

describe('an organisation name', () => {
  test.each([
    ['江苏省苏州市慈善总会', ['江苏', '苏州'], '慈善会'],
    ['苏州慈善总会', ['苏州'], '慈善会'],
    ['江苏省青少年发展基金会', ['江苏'], '青少年发展基金会'],
    ['丰县阳光志愿者协会（本级）', ['丰县'], '阳光志愿者协会'],
    ['爱德基金会', [], '爱德基金会'],
    ['苏州商会', ['苏州'], '商会'],
  ])('%s is taken apart', (name, places, rest) => {
    expect(names.parse(name)).toEqual({ places, rest });
  });

  test.each([
    [['江苏', '苏州'], ['苏州'], true],
    [['江苏', '徐州', '鼓楼'], ['徐州', '鼓楼'], true],
    [['南京', '鼓楼'], ['徐州', '鼓楼'], false],
    [['江苏'], ['苏州'], false],
    [[], [], true],
    [[], ['苏州'], false],
  ])('%j and %j may be one place: %s', (a, b, same) => {
    expect(samePlaces(a, b)).toBe(same);
    expect(samePlaces(b, a)).toBe(same);
  });
});
