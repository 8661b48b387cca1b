import * as v from 'valibot';
import { FIELD_OPTIONS } from '../field/options.ts';
import { RULE_OPTIONS } from '../validate/options.ts';
import { LEVELS } from './level.ts';

const key = v.pipe(v.string(), v.regex(/^[A-Za-z][A-Za-z0-9]{0,39}$/));
const label = v.pipe(v.string(), v.minLength(1), v.maxLength(60));
const quote = v.optional(v.pipe(v.string(), v.minLength(1)));

type Kind<K extends string, N extends string, E, O> = v.StrictObjectSchema<
  E & Readonly<Record<K, v.LiteralSchema<N, undefined>>> & { readonly options: O },
  undefined
>;

/** A schema for each name under `kind`: `common` to all of them, with the options that this name takes. */
function each<K extends string, E extends v.ObjectEntries, S extends Readonly<Record<string, v.GenericSchema>>>(
  kind: K,
  common: E,
  options: S,
) {
  const schemas = Object.entries(options).map(([name, taken]) =>
    v.strictObject({ ...common, [kind]: v.literal(name), options: taken }),
  );
  return schemas as unknown as { [N in keyof S & string]: Kind<K, N, E, S[N]> }[keyof S & string][];
}

const fieldParts = {
  key,
  /** As printed. In a matrix, `path` holds the labels from the group down, such as ["参与社会组织数", "总数"]. */
  label,
  path: v.optional(v.array(label)),
  /** Other labels people really print for it. */
  aliases: v.optional(v.array(label)),
  /** A blank is: yes an error, confirm a question (blank ≠ 0), no nothing. */
  required: v.picklist(['yes', 'confirm', 'no']),
  /** The program writes it (序号): what is typed is ignored. */
  generated: v.optional(v.boolean()),
  /** The words of the notice that ask for it. */
  quote,
};

const ruleParts = {
  id: key,
  severity: v.picklist(['error', 'confirm', 'warning', 'info']),
  quote,
};

const matrix = v.strictObject({
  /** Field keys of the two row labels. */
  groupField: key,
  nameField: key,
  /** The printed rows, top to bottom. `code`: the division it stands for, where it is one. */
  rows: v.array(v.strictObject({ group: label, name: label, code: v.optional(v.string()) })),
  /** Groups under which the officer names the rows. `within`: the division the names lie in. */
  free: v.array(v.strictObject({ group: label, within: v.string(), suggestions: v.array(label) })),
});

export const annexSchema = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)),
  /** Rises when the office issues a new layout. */
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** As printed: 附件2. */
  code: label,
  title: label,
  layout: v.picklist(['list', 'matrix', 'form']),
  /** Id of the notice it belongs to. */
  notice: v.string(),
  /** The year the figures are of. */
  year: v.pipe(v.number(), v.integer()),
  /** The labelled blanks above the table; the one with key reportingUnit is the 单位 line. */
  header: v.array(v.strictObject({ key, label, aliases: v.optional(v.array(label)), required: v.boolean() })),
  /** `type`: the name of a field type (shared/field), which says what options there are. */
  fields: v.pipe(v.array(v.variant('type', each('type', fieldParts, FIELD_OPTIONS))), v.minLength(1)),
  matrix: v.optional(matrix),
  /** `kind`: the name of a rule kind (shared/validate/rules), which says what options there are. */
  rules: v.array(v.variant('kind', each('kind', ruleParts, RULE_OPTIONS))),
  notes: v.array(v.string()),
  scope: v.strictObject({
    /** Units of these levels at or below `within` must fill it (null: the whole country) … */
    within: v.nullable(v.string()),
    levels: v.array(v.picklist(LEVELS)),
    /** … of these provinces only, or all but these (codes). */
    only: v.optional(v.array(v.string())),
    except: v.optional(v.array(v.string())),
    /** Whether a 零报告 is a fair answer. */
    nil: v.boolean(),
    quote,
  }),
  /** The legal date as text; a notice in the store carries the instants. `monthDay`: MM-DD of `year`. */
  deadline: v.nullable(v.strictObject({ monthDay: v.pipe(v.string(), v.regex(/^\d\d-\d\d$/)), quote })),
});
