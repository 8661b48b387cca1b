import { describe, expect, it } from 'vitest';
import { gridOf } from '../../../shared/grid/grid.ts';
import type { SheetView } from '../reader/protocol.ts';
import { choicesOf, typedValue } from './typed-value.ts';

const sheet: SheetView = {
  index: 0,
  source: 0,
  name: 's',
  grid: gridOf('s', []),
  annex: 'mca2021-annex2',
  header: { top: 1, bottom: 1 },
  fields: { 1: 'fundsWan', 2: 'contactMobile', 3: 'aidCategory' },
  records: 0,
  findings: [],
};

describe('what is typed into a cell', () => {
  it.each([
    [1, '250', 250],
    [1, '18.04', 18.04],
    [1, '200-300', '200-300'],
    [1, '2000万', '2000万'],
    [1, '', null],
    [1, '  ', null],
    [1, '007', '007'],
    [2, '13812345678', '13812345678'],
    [3, '产业帮扶', '产业帮扶'],
    [9, '12', '12'],
  ])('in column %i, “%s” becomes %j', (column, text, value) => {
    expect(typedValue(sheet, column, null, text)).toBe(value);
  });

  it('stays a number where a number stood and no column is known', () => {
    expect(typedValue(sheet, 9, 5, '12')).toBe(12);
  });

  it('is offered the members of a column of choices', () => {
    expect(choicesOf(sheet, 3)).toContain('产业帮扶');
    expect(choicesOf(sheet, 1)).toEqual([]);
  });
});
