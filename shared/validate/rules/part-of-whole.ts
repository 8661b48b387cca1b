import * as v from 'valibot';
import { numberOf, type RecordRuleKind } from '../rule-kind.ts';

export const partOfWholeOptions = () =>
  v.strictObject({
    pairs: v.array(v.strictObject({ whole: v.string(), part: v.string() })),
  });

/** M79: 总数 ≥ 其中：市本级. The finding stands at the part and names the whole. */
export const partOfWhole: RecordRuleKind<v.InferOutput<ReturnType<typeof partOfWholeOptions>>> = {
  name: 'partOfWhole',
  check(values, rule, { labelOf }) {
    return rule.options.pairs.flatMap(({ whole, part }) => {
      const all = numberOf(values, whole);
      const some = numberOf(values, part);
      if (all === undefined || some === undefined || some <= all) return [];
      return [
        {
          field: part,
          code: 'partOfWhole.exceeds',
          severity: rule.severity,
          params: { part: some, whole: all, wholeLabel: labelOf(whole) },
          related: [whole],
        },
      ];
    });
  },
};
