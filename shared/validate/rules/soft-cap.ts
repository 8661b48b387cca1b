import * as v from 'valibot';
import { numberOf, type RecordRuleKind } from '../rule-kind.ts';

export const softCapOptions = () => v.strictObject({ field: v.string(), cap: v.number() });

/** 一般不超过: a figure above the cap asks for a reason and never blocks. */
export const softCap: RecordRuleKind<v.InferOutput<ReturnType<typeof softCapOptions>>> = {
  name: 'softCap',
  check(values, rule) {
    const { field, cap } = rule.options;
    const figure = numberOf(values, field);
    if (figure === undefined || figure <= cap) return [];
    const params = { figure, cap, quote: rule.quote ?? '' };
    return [{ field, code: 'softCap.above', severity: rule.severity, params }];
  },
};
