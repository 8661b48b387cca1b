import type { RuleDefinition } from '../annex/definition.ts';
import { crossAnnexOptions } from './rules/cross-annex.ts';
import { partOfWholeOptions } from './rules/part-of-whole.ts';
import { softCapOptions } from './rules/soft-cap.ts';
import { yearMentionedOptions } from './rules/year-mentioned.ts';
import { zeroConsistencyOptions } from './rules/zero-consistency.ts';

/** What each kind of rule takes as options. For checking definitions (annex/schema.ts), as field/options.ts is. */
export const RULE_OPTIONS = {
  crossAnnex: crossAnnexOptions,
  partOfWhole: partOfWholeOptions,
  softCap: softCapOptions,
  yearMentioned: yearMentionedOptions,
  zeroConsistency: zeroConsistencyOptions,
};

/** The fields of its own annex that a rule speaks of: one that isn't there would silence the rule. */
export function fieldsOfRule(rule: RuleDefinition): readonly string[] {
  switch (rule.kind) {
    case 'crossAnnex':
      return [...rule.options.counts, ...rule.options.sums, ...rule.options.distinct].map(({ whole }) => whole);
    case 'partOfWhole':
      return rule.options.pairs.flatMap(({ whole, part }) => [whole, part]);
    case 'softCap':
      return [rule.options.field];
    case 'yearMentioned':
      return rule.options.fields;
    case 'zeroConsistency':
      return rule.options.pairs.flatMap(({ when, needs }) => [when, needs]);
  }
}
