import { type AnnexDefinition, fieldOf } from '../annex/definition.ts';
import { labelOfField } from '../recognise/header-issues.ts';
import { recordRuleKind } from './registry.ts';
import type { RuleFinding, Values } from './rule-kind.ts';

/** One rule of an annex, ready to be asked about a record. */
export type RecordRule = (values: Values) => RuleFinding[];

const compiled = new WeakMap<AnnexDefinition, readonly RecordRule[]>();

/** The rules of an annex over single records. */
export function recordRules(annex: AnnexDefinition): readonly RecordRule[] {
  const known = compiled.get(annex);
  if (known) return known;
  const context = { year: annex.year, labelOf: (key: string) => labelOfField(fieldOf(annex, key)) };
  const rules = annex.rules.flatMap((rule): RecordRule[] => {
    const kind = recordRuleKind(rule.kind);
    if (!kind) return [];
    return [(values) => kind.check(values, rule, context)];
  });
  compiled.set(annex, rules);
  return rules;
}
