import { expect, it } from 'vitest';
import { shortUnitName } from './short-name.ts';
import { nationalDivisions } from './tree.ts';

it.each([
  ['620000', '甘肃省民政厅', '甘肃'],
  ['540000', '西藏自治区社会组织管理局', '西藏'],
  ['650000', '新疆维吾尔自治区民政厅', '新疆'],
  ['150000', '内蒙古自治区民政厅', '内蒙古'],
  ['110000', '北京市民政局', '北京'],
  ['320300', '徐州市民政局', '徐州'],
  ['622900', '临夏回族自治州民政局', '临夏州'],
  ['632500', '海南藏族自治州民政局', '海南州'],
  ['652700', '博尔塔拉蒙古自治州民政局', '博尔塔拉州'],
  ['653000', '克孜勒苏柯尔克孜自治州民政局', '克孜勒苏州'],
  ['433100', '湘西土家族苗族自治州民政局', '湘西州'],
  ['622927', '积石山保安族东乡族撒拉族自治县民政局', '积石山县'],
  ['530925', '双江拉祜族佤族布朗族傣族自治县民政局', '双江县'],
  ['150722', '莫力达瓦达斡尔族自治旗民政局', '莫力达瓦旗'],
  ['451031', '隆林各族自治县民政局', '隆林县'],
  ['653131', '塔什库尔干塔吉克自治县民政局', '塔什库尔干县'],
  ['620102', '兰州市城关区民政局', '城关区'],
  ['620122', '皋兰县民政局', '皋兰县'],
  ['320382', '邳州市民政局', '邳州市'],
  ['622926', '东乡族自治县民政局', '东乡县'],
  ['330781', '兰溪市民政局', '兰溪市'],
  ['org-1', '江苏省慈善总会', '江苏省慈善总会'],
])('%s %s is %s for short', (code, name, short) => {
  expect(shortUnitName(code, name)).toBe(short);
});

it('no two divisions side by side are called the same for short', () => {
  const divisions = nationalDivisions();
  const twins = divisions
    .children(null)
    .flatMap((province) => [province, ...divisions.children(province.code)])
    .flatMap((above) => {
      const names = divisions.children(above.code).map(({ code, name }) => shortUnitName(code, `${name}民政局`));
      return names.filter((name, at) => names.indexOf(name) !== at).map((name) => `${above.name} ${name}`);
    });
  expect(twins).toEqual([]);
});
