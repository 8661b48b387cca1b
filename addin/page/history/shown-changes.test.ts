import { expect, it } from 'vitest';
import { js2021Annex2 as annex } from '../../../shared/annex/catalogue/js2021-annex2/definition.ts';
import type { Comparison } from '../../../shared/api/contracts/comparison.ts';
import { shownValue } from '../../ui/shown-value.ts';
import { shownChanges } from './shown-changes.ts';

it.each([
  ['fundsWan', 18.04, { text: '18.04 万元', figure: true }],
  ['fundsWan', 12345.000001, { text: '12,345.000001 万元', figure: true }],
  ['fundsWan', 0, { text: '0 万元', figure: true }],
  ['fundsWan', null, { text: '', figure: false }],
  ['region', { code: '320321', name: '江苏省徐州市丰县' }, { text: '江苏省徐州市丰县', figure: false }],
  [null, '自加一列', { text: '自加一列', figure: false }],
])('shows %s %j as people read it', (field, value, expected) => {
  expect(shownValue(annex, field, value, 'zh-CN')).toEqual(expected);
});

it('shows what stands around the table first, then each record by its number', () => {
  const cells = [{ field: 'fundsWan', label: '投入资金', before: null, after: 2 }];
  const comparison = {
    header: [{ key: annex.header[0]?.key, before: null, after: '王芳' }],
    changes: [
      { kind: 'removed', before: 4, after: null, name: '助老', cells: [] },
      { kind: 'changed', before: 0, after: 1, name: '助学', cells },
    ],
  } as unknown as Comparison;
  const shown = shownChanges(annex, comparison, 'zh-CN');
  expect(shown.map(({ kind, number, name }) => [kind, number, name])).toEqual([
    ['header', null, ''],
    ['removed', 5, '助老'],
    ['changed', 2, '助学'],
  ]);
  expect(shown[0]?.cells[0]).toMatchObject({ label: annex.header[0]?.label, after: { text: '王芳' } });
  expect(shown[2]?.cells[0]?.after).toEqual({ text: '2 万元', figure: true });
});
