import type { AnnexDefinition } from '../annex/definition.ts';
import { type PreparedField, prepareField } from '../field/prepared-field.ts';

const prepared = new WeakMap<AnnexDefinition, ReadonlyMap<string, PreparedField>>();

/** The fields of an annex by key, prepared once. */
export function preparedFields(annex: AnnexDefinition): ReadonlyMap<string, PreparedField> {
  const known = prepared.get(annex);
  if (known) return known;
  const fields = new Map(annex.fields.map((field) => [field.key, prepareField(field)]));
  prepared.set(annex, fields);
  return fields;
}
