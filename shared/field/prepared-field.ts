import { parse } from 'valibot';
import type { FieldDefinition } from '../annex/definition.ts';
import type { Field, FieldType } from './field-type.ts';
import { fieldType } from './registry.ts';

/** A field with its type at hand and its options checked. */
export interface PreparedField {
  readonly definition: FieldDefinition;
  readonly type: FieldType;
  readonly field: Field<unknown>;
}

/** Throws on options that its type does not take (a bug in a definition, not in data). */
export function prepareField(definition: FieldDefinition): PreparedField {
  const type = fieldType(definition.type);
  return { definition, type, field: { ...definition, options: parse(type.options, definition.options ?? {}) } };
}
