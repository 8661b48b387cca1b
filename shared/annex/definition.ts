import * as z from 'zod/mini';

/**
 * An annex is data. A program may load a definition from JSON (parseAnnex), so an office can add its own annex
 * without code; the catalogue's own are TypeScript literals of the same shape.
 */

export const LEVELS = ['ministry', 'province', 'prefecture', 'county', 'township', 'organisation'] as const;
export type Level = (typeof LEVELS)[number];

const key = z.string().check(z.regex(/^[A-Za-z][A-Za-z0-9]{0,39}$/));
const label = z.string().check(z.minLength(1), z.maxLength(60));
const quote = z.optional(z.string().check(z.minLength(1)));

const field = z.strictObject({
  key,
  /** As printed. In a matrix, `path` holds the labels from the group down, such as ["参与社会组织数", "总数"]. */
  label,
  path: z.optional(z.array(label)),
  /** Other labels people really print for it. */
  aliases: z.optional(z.array(label)),
  /** The name of a field type (shared/field). */
  type: z.string(),
  /** A blank is: yes an error, confirm a question (blank ≠ 0), no nothing. */
  required: z.enum(['yes', 'confirm', 'no']),
  /** The program writes it (序号): what is typed is ignored. */
  generated: z.optional(z.boolean()),
  /** Checked by the field type's own schema. */
  options: z.optional(z.record(z.string(), z.unknown())),
  /** The words of the notice that ask for it. */
  quote,
});

const rule = z.strictObject({
  id: key,
  /** The name of a rule kind (shared/validate/rules). */
  kind: z.string(),
  severity: z.enum(['error', 'confirm', 'warning', 'info']),
  quote,
  /** Checked by the rule kind's own schema. */
  options: z.optional(z.record(z.string(), z.unknown())),
});

const matrix = z.strictObject({
  /** Field keys of the two row labels. */
  groupField: key,
  nameField: key,
  /** The printed rows, top to bottom. `code`: the division it stands for, where it is one. */
  rows: z.array(z.strictObject({ group: label, name: label, code: z.optional(z.string()) })),
  /** Groups under which the officer names the rows. `within`: the division the names lie in. */
  free: z.array(z.strictObject({ group: label, within: z.string(), suggestions: z.array(label) })),
});

export const annexSchema = z.strictObject({
  id: z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)),
  /** Rises when the office issues a new layout. */
  version: z.int().check(z.positive()),
  /** As printed: 附件2. */
  code: label,
  title: label,
  layout: z.enum(['list', 'matrix', 'form']),
  /** Id of the notice it belongs to. */
  notice: z.string(),
  /** The year the figures are of. */
  year: z.int(),
  /** The labelled blanks above the table; the one with key reportingUnit is the 单位 line. */
  header: z.array(z.strictObject({ key, label, aliases: z.optional(z.array(label)), required: z.boolean() })),
  fields: z.array(field).check(z.minLength(1)),
  matrix: z.optional(matrix),
  rules: z.array(rule),
  notes: z.array(z.string()),
  scope: z.strictObject({
    /** Units of these levels at or below `within` must fill it (null: the whole country) … */
    within: z.nullable(z.string()),
    levels: z.array(z.enum(LEVELS)),
    /** … of these provinces only, or all but these (codes). */
    only: z.optional(z.array(z.string())),
    except: z.optional(z.array(z.string())),
    /** Whether a 零报告 is a fair answer. */
    nil: z.boolean(),
    quote,
  }),
  /** The legal date as text; a notice in the store carries the instants. `monthDay`: MM-DD of `year`. */
  deadline: z.nullable(z.strictObject({ monthDay: z.string().check(z.regex(/^\d\d-\d\d$/)), quote })),
});

export type AnnexDefinition = z.infer<typeof annexSchema>;
export type FieldDefinition = z.infer<typeof field>;
export type RuleDefinition = z.infer<typeof rule>;

/** The field with this key; throws on an unknown key (a bug in a definition, not in data). */
export function fieldOf(annex: AnnexDefinition, fieldKey: string): FieldDefinition {
  const found = annex.fields.find((f) => f.key === fieldKey);
  if (!found) throw new Error(`${annex.id} has no field ${fieldKey}`);
  return found;
}
