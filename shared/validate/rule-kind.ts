import type { Params, Severity } from '../issue/issue.ts';
import type { FieldValue } from '../record/record.ts';

/** What a rule says of one record. */
export interface RuleFinding {
  readonly field: string;
  readonly code: string;
  readonly severity: Severity;
  readonly params: Params;
  /** Fields of the same record that it speaks of as well. */
  readonly related?: readonly string[];
}

export type Values = Readonly<Record<string, FieldValue>>;

/** What a kind reads of the rule it is asked for: each rule of a definition is one. */
export interface Rule<O> {
  readonly severity: Severity;
  /** The words of the notice it comes from. */
  readonly quote?: string | undefined;
  readonly options: O;
}

/** What a kind reads of the annex that a record is of. */
export interface RuleContext {
  readonly year: number;
  /** A field's label as people say it: 参与社会组织数/总数. */
  labelOf(field: string): string;
}

/**
 * A kind of rule over one record. One file each in rules/. A new kind declares itself there, in registry.ts, and in
 * options.ts with the schema of its options, which its file holds apart, as a field type's does. `O`: the options as that
 * schema gives them. A value that is absent is unknown: no rule says anything about it.
 */
export interface RecordRuleKind<O = unknown> {
  readonly name: string;
  check(values: Values, rule: Rule<O>, context: RuleContext): RuleFinding[];
}

/** The number a field holds; undefined where it holds none. */
export function numberOf(values: Values, field: string): number | undefined {
  const value = values[field];
  return typeof value === 'number' ? value : undefined;
}
