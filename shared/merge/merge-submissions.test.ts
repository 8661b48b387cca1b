import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { js2021Annex1 } from '../annex/catalogue/js2021-annex1/definition.ts';
import { js2021Annex2 } from '../annex/catalogue/js2021-annex2/definition.ts';
import { js2021Annex3Form } from '../annex/catalogue/js2021-annex3-form/definition.ts';
import { mca2021Annex2 } from '../annex/catalogue/mca2021-annex2/definition.ts';
import { fenOfWan } from '../record/money.ts';
import type { AnnexRecord, FieldValue } from '../record/record.ts';
import { nationalDivisions } from '../regions/tree.ts';
import type { MergeInput } from './merge.ts';
import { mergeSubmissions } from './merge-submissions.ts';

const divisions = nationalDivisions();
const CITIES = divisions.children('320000').map((d) => ({ unit: d.code, unitName: `${d.name}民政局` }));

function record(values: Record<string, FieldValue>, extra: Record<string, string> = {}): AnnexRecord {
  return { row: 6, values, source: {}, extra };
}

function from(unit: string, records: AnnexRecord[], more: Partial<MergeInput> = {}): MergeInput {
  return {
    unit,
    unitName: CITIES.find((c) => c.unit === unit)?.unitName ?? unit,
    kind: divisions.get(unit) ? 'division' : 'organisation',
    version: 1,
    receiptNumber: `R-${unit}`,
    receivedAt: '2021-10-19T08:00:00Z',
    nil: false,
    records,
    ...more,
  };
}

const mergeOf = (annex: typeof js2021Annex1, inputs: MergeInput[], expected = CITIES) =>
  mergeSubmissions(annex, { unit: '320000', expected, inputs, divisions });

describe('a merged list', () => {
  test('stands in division order, organisations last, each unit in its own order, numbered anew', () => {
    const merge = mergeOf(mca2021Annex2, [
      from('ORG-1', [record({ seq: 1, projectName: '丙' })]),
      from('320300', [record({ seq: 7, projectName: '乙一' }), record({ seq: 7, projectName: '乙二' })]),
      from('320100', [record({ projectName: '甲' })]),
    ]);
    expect(merge.records.map((r) => [r.values.seq, r.values.projectName])).toEqual([
      [1, '甲'],
      [2, '乙一'],
      [3, '乙二'],
      [4, '丙'],
    ]);
    expect(merge.records.map((r) => r.sources.map((s) => s.unit))).toEqual([
      ['320100'],
      ['320300'],
      ['320300'],
      ['ORG-1'],
    ]);
  });

  test('keeps the columns the annex does not have', () => {
    const merge = mergeOf(mca2021Annex2, [from('320100', [record({ projectName: '甲' }, { 备注: '急' })])]);
    expect(merge.records[0]?.extra).toEqual({ 备注: '急' });
  });

  test('counts a unit that arrives twice once, by its latest version', () => {
    const merge = mergeOf(js2021Annex2, [
      from('320100', [record({ projectName: '新' })], { version: 2 }),
      from('320100', [record({ projectName: '旧' })], { version: 1 }),
    ]);
    expect(merge.records.map((r) => r.values.projectName)).toEqual(['新']);
    expect(merge.coverage.counted).toBe(1);
  });

  test('is a register of forms', () => {
    const forms = [record({ caseTitle: '甲' }), record({ caseTitle: '乙' })];
    const merge = mergeOf(js2021Annex3Form, [from('320500', forms)]);
    expect(merge.records.map((r) => r.values.caseTitle)).toEqual(['甲', '乙']);
  });
});

describe('the coverage of a merge', () => {
  test('counts nil returns as received and names who is missing in division order', () => {
    const merge = mergeOf(js2021Annex2, [from('320200', [], { nil: true }), from('320100', [record({})])]);
    expect(merge.coverage).toMatchObject({ expected: 13, counted: 2, nil: 1 });
    expect(merge.coverage.missing.map((m) => m.unit)).toEqual(CITIES.slice(2).map((c) => c.unit));
  });

  test('is never above what is expected, whoever else sends something', () => {
    const expected = CITIES.slice(0, 1);
    const merge = mergeOf(js2021Annex2, [from('320100', []), from('320200', []), from('ORG-9', [])], expected);
    expect(merge.coverage).toMatchObject({ expected: 1, counted: 1, missing: [] });
  });
});

describe('a merged matrix', () => {
  const inner = (region: string, values: Record<string, FieldValue> = {}, code?: string) =>
    record({ regionGroup: '省内', region, ...(code ? { regionCode: code } : {}), ...values });

  test('has every printed row in printed order, filled or not', () => {
    const merge = mergeOf(js2021Annex1, []);
    expect(merge.records.map((r) => r.values.region)).toEqual(js2021Annex1.matrix?.rows.map((r) => r.name));
    expect(merge.records.every((r) => r.sources.length === 0)).toBe(true);
  });

  test('adds money to the fen and names all units that gave a figure to the row', () => {
    const row = (wan: number) => record({ regionGroup: '省外', region: '陕西省', fundsWanTotal: wan });
    const merge = mergeOf(js2021Annex1, [from('320300', [row(4.17)]), from('320100', [row(18.04)])]);
    expect(merge.records[3]).toMatchObject({
      values: { region: '陕西省', fundsWanTotal: 22.21 },
      sources: [{ unit: '320100' }, { unit: '320300' }],
    });
  });

  test('keeps a blank of all units blank, and adds 0 as a figure', () => {
    const row = (values: Record<string, FieldValue>) => record({ regionGroup: '省外', region: '青海省', ...values });
    const merge = mergeOf(js2021Annex1, [
      from('320100', [row({ staffTotal: 0 })]),
      from('320200', [row({ orgsTotal: 2 })]),
    ]);
    const values = merge.records[4]?.values ?? {};
    expect(values).toMatchObject({ staffTotal: 0, orgsTotal: 2 });
    expect('staffCity' in values).toBe(false);
  });

  test('does not name a unit as a source that gave the row no figure', () => {
    const rows = [record({ regionGroup: '省外', region: '青海省' })];
    expect(mergeOf(js2021Annex1, [from('320100', rows)]).records[4]?.sources).toEqual([]);
  });

  test('matches a printed row by its division, however it was written', () => {
    const rows = [
      record({ regionGroup: '省外', region: '克孜勒苏柯尔克孜自治州', regionCode: '653000', orgsTotal: 3 }),
    ];
    expect(mergeOf(js2021Annex1, [from('320100', rows)]).records[0]?.values).toMatchObject({
      region: '新疆克州',
      orgsTotal: 3,
    });
  });

  test('matches the named rows by division, in division order behind the printed ones', () => {
    const merge = mergeOf(js2021Annex1, [
      from('320300', [inner('睢宁县', { orgsTotal: 1 }, '320324'), inner('丰县', { orgsTotal: 2 })]),
      from('320100', [inner('徐州市丰县', { orgsTotal: 5 }, '320321')]),
      from('320500', [inner('丰县', { orgsTotal: 10 })]),
    ]);
    expect(merge.records.slice(6).map((r) => [r.values.region, r.values.regionCode, r.values.orgsTotal])).toEqual([
      ['丰县', '320321', 17],
      ['睢宁县', '320324', 1],
    ]);
  });

  test('does not add a part of a county to the county', () => {
    const merge = mergeOf(js2021Annex1, [
      from('320300', [inner('丰县', { orgsTotal: 2 }), inner('丰县湖西片区', { orgsTotal: 5 })]),
      from('320800', [inner('丰县湖西 片区', { orgsTotal: 1 }, '320321')]),
    ]);
    expect(merge.records.slice(6).map((r) => [r.values.region, r.values.orgsTotal])).toEqual([
      ['丰县', 2],
      ['丰县湖西片区', 6],
    ]);
  });

  test('tells two districts of one name apart, by their city', () => {
    const merge = mergeOf(js2021Annex1, [
      from('320300', [inner('鼓楼区', { orgsTotal: 2 })]),
      from('320100', [inner('鼓楼区', { orgsTotal: 5 })]),
    ]);
    expect(merge.records.slice(6).map((r) => [r.values.region, r.values.orgsTotal])).toEqual([
      ['南京市鼓楼区', 5],
      ['徐州市鼓楼区', 2],
    ]);
  });

  test('keeps a region outside the province that is not printed as a row of its own', () => {
    const rows = [record({ regionGroup: '省外', region: '贵州省铜仁市', orgsTotal: 4 })];
    const merge = mergeOf(js2021Annex1, [from('320500', rows)]);
    expect(merge.records.length).toBe(7);
    expect(merge.records[6]?.values).toMatchObject({ regionGroup: '省外', region: '贵州省铜仁市', orgsTotal: 4 });
  });
});

describe('any merge', () => {
  const wan = fc.integer({ min: 0, max: 5_000_000_000 }).map((fen) => fen / 1_000_000);
  const region = fc.constantFrom('新疆克州', '西藏拉萨市', '丰县', '沛县', '黄桥革命老区', '省外其它地区', '鼓楼区');
  const figures = fc.record(
    { fundsWanTotal: wan, fundsWanCity: wan, orgsTotal: fc.nat(500), beneficiariesTotal: fc.nat(100_000) },
    { requiredKeys: [] },
  );
  const row = fc.tuple(region, figures).map(([name, values]) => {
    const regionGroup = js2021Annex1.matrix?.rows.some((r) => r.name === name) ? '省外' : '省内';
    return record({ regionGroup, region: name, ...values } as Record<string, FieldValue>);
  });
  const inputs = fc
    .uniqueArray(fc.constantFrom(...CITIES.map((c) => c.unit), 'ORG-1', 'ORG-2'), { maxLength: 15 })
    .chain((units) =>
      fc.tuple(...units.map((unit) => fc.array(row, { maxLength: 6 }).map((rows) => from(unit, rows)))),
    );

  test('is the same in any order of arrival', () => {
    const shuffled = inputs.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(shuffled, fc.constantFrom(js2021Annex1, js2021Annex2), ([list, other], annex) => {
        expect(JSON.stringify(mergeOf(annex, other))).toBe(JSON.stringify(mergeOf(annex, list)));
      }),
    );
  });

  test('of a list finds the same possible duplicates in any order, and removes nothing', () => {
    const project = fc
      .tuple(
        fc.constantFrom('苏州市慈善总会', '苏州慈善会', '江苏省苏州市慈善总会', '丰县慈善会', '徐州市慈善总会'),
        fc.constantFrom('助学', '义诊'),
        fc.constantFrom('320321', '610000'),
      )
      .map(([orgName, projectName, code]) => record({ orgName, projectName, region: { code, name: '' } }));
    const units = fc.uniqueArray(fc.constantFrom(...CITIES.map((c) => c.unit), 'ORG-1'), {
      minLength: 2,
      maxLength: 6,
    });
    const lists = units.chain((codes) =>
      fc.tuple(...codes.map((unit) => fc.array(project, { maxLength: 4 }).map((rows) => from(unit, rows)))),
    );
    fc.assert(
      fc.property(lists, (list) => {
        const merge = mergeOf(js2021Annex2, list);
        expect(JSON.stringify(mergeOf(js2021Annex2, list.toReversed()))).toBe(JSON.stringify(merge));
        expect(merge.records.length).toBe(list.flatMap((input) => input.records).length);
        for (const { records } of merge.duplicates) {
          expect(records.length).toBeGreaterThan(1);
          expect(records.every((index) => merge.records[index])).toBe(true);
        }
      }),
    );
  });

  test('conserves every sum to the fen', () => {
    const total = (records: readonly { values: Readonly<Record<string, FieldValue>> }[], key: string) =>
      records.reduce((sum, r) => sum + BigInt(fenOfWan((r.values[key] as number | undefined) ?? 0)), 0n);
    fc.assert(
      fc.property(inputs, (list) => {
        const all = list.flatMap((input) => input.records);
        const merged = mergeOf(js2021Annex1, list).records;
        for (const key of ['fundsWanTotal', 'fundsWanCity', 'orgsTotal', 'beneficiariesTotal']) {
          expect(total(merged, key)).toBe(total(all, key));
        }
      }),
    );
  });

  test('covers no more than is expected, and misses exactly the others', () => {
    fc.assert(
      fc.property(inputs, fc.subarray(CITIES), (list, expected) => {
        const { coverage } = mergeOf(js2021Annex2, list, expected);
        expect(coverage.counted).toBeLessThanOrEqual(coverage.expected);
        expect(coverage.counted + coverage.missing.length).toBe(coverage.expected);
        expect(coverage.nil).toBeLessThanOrEqual(coverage.counted);
      }),
    );
  });

  test('gives every record with a figure its source, and every list record exactly one', () => {
    fc.assert(
      fc.property(inputs, (list) => {
        for (const { values, sources } of mergeOf(js2021Annex1, list).records) {
          const filled = Object.values(values).some((value) => typeof value === 'number');
          expect(sources.length > 0).toBe(filled);
        }
        expect(mergeOf(js2021Annex2, list).records.every((r) => r.sources.length === 1)).toBe(true);
      }),
    );
  });
});
