import { describe, expect, it } from 'vitest';
import { fieldType } from './registry.ts';
import { type Case, CONTEXT, columnOf, told } from './told.ts';

/** Patterns of mess: dates and words. */
const CASES: Readonly<Record<string, readonly Case[]>> = {
  'M61 periods are read in every spelling; what may mean two things is asked about': [
    ['dateRange', '2021年3月至2021年9月', '{"start":"2021-03","end":"2021-09"}'],
    ['dateRange', '2021年6月至今', '{"start":"2021-06","end":null}'],
    ...[
      '2021.6-2021.12',
      '2021.06—2021.12',
      '6月—12月',
      '2021年6月-12月',
      '2021年6-12月',
      '2021/6-2021/12',
      '21年6月至21年12月',
      '自2021年6月起至2021年12月止',
      '2021 年 6 月 至 12 月',
    ].map((text): Case => ['dateRange', text, '{"start":"2021-06","end":"2021-12"}; info dateRange.written=!']),
    ['dateRange', '2021-03-01至2021-09-30', '{"start":"2021-03-01","end":"2021-09-30"}; info dateRange.written=!'],
    ['dateRange', '20210301-20210930', '{"start":"2021-03-01","end":"2021-09-30"}; info dateRange.written=!'],
    ['dateRange', '2020年11月至次年3月', '{"start":"2020-11","end":"2021-03"}; info dateRange.written=!'],
    ['dateRange', '2021年上半年', '{"start":"2021-01","end":"2021-06"}; info dateRange.written=!'],
    ['dateRange', '2021年6月底至12月底', '{"start":"2021-06","end":"2021-12"}; info dateRange.vague'],
    ['dateRange', '2021年6月', '{"start":"2021-06","end":"2021-06"}; confirm dateRange.single='],
    ['dateRange', { serial: 44348 }, '{"start":"2021-06-01","end":"2021-06-01"}; confirm dateRange.single='],
    ['dateRange', 44348, '{"start":"2021-06-01","end":"2021-06-01"}; confirm dateRange.single='],
    ['dateRange', 2021.1, 'nothing; confirm dateRange.ambiguousMonth'],
    ['dateRange', '2021.1', 'nothing; confirm dateRange.ambiguousMonth'],
    ['dateRange', '2021年9月至3月', 'nothing; error dateRange.reversed'],
    ['dateRange', '2021年13月至2022年3月', 'nothing; error dateRange.impossible'],
    ['dateRange', '2021年2月30日至2021年3月1日', 'nothing; error dateRange.impossible'],
    ['dateRange', '三个月', 'nothing; error dateRange.unreadable'],
  ],
  'M63 what cannot be seen goes': [
    ['text', '苏州\u200b市\ufeff慈善\u00ad总会', '"苏州市慈善总会"; info text.cleaned=!'],
    ['text', '\u3000苏州市\u00a0', '"苏州市"; info text.cleaned=!'],
    ['text', '甲\n乙', '"甲 乙"; info text.cleaned=!'],
    ['rowLabel', '新疆克州 ', '"新疆克州"; info rowLabel.cleaned=!'],
    ['email', 'ＡＢ＠163．com', '"AB@163.com"; info email.written=!'],
    ['email', 'a@b.com', '"a@b.com"'],
    ['email', 'sgjzyf@163,com', '"sgjzyf@163.com"; confirm email.repaired='],
    ['email', 'a@qq。com', '"a@qq.com"; confirm email.repaired='],
    ['email', '12345678', '"12345678@qq.com"; confirm email.qq='],
    ['email', 'a@b.com；c@d.com', '"a@b.com"; info email.several'],
    ['email', '无', 'nothing; error email.unreadable'],
  ],
  'M64 line breaks are kept, as \\n; a full cell may have been cut': [
    ['longText', '一\n二', '"一\\n二"'],
    ['longText', '一\r\n二', '"一\\n二"; info longText.cleaned=!'],
  ],
  'M65 text that looks like a formula is text': [
    ['text', '=SUM(A1)', '"=SUM(A1)"'],
    ['text', '+你好', '"+你好"'],
    ['text', '@某人', '"@某人"'],
  ],
  'M66 any script is a name': [
    ...['䶮', '𬬭', '👨‍👩‍👧 公益', 'Ärzte ohne Grenzen', 'བོད།', '\ue000'].map(
      (text): Case => ['text', text, JSON.stringify(text)],
    ),
  ],
  'M67 variants of characters stay as typed': [
    ['text', '臺灣／香港', '"臺灣／香港"'],
    ['text', '（苏州）', '"（苏州）"'],
  ],
};

it.each(Object.entries(CASES))('%s', (_pattern, cases) => {
  const read = cases.map(([column, raw, , context]) => [raw, told(column, raw, context)]);
  expect(read).toEqual(cases.map(([, raw, expected]) => [raw, expected]));
});

describe('long text', () => {
  const abstract = columnOf('js2021-annex3-form/abstract');
  const codes = (text: string): string[] =>
    fieldType('longText')
      .parse(text, abstract, CONTEXT)
      .findings.map((f) => `${f.severity} ${f.code}`);

  it('asks about an abstract outside 200 to 300 字, and keeps it', () => {
    expect(codes('字'.repeat(199))).toEqual(['confirm longText.short']);
    expect(codes('字'.repeat(200))).toEqual([]);
    expect(codes('字'.repeat(300))).toEqual([]);
    expect(codes('字'.repeat(301))).toEqual(['confirm longText.long']);
    expect(fieldType('longText').parse('短', abstract, CONTEXT).value).toBe('短');
  });

  it('M64 warns where a cell is full', () => {
    const read = fieldType('longText').parse('字'.repeat(32_767), { ...abstract, options: {} }, CONTEXT);
    expect(read.findings.map((f) => f.code)).toEqual(['longText.limit']);
  });
});
