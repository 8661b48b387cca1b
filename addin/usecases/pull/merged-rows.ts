import type { AnnexDefinition } from '../../../shared/annex/definition.ts';
import type { Merged } from '../../../shared/api/contracts/merged.ts';
import { columnNumber } from '../../../shared/grid/address.ts';
import type { SheetInspection } from '../../../shared/inspect/inspection.ts';
import { preparedFields } from '../../../shared/normalise/prepared-fields.ts';
import type { FieldValue } from '../../../shared/record/record.ts';

export type MergedRecord = Merged['records'][number];
export type Cell = string | number | null;

/** Where the fields of an annex stand in a sheet: field key → column. */
export type Columns = ReadonlyMap<string, number>;

export function columnsOf(inspection: Pick<SheetInspection, 'columns'>): Columns {
  return new Map(inspection.columns.map(({ field, cell }) => [field, columnNumber(/^[A-Z]+/.exec(cell)?.[0] ?? 'A')]));
}

/** A value as it stands in the official layout. */
export function cellOf(annex: AnnexDefinition, field: string, value: FieldValue | undefined): Cell {
  const prepared = preparedFields(annex).get(field);
  return value === undefined || !prepared ? null : prepared.type.format(value, prepared.definition);
}

/**
 * One row of the block from `left` to `right`. An empty text empties a cell (a merged record without a value there);
 * null leaves alone what is no column of the annex.
 */
export function rowOf(
  annex: AnnexDefinition,
  columns: Columns,
  span: { readonly left: number; readonly right: number },
  record: { readonly values: MergedRecord['values'] },
  index: number,
): Cell[] {
  const row: Cell[] = new Array(span.right - span.left + 1).fill(null);
  for (const field of annex.fields) {
    const column = columns.get(field.key);
    if (column === undefined) continue;
    const value = field.generated ? index + 1 : cellOf(annex, field.key, record.values[field.key] as FieldValue);
    row[column - span.left] = value ?? '';
  }
  return row;
}

/** What tells a record from others of its unit: a matrix row by its labels, another by all it says. */
export function recordKey(annex: AnnexDefinition, values: Readonly<Record<string, unknown>>): string {
  const { matrix } = annex;
  if (matrix) return rowKey(String(values[matrix.groupField] ?? ''), String(values[matrix.nameField] ?? ''));
  return annex.fields
    .filter(({ generated }) => !generated)
    .map(({ key }) => cellOf(annex, key, values[key] as FieldValue | undefined) ?? '')
    .join('\u0001');
}

export function rowKey(group: string, name: string): string {
  return `${group.replace(/\s/gu, '')}|${name.replace(/\s/gu, '')}`;
}
