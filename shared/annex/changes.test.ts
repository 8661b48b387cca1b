import { describe, expect, it } from 'vitest';
import { CATALOGUE } from './catalogue/index.ts';
import { annexChanges } from './changes.ts';
import type { AnnexDefinition, RuleDefinition } from './definition.ts';

const list = CATALOGUE.find(({ layout, fields }) => layout === 'list' && fields.length > 3) as AnnexDefinition;
const matrix = CATALOGUE.find((annex) => annex.matrix !== undefined) as AnnexDefinition;
const [first, second, ...rest] = list.fields as [AnnexDefinition['fields'][0], AnnexDefinition['fields'][0]];
const told = (over: Partial<AnnexDefinition>) =>
  annexChanges(list, { ...list, version: list.version + 1, ...over }).map(({ part, kind, before, aspects }) =>
    [part, kind, ...(before === null ? [] : ['renamed']), ...aspects].join(' '),
  );
const RULE: RuleDefinition = {
  id: 'other',
  kind: 'softCap',
  severity: 'confirm',
  options: { field: first.key, cap: 9 },
};
const REMARK = { key: 'remark', label: '备注', type: 'text', required: 'no' } as const;

describe('a newer version of an annex', () => {
  it.each<[string, Partial<AnnexDefinition>, string[]]>([
    ['nothing but its number', {}, []],
    ['another title', { title: '新表' }, ['title changed renamed']],
    ['a column more', { fields: [...list.fields, REMARK] }, ['column added']],
    ['a column less', { fields: [second, ...rest] }, ['column removed']],
    ['a column renamed', { fields: [{ ...first, label: '新名' }, second, ...rest] }, ['column changed renamed']],
    ['a column in another place', { fields: [second, first, ...rest] }, ['order changed']],
    [
      'a column filled otherwise',
      { fields: [first, { ...second, type: 'phone', options: undefined }, ...rest] },
      ['column changed type'],
    ],
    ['other rules', { rules: [...list.rules, RULE] }, ['rules changed']],
    ['other notes', { notes: ['新的填表说明'] }, ['notes changed']],
    ['a blank less above the table', { header: [] }, list.header.map(() => 'header removed')],
  ])('with %s', (_, over, changes) => expect(told(over)).toEqual(changes));

  it('names what it is about, and what it was called', () => {
    const renamed = annexChanges(list, { ...list, fields: [{ ...first, label: '新名' }, second, ...rest, REMARK] });
    expect(renamed).toEqual([
      { part: 'column', kind: 'added', label: '备注', before: null, aspects: [] },
      { part: 'column', kind: 'changed', label: '新名', before: first.label, aspects: [] },
    ]);
  });

  it('of a matrix tells its rows', () => {
    const printed = matrix.matrix as NonNullable<AnnexDefinition['matrix']>;
    const fewer = { ...matrix, matrix: { ...printed, rows: printed.rows.slice(1) } };
    expect(annexChanges(matrix, fewer)).toMatchObject([{ part: 'row', kind: 'removed' }]);
  });
});
