import type { FieldDefinition } from '../annex/definition.ts';
import { prepareField } from '../field/prepared-field.ts';
import type { FieldValue } from '../record/record.ts';
import type { Content } from '../workbook/cell-xml.ts';

/** Turns a field's value into what its cell holds. Absent stays an empty cell: blank is not 0. */
export function contentOf(field: FieldDefinition): (value: FieldValue | undefined) => Content {
  const { type, field: checked } = prepareField(field);
  return (value) => (value === undefined || value === null ? null : type.format(value, checked));
}
