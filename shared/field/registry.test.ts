import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldValue } from '../record/record.ts';
import { nationalDivisions } from '../regions/tree.ts';
import { cellText } from './cell.ts';
import type { ReadingContext } from './field-type.ts';
import { FIELD_OPTIONS } from './options.ts';
import { FIELD_TYPES, fieldType } from './registry.ts';
import { CONTEXT, columnOf } from './told.ts';

const divisions = nationalDivisions();
const CODES = ['320106', '622926', '650000', '660300', '659001', '441900', '110105', '632500', '429004'];

const digits = (count: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: count, maxLength: count });
const visible = fc
  .string({ unit: fc.constantFrom(...'甲乙丙丁戊己庚辛ABCxyz0189（）、。·—“”䶮𬬭'), minLength: 1, maxLength: 30 })
  .filter((text) => /[甲-辛A-z]/.test(text));
const point = fc
  .record({
    year: fc.integer({ min: 2000, max: 2099 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 0, max: 28 }),
  })
  .map(({ year, month, day }) => [year, month, ...(day ? [day] : [])].map((n) => String(n).padStart(2, '0')).join('-'));
const mobileNumber = fc
  .tuple(fc.constantFrom('3', '5', '8', '9'), digits(9))
  .map(([second, rest]) => `1${second}${rest}`);
const landlineNumber = fc
  .tuple(fc.constantFrom('010', '025', '0891', '0571', '029'), fc.constantFrom('-', ''), digits(7))
  .map(([area, dash, rest]) => `${area}${dash}8${rest}`);

/** Values each type may hold, in the column they are of. */
const VALUES: Readonly<Record<string, { column?: string; values: fc.Arbitrary<FieldValue> }>> = {
  text: { values: visible },
  longText: { values: fc.array(visible, { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n')) },
  rowLabel: { values: visible },
  count: { values: fc.nat() },
  money: { values: fc.integer({ min: 0, max: 9_999_999_999 }).map((fen) => fen / 1e6) },
  enum: {
    column: 'mca2021-annex2/aidCategory',
    values: fc.constantFrom('产业帮扶', '教育帮扶', '医疗帮扶', '志愿帮扶', '消费帮扶', '其他'),
  },
  place: {
    values: fc
      .tuple(fc.constantFrom(...CODES), fc.constantFrom('', '幸福镇', '51团', '中山北路3-2号', '龙泉镇、达板镇'))
      .map(([code, detail]) => ({ code, name: divisions.pathName(code), ...(detail ? { detail } : {}) })),
  },
  mobile: { values: fc.oneof(mobileNumber) },
  landline: { values: landlineNumber },
  phone: { values: fc.oneof(mobileNumber, landlineNumber) },
  email: {
    values: fc
      .tuple(fc.constantFrom('a', 'zhang.san', 'x_1'), fc.constantFrom('163.com', 'xz.gov.cn'))
      .map((p) => p.join('@')),
  },
  dateRange: {
    values: fc
      .tuple(point, fc.oneof(point, fc.constant(null)))
      .map(([a, b]) =>
        b === null
          ? { start: a, end: null }
          : a.slice(0, 7) < b.slice(0, 7)
            ? { start: a, end: b }
            : { start: b, end: a },
      )
      .filter(({ start, end }) => end === null || start.slice(0, 7) !== end.slice(0, 7)),
  },
  contact: {
    values: fc.record({
      name: fc.constantFrom('张敏', '买买提·艾力', '欧阳𬬭', 'Zhang San'),
      phone: fc.oneof(mobileNumber, landlineNumber),
    }),
  },
  creditCode: { values: fc.constantFrom('51320000123456788B', '534400001234790076', '513200005000002850') },
};

describe('the registry', () => {
  it('finds each type by its name, and refuses a name nobody has', () => {
    for (const type of FIELD_TYPES) expect(fieldType(type.name)).toBe(type);
    expect(new Set(FIELD_TYPES.map((type) => type.name)).size).toBe(FIELD_TYPES.length);
    expect(() => fieldType('colour')).toThrow('no field type colour');
  });

  it('and the list of what each takes as options know the same types', () => {
    expect(Object.keys(FIELD_OPTIONS).sort()).toEqual(FIELD_TYPES.map((type) => type.name).sort());
  });
});

describe.each(FIELD_TYPES.map((type) => type.name))('%s', (name) => {
  const type = fieldType(name);
  const { column = name, values } = VALUES[name] ?? { values: fc.constant('') };
  const field = columnOf(column);

  it('reads back what it writes, with nothing to block it', () => {
    fc.assert(
      fc.property(values, (value) => {
        const read = type.parse(type.format(value, field), field, { ...CONTEXT, area: null });
        expect(read.value).toEqual(value);
        expect(read.findings.filter((f) => f.severity === 'error')).toEqual([]);
      }),
    );
  });

  it('knows its own values from the shapes of other types', () => {
    fc.assert(
      fc.property(values, (value) => {
        expect(type.accepts(value)).toBe(true);
      }),
    );
    for (const other of [
      null,
      undefined,
      true,
      [],
      {},
      { code: 1 },
      { start: '2021' },
      { name: '' },
      Number.NaN,
      -1,
      '',
    ]) {
      expect(type.accepts(other)).toBe(false);
    }
  });

  it('never throws, never makes 0 or nothing of what it does not understand, and says why', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({
        unit: fc.constantFrom(...'0123456789.,-—/约至到万亿元人户√□ABCabc@年月日()（）\n 无十百千'),
        maxLength: 20,
      }),
      fc.double(),
      fc.integer(),
      fc.boolean(),
      fc.constantFrom({ error: '#REF!' }, { error: '#N/A' }),
      fc.double({ min: 0, max: 60_000, noNaN: true }).map((serial) => ({ serial })),
    );
    const layouts = fc.constantFrom<ReadingContext['layout'][]>('list', 'matrix', 'form');
    fc.assert(
      fc.property(cell, layouts, (raw, layout) => {
        const read = type.parse(raw, field, { ...CONTEXT, layout });
        const blank = /^[\p{Cc}\p{Cf}\p{Z}]*$/u.test(cellText(raw));
        if (!blank && read.value === undefined) expect(read.findings.length).toBeGreaterThan(0);
        if (read.value === 0 && typeof raw === 'string') expect(read.findings.length).toBeGreaterThan(0);
        if (read.value === 0 && typeof raw === 'number') expect(Math.abs(raw)).toBeLessThan(1e-6);
        if (read.value !== undefined) expect(type.accepts(read.value)).toBe(true);
        expect(read.value).not.toBe('');
      }),
      { numRuns: 2000 },
    );
  });
});

it.each(FIELD_TYPES.map((type) => type.name))('%s comes to an end with a full cell of anything', (name) => {
  const field = columnOf(VALUES[name]?.column ?? name);
  for (const unit of ['1 ', ' ', '(', 'a', '字', '新疆、', '√A', '1-', '字第', '北京', '十万', '\n ']) {
    const raw = `1${unit.repeat(32_766 / unit.length)}x`;
    expect(fieldType(name).parse(raw, field, CONTEXT)).toHaveProperty('findings');
  }
});

describe('an amount in a form without a unit', () => {
  it('is written with its unit and read back without a question', () => {
    const field = columnOf('js2021-annex3-form/totalAmount');
    const cell = fieldType('money').format(86.5, field);
    expect(cell).toBe('86.5万元');
    expect(fieldType('money').parse(cell, field, CONTEXT)).toEqual({ value: 86.5, findings: [] });
  });
});

describe('adding', () => {
  it('adds counts and amounts, and nothing else', () => {
    expect(FIELD_TYPES.filter((type) => type.add).map((type) => type.name)).toEqual(['count', 'money']);
    expect(fieldType('count').add?.(2, 3)).toBe(5);
    expect(fieldType('money').add?.(18.04, 4.17)).toBe(22.21);
  });
});
