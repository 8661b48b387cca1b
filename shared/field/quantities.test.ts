import { expect, it } from 'vitest';
import { type Case, told } from './told.ts';

const MONEY = 'mca2021-annex2/fundsWan';
const STAFF = 'js2021-annex2/staffCount';
const MATRIX_MONEY = 'js2021-annex1/fundsWanTotal';
const AID = 'mca2021-annex2/aidCategory';

/** Patterns of mess: what people write for a number. */
const CASES: Readonly<Record<string, readonly Case[]>> = {
  'M25 a number stored as text is a number': [
    [MONEY, 20, '20'],
    [MONEY, '20', '20; info money.written=!'],
    [STAFF, 35, '35'],
    [STAFF, '35', '35; info count.written=!'],
    [STAFF, '3.0', '3; info count.written=!'],
    [MONEY, "'20", '20; info money.written=!'],
    [MONEY, '20万元。', '20; info money.written=!'],
    [MONEY, '0', '0; info money.written=!'],
  ],
  'M26 full-width digits are digits': [
    [MONEY, '１２３．５', '123.5; info money.written=!'],
    [STAFF, '１２', '12; info count.written=!'],
  ],
  'M27 thousand separators go, and only well-placed ones': [
    [MONEY, '1,234.5', '1234.5; info money.written=!'],
    [MONEY, '1，234', '1234; info money.written=!'],
    [STAFF, '1 234', '1234; info count.written=!'],
    [MONEY, '1,23', 'nothing; error money.unreadable'],
    [MONEY, '12,34,567', 'nothing; error money.unreadable'],
  ],
  'M28 the unit in the cell is understood; another thing counted is asked about': [
    [MONEY, '20万元', '20; info money.written=!'],
    [MONEY, '73.5 万', '73.5; info money.written=!'],
    [MONEY, '20（万元）', '20; info money.written=!'],
    [MONEY, '20万（万元）', '20; confirm money.remark='],
    [MONEY, '20万万元', 'nothing; error money.unreadable'],
    [MONEY, '20元/人', 'nothing; error money.unreadable'],
    [MONEY, '20万（含自筹5万）', '20; confirm money.remark='],
    [STAFF, '200户600人', 'nothing; error count.unreadable'],
    [STAFF, '50人', '50; info count.written=!'],
    [STAFF, '1.2万人', '12000; info count.written=!'],
    [STAFF, '300户', 'nothing; confirm count.otherUnit'],
    [STAFF, '100人次', '100; warning count.times='],
    ['js2021-annex1/projectsTotal', '12个', '12; info count.written=!'],
    ['js2021-annex1/orgsTotal', '12家', '12; info count.written=!'],
    ['js2021-annex1/orgsTotal', '12人', 'nothing; confirm count.otherUnit'],
    ['js2021-annex1/beneficiariesTotal', '300户', 'nothing; confirm count.otherUnit'],
    ['js2021-annex3-form/totalAmount', '86.5万元', '86.5'],
    ['js2021-annex3-form/totalAmount', '86.5 万', '86.5; info money.written'],
    ['js2021-annex3-form/totalAmount', 86.5, '86.5; info money.unitAssumed'],
    [MONEY, '20万美元', 'nothing; error money.otherUnit'],
  ],
  'M29 another unit is converted and told': [
    [MONEY, '200000元', '20; warning money.converted=!'],
    [MONEY, '1.2亿', '12000; warning money.converted=!'],
    [MONEY, 200000, '20', { moneyUnit: 'yuan' }],
    [MONEY, '20万', '20; info money.written=!', { moneyUnit: 'yuan' }],
    [MONEY, '20万元', '20', { moneyUnit: 'yuan' }],
    [MONEY, 1.2, '12000', { moneyUnit: 'yi' }],
    [MONEY, '1.2千万', '1200; info money.written=!'],
  ],
  'M30 an approximation is its number, with a warning': [
    [MONEY, '约200万', '200; warning money.approximate='],
    [MONEY, '约50万', '50; warning money.approximate='],
    [STAFF, '近100人', '100; warning count.approximate='],
    [STAFF, '50余人', '50; warning count.approximate='],
    [STAFF, '100+', '100; warning count.approximate='],
    [STAFF, '＞30', '30; warning count.approximate='],
    [STAFF, '50人左右', '50; warning count.approximate='],
    [STAFF, '十几人', 'nothing; error count.unreadable'],
  ],
  'M31 a range or a limit is no number': [
    [MONEY, '200-300', 'nothing; error money.range'],
    [MONEY, '20万-30万', 'nothing; error money.range'],
    [STAFF, '10-', 'nothing; error count.unreadable'],
    [STAFF, '20～30人', 'nothing; error count.range'],
    [STAFF, '二十至三十人', 'nothing; error count.range'],
    [MONEY, '不少于50', 'nothing; error money.bound'],
    [MONEY, '20+30', 'nothing; error money.several'],
    [STAFF, '12人、13人', 'nothing; error count.several'],
    // Excel turned 3-5 into a date: never its serial.
    [STAFF, { serial: 44260 }, 'nothing; error count.date'],
    [MONEY, { serial: 44260 }, 'nothing; error money.date'],
  ],
  'M32 无 is 0 in a matrix with a warning, in a list it is asked about; 不详 is no number': [
    ...['无', '/', '—', '-', '－', '\\'].map(
      (text): Case => [MATRIX_MONEY, text, '0; warning money.none=', { layout: 'matrix' }],
    ),
    ...['无', '/', '—', '-'].map((text): Case => [MONEY, text, '0; confirm money.none=']),
    [STAFF, '无', '0; confirm count.none='],
    ...['暂无', '未统计', '不详', 'N/A', '空'].map(
      (text): Case => [MATRIX_MONEY, text, 'nothing; error money.unknown', { layout: 'matrix' }],
    ),
    ['mca2021-annex2/projectName', '无', 'nothing; error text.nothing'],
    ['mca2021-annex2/summary', '/', 'nothing; error longText.nothing'],
    [MONEY, '  ', 'nothing'],
  ],
  'M34 a bare number from 10,000 on under 万元 was probably typed in 元': [
    [MONEY, 500000, '50; confirm money.maybeYuan='],
    [MONEY, '500000', '50; confirm money.maybeYuan='],
    [MONEY, 9999, '9999'],
    [MONEY, '500000万元', '500000; info money.written=!'],
  ],
  'M35 an error value is named, in every type': [
    ...[
      'text',
      'longText',
      'rowLabel',
      'money',
      'count',
      'place',
      'mobile',
      'landline',
      'phone',
      'email',
      'dateRange',
      'contact',
      'creditCode',
    ].flatMap((type): Case[] => [
      [type, { error: '#REF!' }, `nothing; error ${type}.cellError`],
      [type, '#DIV/0!', `nothing; error ${type}.cellError`],
    ]),
    [AID, { error: '#N/A' }, 'nothing; error enum.cellError'],
  ],
  'M36 the noise of floats goes at the fen': [
    [MONEY, 0.1 + 0.2, '0.3'],
    [MONEY, 18.040000001, '18.04'],
    [MONEY, 110.1 * 3, '330.3'],
    [STAFF, 3.0000000001, '3'],
  ],
  'M37 half a person and less than nothing are errors': [
    [STAFF, 3.5, 'nothing; error count.fraction'],
    [STAFF, '3.5', 'nothing; error count.fraction'],
    [STAFF, -3, 'nothing; error count.negative'],
    [MONEY, -5, 'nothing; error money.negative'],
    [MONEY, '-5', 'nothing; error money.negative'],
    [STAFF, Number.NaN, 'nothing; error count.unreadable'],
    [MONEY, Number.POSITIVE_INFINITY, 'nothing; error money.unreadable'],
    [STAFF, true, 'nothing; error count.unreadable'],
  ],
  'M38 Chinese numerals are asked about': [
    [MONEY, '二十', '20; confirm money.chinese='],
    [MONEY, '贰佰万', '200; confirm money.chinese='],
    [MONEY, '贰佰万元', '200; confirm money.chinese='],
    [MONEY, '三千', '3000; confirm money.chinese='],
    [MONEY, '三千元', '0.3; confirm money.chinese='],
    [MONEY, '一亿二千万', '12000; confirm money.chinese='],
    [MONEY, '一点五亿', '15000; confirm money.chinese='],
    [STAFF, '一百零五人', '105; confirm count.chinese='],
    [MONEY, '2千', '2000; confirm money.chinese='],
    [MONEY, '二三十万', 'nothing; error money.unreadable'],
    [MONEY, '几十万', 'nothing; error money.unreadable'],
  ],
};

it.each(Object.entries(CASES))('%s', (_pattern, cases) => {
  const read = cases.map(([column, raw, , context]) => [raw, told(column, raw, context)]);
  expect(read).toEqual(cases.map(([, raw, expected]) => [raw, expected]));
});
