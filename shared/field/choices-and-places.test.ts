import { expect, it } from 'vitest';
import { type Case, told } from './told.ts';

const AID = 'mca2021-annex2/aidCategory';
const NATURE = 'js2021-annex2/projectNature';
const ORG_TYPE = 'js2021-annex3-form/orgType';
const LEVEL = 'js2021-annex3-form/registerLevel';
const NEED_PLACE = 'mca2021-annex2/implementPlace';
const SUPPLY_PLACE = 'mca2021-annex3/implementPlace';
const JS_PLACE = 'js2021-annex2/region';

/** Patterns of mess: places and choices. */
const CASES: Readonly<Record<string, readonly Case[]>> = {
  'M50 short names become the canonical path': [
    [JS_PLACE, '新疆克州', '{"code":"653000","name":"新疆维吾尔自治区克孜勒苏柯尔克孜自治州"}; info place.written=!'],
    [
      NEED_PLACE,
      '甘肃省临夏州东乡县',
      '{"code":"622926","name":"甘肃省临夏回族自治州东乡族自治县"}; info place.written=!',
    ],
    [JS_PLACE, '江苏', '{"code":"320000","name":"江苏省"}; info place.written=!'],
  ],
  'M51 any separator will do': [
    [JS_PLACE, '江苏省/南京市/鼓楼区', '{"code":"320106","name":"江苏省南京市鼓楼区"}; info place.written=!'],
    [JS_PLACE, '江苏省南京市鼓楼区', '{"code":"320106","name":"江苏省南京市鼓楼区"}'],
  ],
  'M52 a name that several bear is asked about': [
    [JS_PLACE, '鼓楼区', 'nothing; confirm place.many', { area: '320000' }],
    [JS_PLACE, '安徽省安庆市枞阳县', '{"code":"340722","name":"安徽省铜陵市枞阳县"}; confirm place.many='],
    [NEED_PLACE, '甘肃省定西市某某县', 'nothing; confirm place.many'],
    [JS_PLACE, '鼓楼区', '{"code":"320106","name":"江苏省南京市鼓楼区"}; confirm place.assumed=', { area: '320100' }],
  ],
  'M53 a missing level is an error': [
    [NEED_PLACE, '甘肃省临夏州', 'nothing; error place.levelCounty'],
    [NEED_PLACE, '甘肃省', 'nothing; error place.levelCounty'],
    [NEED_PLACE, '甘肃省嘉峪关市', '{"code":"620200","name":"甘肃省嘉峪关市"}'],
    [SUPPLY_PLACE, '西藏自治区', '{"code":"540000","name":"西藏自治区"}'],
    [SUPPLY_PLACE, '莎车县', 'nothing; error place.fullPath={"code":"653125","name":"新疆维吾尔自治区喀什地区莎车县"}'],
    [NEED_PLACE, '江苏省徐州市丰县', '{"code":"320321","name":"江苏省徐州市丰县"}; confirm place.outside='],
    [SUPPLY_PLACE, '江苏省', '{"code":"320000","name":"江苏省"}; confirm place.outside='],
    [NEED_PLACE, '一个没有的地方', 'nothing; error place.unknown'],
  ],
  'M54 a renamed place is the new one, with a warning': [
    [JS_PLACE, '陕西省安康市旬阳县', '{"code":"610981","name":"陕西省安康市旬阳市"}; warning place.renamed=!'],
  ],
  'M55 several places are an error where each row must have one, else asked about': [
    [NEED_PLACE, '甘肃省多地', 'nothing; error place.several'],
    [SUPPLY_PLACE, '新疆、西藏', '{"code":"650000","name":"新疆维吾尔自治区"}; confirm place.several='],
    [JS_PLACE, '省外其它地区', 'nothing; confirm place.several'],
    [JS_PLACE, '全国', 'nothing; confirm place.several'],
  ],
  'M56 兵团 has its own tree': [
    [
      SUPPLY_PLACE,
      '兵团第三师51团',
      '{"code":"660300","name":"新疆生产建设兵团第三师","detail":"51团"}; info place.written=!',
    ],
  ],
  'M57 what people call a category is the category; several are asked about': [
    [AID, '产业', '"产业帮扶"; info enum.written=!'],
    [AID, '产业扶贫', '"产业帮扶"; info enum.written=!'],
    [AID, '产业帮扶类', '"产业帮扶"; info enum.written=!'],
    [AID, '教育、医疗', 'nothing; confirm enum.several'],
    [AID, '文化下乡', 'nothing; error enum.unknown'],
  ],
  'M58 其他 keeps its words': [
    [AID, '其他（助残）', '"其他"; info enum.otherWords'],
    [AID, '其他：助残', '"其他"; info enum.otherWords'],
    [AID, '其它', '"其他"; info enum.written=!'],
    [AID, '其 他', '"其他"; info enum.written=!'],
    [LEVEL, 'D其他（社区）√', '"其他"; info enum.marked'],
  ],
  'M59 the marked option counts, whatever the mark; none or several are asked about': [
    [ORG_TYPE, 'A 社会团体 B√ 基金会 C 民办非企业单位', '"基金会"; info enum.marked'],
    [ORG_TYPE, 'A 社会团体√ B 基金会 C 民办非企业单位', '"社会团体"; info enum.marked'],
    [ORG_TYPE, 'A 社会团体 √B 基金会 C 民办非企业单位', '"基金会"; info enum.marked'],
    [ORG_TYPE, '☑A 社会团体 □B 基金会 □C 民办非企业单位', '"社会团体"; info enum.marked'],
    [ORG_TYPE, '□A社会团体 □B基金会 ■C民办非企业单位', '"民办非企业单位"; info enum.marked'],
    [ORG_TYPE, 'A 社会团体（ ） B 基金会（√） C 民办非企业单位（ ）', '"基金会"; info enum.marked'],
    [ORG_TYPE, '□社会团体 ☑基金会 □民办非企业单位', '"基金会"; info enum.marked'],
    [ORG_TYPE, '社会团体● 基金会○ 民办非企业单位○', '"社会团体"; info enum.marked'],
    [LEVEL, 'A省级 B市级√ C县级 D其他', '"市级"; info enum.marked'],
    [LEVEL, 'A省级 ☑B市级 C县级 D其他', '"市级"; info enum.marked'],
    [ORG_TYPE, 'B', '"基金会"; info enum.marked'],
    [ORG_TYPE, 'B 基金会', '"基金会"; info enum.marked'],
    [ORG_TYPE, '基金会', '"基金会"'],
    [ORG_TYPE, '社会服务机构', '"民办非企业单位"; info enum.written=!'],
    [ORG_TYPE, 'A 社会团体 B 基金会 C 民办非企业单位', 'nothing; error enum.unmarked'],
    [ORG_TYPE, 'A√社会团体 B√基金会 C民办非企业单位', 'nothing; confirm enum.several'],
    // The tick stands between two options: not guessed.
    [ORG_TYPE, 'A社会团体 √ B基金会 C民办非企业单位', 'nothing; confirm enum.several'],
    [ORG_TYPE, 'A社会团体√B基金会 C民办非企业单位', 'nothing; confirm enum.several'],
    [ORG_TYPE, '备案的社区社会组织', 'nothing; confirm enum.outside'],
  ],
  "M60 a member of the other notice's list is offered": [
    [AID, '志愿服务', '"志愿帮扶"; confirm enum.otherList='],
    [NATURE, '志愿帮扶', '"志愿服务"; confirm enum.otherList='],
    [NATURE, '医疗帮扶', '"医疗卫生帮扶"; confirm enum.otherList='],
  ],
};

it.each(Object.entries(CASES))('%s', (_pattern, cases) => {
  const read = cases.map(([column, raw, , context]) => [raw, told(column, raw, context)]);
  expect(read).toEqual(cases.map(([, raw, expected]) => [raw, expected]));
});
