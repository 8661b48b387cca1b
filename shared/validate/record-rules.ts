import * as v from 'valibot';
import type { AnnexDefinition } from '../annex/definition.ts';
import { recordRuleKind } from './registry.ts';
import type { RuleFinding, Values } from './rule-kind.ts';

/** One rule of an annex, ready to be asked about a record. */
export type RecordRule = (values: Values) => RuleFinding[];

const compiled = new WeakMap<AnnexDefinition, readonly RecordRule[]>();

/** The rules of an annex over single records, their options checked once. */
export function recordRules(annex: AnnexDefinition): readonly RecordRule[] {
  const known = compiled.get(annex);
  if (known) return known;
  const rules = annex.rules.flatMap((definition): RecordRule[] => {
    const kind = recordRuleKind(definition.kind);
    if (!kind) return [];
    const rule = { ...definition, options: v.parse(kind.options, definition.options ?? {}) };
    return [(values) => kind.check(values, rule, annex)];
  });
  compiled.set(annex, rules);
  return rules;
}
