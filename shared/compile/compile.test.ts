import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluateInRow, type Row } from '../../test/formula/row.ts';
import type { Plain } from '../../test/formula/value.ts';
import { blankOf } from '../annex/blank.ts';
import { annexById, CATALOGUE } from '../annex/catalogue/index.ts';
import { type AnnexDefinition, fieldOf } from '../annex/definition.ts';
import type { Reading, ReadingContext } from '../field/field-type.ts';
import { fieldType } from '../field/registry.ts';
import { columnName } from '../grid/address.ts';
import { LOCALES } from '../i18n/i18n.ts';
import type { Match } from '../recognise/match.ts';
import { recognise } from '../recognise/recognise.ts';
import { nationalDivisions } from '../regions/tree.ts';
import { readWorkbook } from '../workbook/read.ts';
import { type CompiledRule, compileAnnex } from './compile.ts';
import { LIMITS } from './rule-texts.ts';

const LAST_ROW = 200;

function matchOf(annex: AnnexDefinition): Match {
  const book = readWorkbook(blankOf(annex.id));
  const match = book.ok && book.value.grids[0] ? recognise(book.value.grids[0], [annex])[0] : undefined;
  if (!match) throw new Error(`the blank of ${annex.id} is not recognised`);
  return match;
}

function compiled(id: string): { annex: AnnexDefinition; match: Match; rules: CompiledRule[] } {
  const annex = annexById(id);
  if (!annex) throw new Error(id);
  const match = matchOf(annex);
  return { annex, match, rules: compileAnnex(annex, match, LAST_ROW, 'zh-CN') };
}

describe('the rules that Excel keeps', () => {
  test.each(CATALOGUE.flatMap((annex) => LOCALES.map((locale) => [annex.id, locale] as const)))(
    'of %s in %s have texts within what Excel takes',
    (id, locale) => {
      const annex = annexById(id) as AnnexDefinition;
      for (const rule of compileAnnex(annex, matchOf(annex), LAST_ROW, locale)) {
        expect(rule.promptTitle.length).toBeLessThanOrEqual(LIMITS.title);
        expect(rule.errorTitle.length).toBeLessThanOrEqual(LIMITS.title);
        expect(rule.promptText.length).toBeLessThanOrEqual(LIMITS.prompt);
        expect(rule.errorText.length).toBeLessThanOrEqual(LIMITS.error);
        const { validation } = rule.rule;
        if (validation.type === 'custom') {
          expect(validation.formula.replaceAll('{cell}', 'XFD1048576').length).toBeLessThanOrEqual(255);
        }
        expect(rule.promptText + rule.errorText).not.toMatch(/\{\w+\}|undefined|NaN/);
      }
    },
  );

  test('guard the data rows of a list down to the last one', () => {
    const { rules } = compiled('mca2021-annex2');
    expect(rules.find((rule) => rule.field === 'aidCategory')?.area).toEqual({
      top: 6,
      bottom: 200,
      left: 3,
      right: 3,
    });
  });

  test('guard the one cell of a form', () => {
    const { rules } = compiled('js2021-annex3-form');
    expect(rules.find((rule) => rule.field === 'period')?.area).toEqual({ top: 9, bottom: 9, left: 3, right: 3 });
  });

  test('leave the numbers that the program writes alone', () => {
    expect(compiled('mca2021-annex2').rules.some((rule) => rule.field === 'seq')).toBe(false);
  });

  test('offer the members of an enumeration as a list', () => {
    const rule = compiled('js2021-annex2').rules.find((r) => r.field === 'projectNature');
    expect(rule?.rule.validation).toMatchObject({
      type: 'list',
      items: expect.arrayContaining(['医疗卫生帮扶', '其他']),
    });
    expect(rule?.promptText).toContain('志愿服务');
  });

  test('keep digits as they are typed', () => {
    expect(compiled('mca2021-annex2').rules.find((r) => r.field === 'contactMobile')?.rule.asText).toBe(true);
  });
});

describe('总数 and 其中：市本级 in Excel', () => {
  const { rules } = compiled('js2021-annex1');
  const part = rules.find((r) => r.field === 'orgsCity') as CompiledRule;
  const money = rules.find((r) => r.field === 'fundsWanCity') as CompiledRule;

  test.each([
    [10, 3, true],
    [10, 10, true],
    [3, 10, false],
    [0, 1, false],
    [null, 10, true],
    ['3家', 10, true],
    [3, '10家', true],
    [3, null, true],
  ] as [Plain, Plain, boolean][])('a 总数 of %j and a 市本级 of %j may stand: %s', (total, city, stands) => {
    const { validation, style } = part.rule;
    expect(style).toBe('stop');
    expect(validation.type === 'custom' && evaluateInRow(validation.formula, { C: total, D: city }, 'D')).toBe(stands);
    expect(evaluateInRow(part.marks[0]?.formula ?? '', { C: total, D: city }, 'D')).toBe(!stands);
  });

  test('the total is marked too, but never refused: it may be typed before the part is put right', () => {
    const total = rules.find((r) => r.field === 'orgsTotal');
    expect(total?.rule.style).not.toBe('stop');
    expect(evaluateInRow(total?.marks[0]?.formula ?? '', { C: 3, D: 10 }, 'C')).toBe(true);
    expect(evaluateInRow(total?.marks[0]?.formula ?? '', { C: 10, D: 3 }, 'C')).toBe(false);
  });

  test('noise below a fen, and 元 that the engine asks about, are not refused', () => {
    const { validation } = money.rule;
    const stands = (total: number, city: number) =>
      validation.type === 'custom' && evaluateInRow(validation.formula, { G: total, H: city }, 'H');
    expect(stands(18.04, 18.0400000001)).toBe(true);
    expect(stands(60, 500_000)).toBe(true);
    expect(stands(60, 61)).toBe(false);
  });

  test('says which two cells do not agree', () => {
    expect(part.errorText).toContain('参与社会组织数/总数');
    expect(part.errorText).toContain('参与社会组织数/其中：市本级');
  });
});

describe('the soft cap of 200万元 in Excel', () => {
  const rule = compiled('mca2021-annex2').rules.find((r) => r.field === 'fundsWan') as CompiledRule;

  test.each([
    [200, true],
    [260, false],
    ['260万元', true],
  ] as [Plain, boolean][])('%j may stand without being asked about: %s', (value, stands) => {
    expect(evaluateInRow(rule.marks[0]?.formula ?? '', { F: value }, 'F')).toBe(!stands);
  });

  test('warns and never refuses', () => {
    expect(rule.marks[0]?.tone).toBe('warning');
    expect(rule.rule.style).toBe('warning');
    expect(rule.rule.validation.type === 'custom' && evaluateInRow(rule.rule.validation.formula, { F: 260 }, 'F')).toBe(
      false,
    );
    expect(rule.promptText).toContain('200');
  });
});

describe('a cell left blank', () => {
  const { rules } = compiled('mca2021-annex2');
  const tint = (field: string, row: Row, column: string) => {
    const mark = rules.find((rule) => rule.field === field)?.marks.at(-1);
    return evaluateInRow(mark?.formula ?? '', row, column) ? mark?.tone : undefined;
  };
  const row = { A: 1, B: '甲项目', C: '教育帮扶', D: '甘肃省兰州市', E: '简介', F: 20, G: '张三', H: '13812345678' };

  test('is tinted once nearly all of its row is filled in', () => {
    expect(tint('projectName', row, 'B')).toBeUndefined();
    expect(tint('projectName', { ...row, B: null }, 'B')).toBe('error');
    expect(tint('fundsWan', { ...row, F: null, G: null }, 'F')).toBe('error');
  });

  test('is not in a row that is being typed, in a total, a note or a blank row', () => {
    expect(tint('fundsWan', { A: 2, B: '乙项目', C: '教育帮扶', D: '甘肃省' }, 'F')).toBeUndefined();
    expect(tint('projectName', { A: '合计', F: 1044.5 }, 'B')).toBeUndefined();
    expect(tint('projectName', {}, 'B')).toBeUndefined();
  });
});

describe('a money column in another unit', () => {
  const { annex, match } = compiled('mca2021-annex2');
  const fields = match.fields.map((field) =>
    field.field === 'fundsWan' ? { ...field, label: '项目拟投入资金\n（元）', moneyUnit: 'yuan' as const } : field,
  );
  const rule = compileAnnex(annex, { ...match, fields }, LAST_ROW, 'zh-CN').find(({ field }) => field === 'fundsWan');

  test('is asked for in that unit, and never for 万元', () => {
    expect(rule?.promptText).toContain('单位是表头写的元');
    expect([rule?.promptTitle, rule?.promptText, rule?.errorText].join()).not.toContain('万元');
  });

  test('has no cap in 万元: 300,000 there are 30', () => {
    expect(rule?.marks.map(({ tone }) => tone)).toEqual(['error']);
    expect(evaluateInRow(rule?.marks[0]?.formula ?? '', { F: 300_000 }, 'F')).toBe(false);
    expect(rule?.rule.validation).toMatchObject({ type: 'decimal', min: 0 });
  });
});

describe('a compiled rule', () => {
  const divisions = nationalDivisions();
  const typed = fc.oneof(
    fc.double({ min: 0, max: 30_000, noNaN: true }).map((n) => Math.round(n * 100) / 100),
    fc.nat(100_000),
    fc.constantFrom(
      '20万元',
      '１２',
      '约50人',
      '无',
      '—',
      '产业',
      '产业帮扶',
      '其它',
      '13812345678',
      '025-83590603',
      '甘肃省',
      '张三',
    ),
    fc.string({ maxLength: 12 }),
  );

  function read(annex: AnnexDefinition, key: string, raw: Plain): Reading {
    const field = fieldOf(annex, key);
    const type = fieldType(field.type);
    const context: ReadingContext = { divisions, area: null, year: annex.year, layout: annex.layout };
    return raw === null || raw === '' ? { findings: [] } : type.parse(raw, field, context);
  }

  function lets(rule: CompiledRule, row: Row, column: string): boolean {
    const { validation } = rule.rule;
    const value = row[column] ?? null;
    switch (validation.type) {
      case 'any':
        return true;
      case 'list':
        return validation.items.includes(String(value));
      case 'whole':
        return Number.isInteger(value) && Number(value) >= validation.min && Number(value) <= validation.max;
      case 'decimal':
        return typeof value === 'number' && value >= validation.min && value <= validation.max;
      case 'textLength':
        return String(value).length >= validation.min && String(value).length <= validation.max;
      case 'custom':
        return evaluateInRow(validation.formula, row, column) === true;
    }
  }

  test.each(CATALOGUE.map((annex) => annex.id))('of %s never refuses what the engine takes without an error', (id) => {
    const { annex, match, rules } = compiled(id);
    const stops = rules.filter((rule) => rule.rule.style === 'stop');
    const columns = new Map(match.fields.map((f) => [f.field, columnName(f.column)]));
    const pairs = annex.rules.flatMap((r) => (r.kind === 'partOfWhole' ? r.options.pairs : []));
    fc.assert(
      fc.property(fc.array(typed, { minLength: annex.fields.length, maxLength: annex.fields.length }), (cells) => {
        const raw = new Map(annex.fields.map((field, i) => [field.key, cells[i] ?? null]));
        const row = Object.fromEntries([...columns].map(([key, column]) => [column, raw.get(key) ?? null]));
        for (const rule of stops) {
          const own = read(annex, rule.field, raw.get(rule.field) ?? null);
          const bad = own.value === undefined || own.findings.some((f) => f.severity === 'error');
          const larger = pairs.some(({ whole, part }) => {
            if (part !== rule.field) return false;
            const total = read(annex, whole, raw.get(whole) ?? null).value;
            return typeof total === 'number' && typeof own.value === 'number' && own.value > total;
          });
          if (!bad && !larger) expect(lets(rule, row, columns.get(rule.field) ?? '')).toBe(true);
        }
      }),
    );
  });
});
