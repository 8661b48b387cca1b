import { describe, expect, test } from 'vitest';
import { js2021Annex2 } from '../annex/catalogue/js2021-annex2/definition.ts';
import { mca2021Annex1 } from '../annex/catalogue/mca2021-annex1/definition.ts';
import { mca2021Annex2 } from '../annex/catalogue/mca2021-annex2/definition.ts';
import type { FieldValue } from '../record/record.ts';
import { nationalDivisions } from '../regions/tree.ts';
import { possibleDuplicates } from './duplicates.ts';
import type { MergedRecord } from './merge.ts';

const divisions = nationalDivisions();
const DONGXIANG = { code: '622926', name: '甘肃省临夏回族自治州东乡族自治县' };

function merged(unit: string, values: Record<string, FieldValue>): MergedRecord {
  return { values, extra: {}, sources: [{ unit, unitName: unit, version: 1, receiptNumber: '' }] };
}

describe('one project from two units (M74)', () => {
  const project = { projectName: '东乡县助学项目', implementPlace: DONGXIANG, contactMobile: '13812345678' };

  test('is reported, however its name was spaced, and nothing is removed', () => {
    const records = [merged('622900', project), merged('622926', { ...project, projectName: '东乡县 “助学”项目' })];
    expect(possibleDuplicates(mca2021Annex2, records, divisions)).toEqual([
      { kind: 'sameProject', records: [0, 1], names: ['东乡县 “助学”项目', '东乡县助学项目'] },
    ]);
    expect(records.length).toBe(2);
  });

  test.each([
    ['phone', { contactMobile: '13900000000' }],
    ['place', { implementPlace: { code: '622927', name: '' } }],
    ['village', { implementPlace: { ...DONGXIANG, detail: '布楞沟村' } }],
    ['name', { projectName: '东乡县助学项目二期' }],
  ])('is none where the %s differs', (_, other) => {
    const records = [merged('622900', project), merged('622926', { ...project, ...other })];
    expect(possibleDuplicates(mca2021Annex2, records, divisions)).toEqual([]);
  });

  test('is none within one unit', () => {
    expect(
      possibleDuplicates(mca2021Annex2, [merged('622926', project), merged('622926', project)], divisions),
    ).toEqual([]);
  });

  test('goes by the organisation where the annex has no phone: a county row in the city list too', () => {
    const region = { code: '320321', name: '江苏省徐州市丰县' };
    const rows = ['江苏省徐州市慈善总会', '徐州慈善总会', '丰县慈善总会'].map((orgName, i) =>
      merged(['320300', '320321', '320322'][i] ?? '', { orgName, region, projectName: '大病救助' }),
    );
    const [project, organisation] = possibleDuplicates(js2021Annex2, rows, divisions);
    expect(project).toMatchObject({ kind: 'sameProject', records: [0, 1] });
    expect(organisation).toMatchObject({ kind: 'sameOrganisation', records: [0, 1] });
  });

  test('is not looked for in an annex of people', () => {
    const rows = [merged('540000', { name: '张三' }), merged('650000', { name: '张三' })];
    expect(possibleDuplicates(mca2021Annex1, rows, divisions)).toEqual([]);
  });
});

describe('one organisation under two names', () => {
  const rowsOf = (names: string[], project?: string) =>
    names.map((orgName, i) =>
      merged('320500', { orgName, projectName: project ?? `项目${i}`, region: { code: '320581', name: '' } }),
    );
  const groups = (names: string[], project?: string) =>
    possibleDuplicates(js2021Annex2, rowsOf(names, project), divisions).map((d) => d.names);

  test.each([
    ['苏州市慈善总会', '江苏省苏州市慈善总会'],
    ['苏州市慈善总会', '苏州慈善总会'],
    ['苏州市志愿者协会', '苏州市志愿协者会'],
    ['苏州市慈善总会', '苏州市慈善会'],
    ['苏州市志愿者协会', '苏州市志愿者协会（本级）'],
    ['江苏省青少年发展基金会', '江苏青少年发展基金会'],
    ['张家港市阳光助学服务中心', '苏州市张家港市阳光助学服务中心'],
  ])('%s and %s are reported', (a, b) => {
    expect(groups([a, b])).toEqual([[a, b]]);
  });

  test.each([
    ['徐州市慈善总会', '泰州市慈善总会'],
    ['江苏省慈善总会', '苏州市慈善总会'],
    ['南京市鼓楼区慈善会', '徐州市鼓楼区慈善会'],
    ['淮安市扶贫开发协会', '淮安市淮安区扶贫开发协会'],
    ['泰州市浙江商会', '泰州市海陵区浙江商会'],
    ['苏州市医师协会', '苏州市中医师协会'],
    ['苏州市企业家协会', '苏州市女企业家协会'],
    ['苏州市第一志愿服务队', '苏州市第二志愿服务队'],
    ['苏州市老年协会', '苏州市青年协会'],
    ['苏州商会', '苏州学会'],
    ['苏州市摄影家协会', '苏州市书法家协会'],
    ['苏州市慈善总会', '苏州市慈善总会'],
    ['苏州市慈善总会（）', '苏州市慈善总会'],
  ])('%s and %s are not', (a, b) => {
    expect(groups([a, b])).toEqual([]);
  });

  test('a wrong character counts only where the two have a project in common', () => {
    const pair = ['苏州市乡村振兴促进会', '苏州市乡村镇兴促进会'];
    expect(groups(pair)).toEqual([]);
    expect(groups(pair, '河湖清洁行动')).toEqual([pair]);
  });

  test('three spellings are one group', () => {
    const names = ['苏州市慈善总会', '苏州慈善总会', '江苏省苏州市慈善会'];
    expect(groups(names)).toEqual([names]);
  });
});
