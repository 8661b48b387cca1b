import type { AnnexDefinition } from '../annex/definition.ts';
import { recordRuleKind } from './registry.ts';
import type { RuleFinding, Values } from './rule-kind.ts';

/** One rule of an annex, ready to be asked about a record. */
export type RecordRule = (values: Values) => RuleFinding[];

const compiled = new WeakMap<AnnexDefinition, readonly RecordRule[]>();

/** The rules of an annex over single records. */
export function recordRules(annex: AnnexDefinition): readonly RecordRule[] {
  const known = compiled.get(annex);
  if (known) return known;
  const rules = annex.rules.flatMap((rule): RecordRule[] => {
    const kind = recordRuleKind(rule.kind);
    if (!kind) return [];
    return [(values) => kind.check(values, rule, annex)];
  });
  compiled.set(annex, rules);
  return rules;
}
