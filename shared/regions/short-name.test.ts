import { expect, it } from 'vitest';
import { shortUnitName } from './short-name.ts';

it.each([
  ['620000', '甘肃省民政厅', '甘肃'],
  ['540000', '西藏自治区社会组织管理局', '西藏'],
  ['650000', '新疆维吾尔自治区民政厅', '新疆'],
  ['150000', '内蒙古自治区民政厅', '内蒙古'],
  ['110000', '北京市民政局', '北京'],
  ['320300', '徐州市民政局', '徐州'],
  ['622900', '临夏回族自治州民政局', '临夏回族'],
  ['org-1', '江苏省慈善总会', '江苏省慈善总会'],
])('%s %s is %s for short', (code, name, short) => {
  expect(shortUnitName(code, name)).toBe(short);
});
