import { expect, it } from 'vitest';
import { type Case, told } from './told.ts';

const MONEY = 'mca2021-annex2/fundsWan';

/** Patterns of mess: telephones and codes. */
const CASES: Readonly<Record<string, readonly Case[]>> = {
  'M40 a mobile typed as a number is read whole; one shown as 1.38E+10 is lost': [
    ['mobile', 13812345678, '"13812345678"'],
    ['mobile', '1.38E+10', 'nothing; error mobile.scientific'],
    ['mobile', '#######', 'nothing; error mobile.unreadable'],
    [MONEY, '1.2E+03', '1200; confirm money.scientific='],
  ],
  'M41 spaces, dashes and +86 go': [
    ...[
      '138 1234 5678',
      '138-1234-5678',
      '+86 13812345678',
      '（86）13812345678',
      '+86-138-1234-5678',
      '8613812345678',
      '0086 13812345678',
      '１３８１２３４５６７８',
      '138\u200b12345678',
      '手机：13812345678',
    ].map((text): Case => ['mobile', text, '"13812345678"; info mobile.written=!']),
  ],
  'M42 wrong lengths and letters are errors, letters with a suggestion': [
    ['mobile', '1381234567', 'nothing; error mobile.digits'],
    ['mobile', '138123456789', 'nothing; error mobile.digits'],
    ['mobile', '1381234567O', 'nothing; error mobile.letters="13812345670"'],
    ['mobile', 'l3812345678', 'nothing; error mobile.letters="13812345678"'],
    ['mobile', '无', 'nothing; error mobile.unreadable'],
    ['mobile', '12345', 'nothing; error mobile.digits'],
  ],
  'M43 a landline in a mobile column stands, with a warning': [
    ['mobile', '0998-2822001', '"0998-2822001"; warning mobile.landline'],
    ['mobile', '（010）58124054', '"(010)58124054"; warning mobile.landline'],
    ['mobile', '83590603', '"83590603"; warning mobile.noAreaCode'],
    ['landline', '0891-6832211', '"0891-6832211"'],
    ['landline', '(010)58124054', '"(010)58124054"'],
    ['landline', '（010）58124054', '"(010)58124054"; info landline.written=!'],
    ['landline', '010-58123181转801', '"010-58123181转801"'],
    ['landline', '0891 6832211', '"08916832211"; info landline.written=!'],
    ['landline', '83590603', '"83590603"; warning landline.noAreaCode'],
    ['landline', '13812345678', '"13812345678"; info landline.mobile'],
    ['landline', '400-810-1234', '"400-810-1234"'],
    ['phone', '13812345678', '"13812345678"'],
    ['phone', '025-83590603', '"025-83590603"'],
  ],
  'M44 name and telephone are told apart': [
    ...[
      '张敏 13812345678',
      '张敏13812345678',
      '张敏（13812345678）',
      '13812345678 张敏',
      '联系人：张敏 电话：138 1234 5678',
      '张 敏/13812345678',
    ].map((text): Case => ['contact', text, '{"name":"张敏","phone":"13812345678"}']),
    ['contact', '张敏13812345678、李四13912345678', '{"name":"张敏","phone":"13812345678"}; info contact.several'],
    ['contact', '王芳，010-58123181转801', '{"name":"王芳","phone":"010-58123181转801"}'],
    ['contact', '买买提·艾力 13812345678', '{"name":"买买提·艾力","phone":"13812345678"}'],
    ['contact', '张敏', 'nothing; error contact.phone'],
    ['contact', '13812345678', 'nothing; error contact.name'],
    ['contact', '张敏 1381234567', 'nothing; error contact.digits'],
    ['mobile', '张敏13812345678', '"13812345678"; info mobile.words'],
  ],
  'M45 of several numbers the first counts': [
    ...[
      '13812345678/13912345678',
      '13812345678、13912345678',
      '13812345678\n13912345678',
      '13812345678 13912345678',
      '13812345678;0891-6832211',
    ].map((text): Case => ['mobile', text, '"13812345678"; info mobile.several']),
  ],
  'M46 a lost leading 0 is offered': [
    ['landline', 2583590603, '"025-83590603"; confirm landline.lostZero='],
    ['landline', '2583590603', '"025-83590603"; confirm landline.lostZero='],
    ['landline', 8916832211, '"0891-6832211"; confirm landline.lostZero='],
    ['phone', 1058124054, '"010-58124054"; confirm phone.lostZero='],
    ['mobile', 2583590603, '"025-83590603"; confirm mobile.lostZero='],
  ],
  'M47 a code typed as a number has lost its end': [
    ['creditCode', 513_200_001_234_567_800, 'nothing; error creditCode.asNumber'],
    ['creditCode', '5.1320000123457E+17', 'nothing; error creditCode.asNumber'],
  ],
  'M48 letters that no code has are offered as digits': [
    ['creditCode', '513200O0123456788B', '"51320000123456788B"; confirm creditCode.letters='],
    ['creditCode', '5132 0000 1234 5678 8b', '"51320000123456788B"; info creditCode.written=!'],
    ['creditCode', '5132000012345678I9', 'nothing; error creditCode.characters'],
  ],
  'M49 an old registration number stands, with a warning': [
    ['creditCode', '苏社证字第0123号', '"苏社证字第0123号"; warning creditCode.legacy'],
  ],
};

it.each(Object.entries(CASES))('%s', (_pattern, cases) => {
  const read = cases.map(([column, raw, , context]) => [raw, told(column, raw, context)]);
  expect(read).toEqual(cases.map(([, raw, expected]) => [raw, expected]));
});
