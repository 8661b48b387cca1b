import { describe, expect, it } from 'vitest';
import { nationalDivisions } from './tree.ts';

const divisions = nationalDivisions();

describe('the area of a unit', () => {
  it.each([
    ['甘肃省民政厅', '620000'],
    ['西藏自治区社会组织管理局', '540000'],
    ['无锡市民政局', '320200'],
    ['徐州市云龙区民政局', '320303'],
    ['新疆生产建设兵团民政局', '660000'],
    ['新疆维吾尔自治区民政厅', '650000'],
    ['第八师石河子市民政局', '660800'],
    ['江苏民政厅', '320000'],
    ['新疆兵团民政局', '660000'],
    ['吉林市民政局', '220200'],
    ['海南州民政局', '632500'],
    ['海南省民政厅', '460000'],
    ['常州市青少年发展基金会', '320400'],
    ['江苏省慈善总会', '320000'],
    ['东乡县民政局', '622926'],
    ['甘肃省民政厅 (公 章)', '620000'],
    ['鼓楼区民政局', undefined],
    ['民政部', undefined],
    ['国家乡村振兴局', undefined],
  ])('%s → %s', (name, code) => {
    expect(divisions.areaOfUnitName(name)?.code).toBe(code);
  });
});
