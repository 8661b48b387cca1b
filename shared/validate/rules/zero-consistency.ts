import * as z from 'zod/mini';
import { fieldOf } from '../../annex/definition.ts';
import { labelOfField } from '../../recognise/header-issues.ts';
import { numberOf, type RecordRuleKind } from '../rule-kind.ts';

const options = z.strictObject({ pairs: z.array(z.strictObject({ when: z.string(), needs: z.string() })) });

/** Money spent on no project, projects of no organisation: a figure above 0 asks for another above 0. */
export const zeroConsistency: RecordRuleKind<z.infer<typeof options>> = {
  name: 'zeroConsistency',
  options,
  check(values, rule, annex) {
    return rule.options.pairs.flatMap(({ when, needs }) => {
      const figure = numberOf(values, when);
      if (figure === undefined || figure <= 0 || numberOf(values, needs) !== 0) return [];
      return [
        {
          field: needs,
          code: 'zeroConsistency.needs',
          severity: rule.severity,
          params: { figure, whenLabel: labelOfField(fieldOf(annex, when)) },
          related: [when],
        },
      ];
    });
  },
};
