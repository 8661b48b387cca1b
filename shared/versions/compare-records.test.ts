import fc from 'fast-check';
import { expect, test } from 'vitest';
import { js2021Annex1 } from '../annex/catalogue/js2021-annex1/definition.ts';
import { js2021Annex2 } from '../annex/catalogue/js2021-annex2/definition.ts';
import type { AnnexRecord, FieldValue } from '../record/record.ts';
import { compareRecords } from './compare-records.ts';

const record = (values: Record<string, FieldValue>, extra: Record<string, string> = {}): AnnexRecord => {
  return { row: null, values, source: {}, extra };
};
const place = { code: '320321', name: '江苏省徐州市丰县' };
const project = (projectName: string, over: Record<string, FieldValue> = {}) =>
  record({
    orgName: '徐州市爱心公益协会',
    region: place,
    projectName,
    projectNature: '教育帮扶',
    fundsWan: 1,
    ...over,
  });

test('a changed amount is one cell of one record', () => {
  const { changes } = compareRecords(js2021Annex2, [project('助学')], [project('助学', { fundsWan: 2 })]);
  expect(changes).toEqual([
    {
      ...{ kind: 'changed', before: 0, after: 0, name: '助学' },
      cells: [{ field: 'fundsWan', label: '投入资金(万元)', before: 1, after: 2 }],
    },
  ]);
});

test('another order of rows, and places equal in what they say, are no change', () => {
  const before = [project('助学'), project('助老'), project('助残')];
  const after = [project('助残'), project('助学', { region: { ...place } }), project('助老')];
  expect(compareRecords(js2021Annex2, before, after)).toEqual({ same: 3, changes: [] });
});

test('of two rows with the same name and place, the one that stayed is not taken for the changed one', () => {
  const before = [project('助学', { fundsWan: 1 }), project('助学', { fundsWan: 2 })];
  const after = [project('助学', { fundsWan: 2 }), project('助学', { fundsWan: 3 })];
  const { same, changes } = compareRecords(js2021Annex2, before, after);
  expect([same, changes.length, changes[0]?.cells[0]?.before, changes[0]?.cells[0]?.after]).toEqual([1, 1, 1, 3]);
});

test('a renamed project is the same record; one that is quite another is removed and added', () => {
  const { changes } = compareRecords(js2021Annex2, [project('助学')], [project('丰县助学')]);
  expect(changes.map(({ kind }) => kind)).toEqual(['changed']);
  const other = record({ orgName: '无锡基金会', projectName: '引水', fundsWan: 9 });
  expect(compareRecords(js2021Annex2, [project('助学')], [other]).changes.map(({ kind }) => kind)).toEqual([
    'removed',
    'added',
  ]);
});

test('region rows go by their region, columns of the unit’s own by their label', () => {
  const row = (region: string, orgsTotal: number, note: string) =>
    record({ regionGroup: '省外', region, regionCode: '610000', orgsTotal }, { 备注: note });
  const { changes } = compareRecords(js2021Annex1, [row('陕西省', 1, '一')], [row('陕西', 2, '二')]);
  expect(changes[0]?.cells.map(({ field, label }) => [field, label])).toEqual([
    ['region', '帮扶地区'],
    ['orgsTotal', '参与社会组织数/总数'],
    [null, '备注'],
  ]);
});

const rows = fc.array(
  fc
    .record({ name: fc.constantFrom('甲', '乙', '丙', '丁'), fundsWan: fc.nat(3) })
    .map(({ name, fundsWan }) => project(name, { fundsWan })),
  { maxLength: 6 },
);

test('every record of either version is told of exactly once, and backwards is forwards turned round', () => {
  fc.assert(
    fc.property(rows, rows, (before, after) => {
      const { same, changes } = compareRecords(js2021Annex2, before, after);
      const count = (kind: string) => changes.filter((change) => change.kind === kind).length;
      expect(same + count('changed') + count('removed')).toBe(before.length);
      expect(same + count('changed') + count('added')).toBe(after.length);
      expect(compareRecords(js2021Annex2, after, before).same).toBe(same);
    }),
  );
});
