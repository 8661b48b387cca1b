import type { InferOutput } from 'valibot';
import type { annexSchema } from './schema.ts';

/**
 * An annex is data. A program may load a definition from JSON (readAnnex), so an office can add its own annex without
 * code; the catalogue's own are TypeScript literals of the same shape. Whoever uses a definition believes it: it is
 * checked where it comes in, and nowhere else.
 */
export type AnnexDefinition = InferOutput<typeof annexSchema>;
/** Its options are those of its `type`. */
export type FieldDefinition = AnnexDefinition['fields'][number];
/** Its options are those of its `kind`. */
export type RuleDefinition = AnnexDefinition['rules'][number];
export type RuleOf<K extends RuleDefinition['kind']> = Extract<RuleDefinition, { readonly kind: K }>;

/** The field with this key; throws on an unknown key (a bug in a definition, not in data). */
export function fieldOf(annex: AnnexDefinition, fieldKey: string): FieldDefinition {
  const found = annex.fields.find((f) => f.key === fieldKey);
  if (!found) throw new Error(`${annex.id} has no field ${fieldKey}`);
  return found;
}
