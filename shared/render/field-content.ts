import type { FieldDefinition } from '../annex/definition.ts';
import { fieldType } from '../field/registry.ts';
import type { FieldValue } from '../record/record.ts';
import type { Content } from '../workbook/cell-xml.ts';

/** Turns a field's value into what its cell holds. Absent stays an empty cell: blank is not 0. */
export function contentOf(field: FieldDefinition): (value: FieldValue | undefined) => Content {
  const type = fieldType(field.type);
  return (value) => (value === undefined || value === null ? null : type.format(value, field));
}
