import type { FieldDefinition } from '../annex/definition.ts';
import type { FieldType } from './field-type.ts';
import { fieldType } from './registry.ts';

/** A field with its type at hand. */
export interface PreparedField {
  readonly definition: FieldDefinition;
  readonly type: FieldType;
}

/** A field of a definition that was checked where it came in (annex/read-annex.ts). */
export function prepareField(definition: FieldDefinition): PreparedField {
  return { definition, type: fieldType(definition.type) };
}
