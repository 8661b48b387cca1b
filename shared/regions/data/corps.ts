import type { Gazetteer } from '../gazetteer.ts';

/** 第一师 to 第十四师 in order, each with the code of its city and the city's name; null: it has none. */
export const CORPS_DIVISIONS: Gazetteer['corps'] = [
  ['第一师', '659002', '阿拉尔市'],
  ['第二师', '659006', '铁门关市'],
  ['第三师', '659003', '图木舒克市'],
  ['第四师', '659008', '可克达拉市'],
  ['第五师', '659007', '双河市'],
  ['第六师', '659004', '五家渠市'],
  ['第七师', '659010', '胡杨河市'],
  ['第八师', '659001', '石河子市'],
  ['第九师', '659012', '白杨市'],
  ['第十师', '659005', '北屯市'],
  ['第十一师', null, null],
  ['第十二师', null, null],
  ['第十三师', '659011', '新星市'],
  ['第十四师', '659009', '昆玉市'],
];
