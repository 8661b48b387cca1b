import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateInRow } from '../../test/formula/row.ts';
import type { Scalar } from '../../test/formula/value.ts';
import { CATALOGUE } from '../annex/catalogue/index.ts';
import type { AnnexDefinition, FieldDefinition } from '../annex/definition.ts';
import type { NativeRule, ReadingContext } from '../field/field-type.ts';
import { prepareField } from '../field/prepared-field.ts';
import type { CellError } from '../grid/grid.ts';
import type { Severity } from '../issue/issue.ts';
import { nationalDivisions } from '../regions/tree.ts';
import { marksOf, type Tone } from './mark.ts';

const field = (type: string, options?: unknown): FieldDefinition =>
  ({ key: 'x', label: '资金', type, required: 'yes', ...(options ? { options } : {}) }) as FieldDefinition;
const rule = (validation: NativeRule['validation']): NativeRule => ({ validation, style: 'warning', asText: false });
const NUMBER = rule({ type: 'decimal', min: 0, max: 9 });
const LOUDER: readonly (Severity | null)[] = ['error', 'confirm', 'warning', 'info', null];

/** The tint that shows: the loudest of those whose formula holds. An error in a formula tints nothing. */
function tintOf(marks: ReturnType<typeof marksOf>, value: Scalar): Tone | null {
  const holding = marks.filter(({ formula }) => evaluateInRow(formula, { A: value }, 'A') === true);
  return (LOUDER.find((tone) => holding.some((mark) => mark.tone === tone)) ?? null) as Tone | null;
}

describe('a mark', () => {
  it.each([
    [-1, 'error'],
    ['200-300', 'error'],
    ['20万至30万', 'error'],
    ['暂无', 'error'],
    [' 未统计', 'error'],
    ['约50', 'confirm'],
    ['无', 'confirm'],
    ['5辆', 'confirm'],
    ['20万', null],
    ['18.5 万元', null],
    ['　', null],
    ['', null],
    [null, null],
    [260, null],
  ] as const)('of an amount of %j is %s', (value, tone) => {
    expect(tintOf(marksOf(field('money'), NUMBER, 'list'), value)).toBe(tone);
  });

  it.each([
    [2.5, 'error'],
    [-3, 'error'],
    [3.00000000001, null],
    ['12人', null],
    ['10~12', 'error'],
  ] as const)('of a count of %j is %s', (value, tone) => {
    expect(tintOf(marksOf(field('count'), NUMBER, 'list'), value)).toBe(tone);
  });

  it.each([
    ['mobile', '13812345678', null],
    ['mobile', '138 1234 5678', null],
    ['mobile', '1381234567', 'error'],
    ['mobile', '138123456789', 'error'],
    ['mobile', '12812345678', 'error'],
    ['mobile', 1381234567, 'error'],
    ['mobile', '1058124054', null],
    ['mobile', '13812345678 13912345678', null],
    ['mobile', '张三13812345678', null],
    ['phone', '010-58124054', null],
    ['phone', '1381234567', 'error'],
    ['email', 'a@163.com', null],
    ['email', 'a＠163.com', null],
    ['email', 'zhangsan.163.com', 'error'],
    ['email', '12345678', null],
    ['email', 'a#qq.com', null],
    ['text', { error: '#REF!' }, 'error'],
    ['money', { error: '#VALUE!' }, 'error'],
    ['money', '１２３．５', null],
    ['money', '１２３．５万元', null],
    ['count', '２００－３００', 'error'],
  ] as const)('of a %s of %j is %s', (type, value, tone) => {
    const prepared = prepareField(field(type));
    const native = prepared.type.compile(prepared.definition);
    expect(tintOf(marksOf(field(type), native, 'list'), value)).toBe(tone);
  });

  it('of a list looks for the shortest words that its members are written with', () => {
    const options = { aliases: { 教育帮扶: ['教育', '教育类'] }, crosswalk: { 志愿服务: '志愿帮扶' } };
    const marks = marksOf(field('enum', options), rule({ type: 'list', items: ['教育帮扶', '志愿帮扶'] }), 'list');
    expect(marks).toHaveLength(2);
    expect(marks[1]?.formula.match(/FIND\("[^"]+"/gu)).toEqual(['FIND("志愿帮扶"', 'FIND("教育"', 'FIND("志愿服务"']);
    expect(tintOf(marks, '文化下乡')).toBe('error');
    expect(tintOf(marks, '教 育')).toBeNull();
  });

  it('leaves boxes to tick and letters to the engine', () => {
    const list = rule({ type: 'list', items: ['甲'] });
    for (const marks of [
      marksOf(field('enum'), list, 'form'),
      marksOf(field('enum', { letters: true }), list, 'list'),
    ]) {
      expect(marks.map(({ formula }) => formula)).toEqual(['ISERROR({cell})']);
    }
  });
});

describe('the marks of an annex', () => {
  const divisions = nationalDivisions();
  const number = fc.oneof(
    fc.double({ min: -100, max: 30_000, noNaN: true }),
    fc.nat(100_000),
    fc.double({ min: -1e-7, max: 1e-7, noNaN: true }).map((noise) => 3 + noise),
  );
  const written = fc
    .tuple(
      fc.constantFrom('', '约', '近', '不超过', '¥', ' '),
      fc.oneof(fc.nat(5_000).map(String), fc.constantFrom('五十', '3.5', '１２', '1,200', '20-30', '5~8', '3至5')),
      fc.constantFrom('', '万', '万元', '元', '人', '个', '余人', '辆', '%', ' 万 元', '（估）', '多'),
    )
    .map((parts) => parts.join(''));
  const words = fc.constantFrom(
    ...[
      '无',
      '没有',
      '—',
      '/',
      '暂无',
      '待定',
      '未统计',
      '不详',
      '若干',
      '产业',
      '其 它',
      '教育帮扶、产业帮扶',
      '张三',
      '12345',
    ],
    ...['教育类', '其他（助残）', '138 1234 5678', '#REF!', 'N/A', ' ', '　', '甘肃省'],
  );
  const digits = fc.array(fc.constantFrom(...'0123456789 '), { maxLength: 24 }).map((all) => all.join(''));
  const phone = fc
    .tuple(fc.constantFrom('', '1', '13', '10', '0', '+86', '办 '), digits)
    .map((parts) => parts.join(''));
  const address = fc
    .array(fc.constantFrom('a', '9', '12345', '.', '。', '@', '＠', '#', '(at)', ' ', '163.com', '邮箱：', 'QQ', '-'), {
      maxLength: 5,
    })
    .map((all) => all.join(''));
  const broken = fc.constantFrom('#REF!', '#N/A', '#VALUE!').map((error) => ({ error }));
  const anything = fc.oneof(number, written, words, phone, address, broken, fc.string({ maxLength: 10 }));

  function verdict(
    annex: AnnexDefinition,
    definition: FieldDefinition,
    raw: string | number | CellError,
  ): Severity | null {
    const { type, definition: field } = prepareField(definition);
    const context: ReadingContext = { divisions, area: null, year: annex.year, layout: annex.layout };
    if (raw === '') return null;
    const { findings } = type.parse(raw, field, context);
    return LOUDER.find((severity) => findings.some((finding) => finding.severity === severity)) ?? null;
  }

  it.each(CATALOGUE.map((annex) => [annex.id, annex] as const))(
    '%s are red only where the engine finds an error',
    (_, annex) => {
      const marked = annex.fields.flatMap((definition) => {
        const { type, definition: field } = prepareField(definition);
        const native = type.compile(field);
        const marks = marksOf(definition, native, annex.layout);
        return marks.length > 0 ? [{ definition, marks }] : [];
      });
      fc.assert(
        fc.property(anything, (raw) => {
          for (const { definition, marks } of marked) {
            if (tintOf(marks, raw) !== 'error') continue;
            expect([definition.key, verdict(annex, definition, raw)]).toEqual([definition.key, 'error']);
          }
        }),
        { numRuns: 600 },
      );
    },
  );
});
