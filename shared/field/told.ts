import { CATALOGUE } from '../annex/catalogue/index.ts';
import { fieldOf } from '../annex/definition.ts';
import type { CellValue } from '../grid/grid.ts';
import { nationalDivisions } from '../regions/tree.ts';
import type { Field, ReadingContext } from './field-type.ts';
import { fieldType } from './registry.ts';

/** For the tests of this room: a cell of a column, and what is to be read in it. */
export type Case = readonly [
  column: string,
  raw: NonNullable<CellValue>,
  expected: string,
  context?: Partial<ReadingContext>,
];

export const CONTEXT: ReadingContext = { divisions: nationalDivisions(), area: '620000', year: 2021, layout: 'list' };

/** A column of the catalogue (`annexId/field`), or one of a bare type without options. */
export function columnOf(column: string): Field<unknown> & { readonly type: string } {
  const [annexId, key] = column.split('/');
  const annex = CATALOGUE.find(({ id }) => id === annexId);
  if (!annex) return { label: 'x', type: column };
  return fieldOf(annex, key ?? '');
}

/**
 * The reading in words: the value, then each finding as `severity code`, with `=` where it offers the value (or
 * `=other`) and `!` where that is safe in bulk. `told('money', '20万元')` is `20; info money.written=!`.
 */
export function told(column: string, raw: NonNullable<CellValue>, context: Partial<ReadingContext> = {}): string {
  const field = columnOf(column);
  const { value, findings } = fieldType(field.type).parse(raw, field, { ...CONTEXT, ...context });
  const said = findings.map(({ severity, code, suggest, safe }) => {
    const other = JSON.stringify(suggest) === JSON.stringify(value) ? '' : JSON.stringify(suggest);
    return `${severity} ${code}${suggest === undefined ? '' : `=${other}`}${safe ? '!' : ''}`;
  });
  return [value === undefined ? 'nothing' : JSON.stringify(value), ...said].join('; ');
}
