import type { NativeRule } from '../field/field-type.ts';
import type { Params } from '../issue/issue.ts';
import type { Mark, Tone } from './mark.ts';

/** What a rule across cells asks of one cell, as formulas with `{cell}`. */
export interface Condition {
  /** True where the entry may stand. */
  readonly formula: string;
  /** True where the cell is to be marked. */
  readonly broken: string;
  readonly tone: Tone;
  /** null: marked only, never refused. */
  readonly style: 'stop' | 'warning' | null;
  /** Of its texts. */
  readonly code: string;
  readonly params: Params;
}

/** Of a validation's formula, `{cell}` filled in: Excel takes 255 characters, and an address has 10 at most. */
const FORMULA_LIMIT = 235;

/**
 * A cell has one validation in Excel: the field's own and the conditions become one formula where they are equally
 * strict; where not, the stricter one stays, and the other is left to the mark.
 */
export function withConditions(
  base: NativeRule,
  conditions: readonly Condition[],
): { readonly rule: NativeRule; readonly marks: readonly Mark[] } {
  const marks = conditions.map(({ broken: formula, tone }) => ({ formula, tone }));
  const refusing = conditions.filter((condition) => condition.style !== null);
  const own = formulaOf(base);
  const style = refusing.some((c) => c.style === 'stop') ? 'stop' : 'warning';
  const stricter = own !== null && base.style === 'stop' && style === 'warning';
  if (refusing.length === 0 || stricter || own === undefined) return { rule: base, marks };
  const asked = refusing.filter((c) => c.style === style).map((c) => c.formula);
  const joined = all(own !== null && base.style === style ? [own, ...asked] : asked);
  const formula = joined.length <= FORMULA_LIMIT ? joined : all(asked);
  return { rule: { ...base, validation: { type: 'custom', formula }, style }, marks };
}

/** The validation as a formula; null where it lets everything pass, undefined where a formula can't say it (a dropdown). */
function formulaOf({ validation }: NativeRule): string | null | undefined {
  switch (validation.type) {
    case 'any':
      return null;
    case 'list':
      return undefined;
    case 'custom':
      return validation.formula;
    case 'whole':
      return `IF(ISNUMBER({cell}),AND({cell}=INT({cell}),{cell}>=${validation.min},{cell}<=${validation.max}),FALSE)`;
    case 'decimal':
      return `IF(ISNUMBER({cell}),AND({cell}>=${validation.min},{cell}<=${validation.max}),FALSE)`;
    case 'textLength':
      return `AND(LEN({cell})>=${validation.min},LEN({cell})<=${validation.max})`;
  }
}

function all(formulas: readonly string[]): string {
  return formulas.length === 1 ? (formulas[0] ?? '') : `AND(${formulas.join(',')})`;
}
