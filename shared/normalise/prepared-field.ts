import type { AnnexDefinition, FieldDefinition } from '../annex/definition.ts';
import type { Field, FieldType } from '../field/field-type.ts';
import { fieldType } from '../field/registry.ts';

/** A field with its type at hand and its options checked. */
export interface PreparedField {
  readonly definition: FieldDefinition;
  readonly type: FieldType;
  readonly field: Field<unknown>;
}

function prepare(definition: FieldDefinition): PreparedField {
  const type = fieldType(definition.type);
  const options = type.options.parse(definition.options ?? {});
  return { definition, type, field: { ...definition, options } };
}

const prepared = new WeakMap<AnnexDefinition, ReadonlyMap<string, PreparedField>>();

/** The fields of an annex by key, prepared once. Throws on options their type does not take (a bug in a definition). */
export function preparedFields(annex: AnnexDefinition): ReadonlyMap<string, PreparedField> {
  const known = prepared.get(annex);
  if (known) return known;
  const fields = new Map(annex.fields.map((field) => [field.key, prepare(field)]));
  prepared.set(annex, fields);
  return fields;
}
