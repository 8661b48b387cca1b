import * as v from 'valibot';
import { numberOf, type RecordRuleKind } from '../rule-kind.ts';

export const zeroConsistencyOptions = () =>
  v.strictObject({
    pairs: v.array(v.strictObject({ when: v.string(), needs: v.string() })),
  });

/** Money spent on no project, projects of no organisation: a figure above 0 asks for another above 0. */
export const zeroConsistency: RecordRuleKind<v.InferOutput<ReturnType<typeof zeroConsistencyOptions>>> = {
  name: 'zeroConsistency',
  check(values, rule, { labelOf }) {
    return rule.options.pairs.flatMap(({ when, needs }) => {
      const figure = numberOf(values, when);
      if (figure === undefined || figure <= 0 || numberOf(values, needs) !== 0) return [];
      return [
        {
          field: needs,
          code: 'zeroConsistency.needs',
          severity: rule.severity,
          params: { figure, whenLabel: labelOf(when) },
          related: [when],
        },
      ];
    });
  },
};
