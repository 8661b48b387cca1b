import * as v from 'valibot';
import type { FieldValue } from '../../record/record.ts';
import type { RecordRuleKind } from '../rule-kind.ts';

export const yearMentionedOptions = () => v.strictObject({ fields: v.array(v.string()) });

function isRange(value: FieldValue): value is { start: string; end: string | null } {
  return typeof value === 'object' && 'start' in value;
}

/** The years a value speaks of; a range to this day (至今) has no last one. */
function yearsOf(value: FieldValue): { first: number; last: number; text: string }[] {
  if (isRange(value)) {
    const first = Number(value.start.slice(0, 4));
    const last = value.end === null ? Number.POSITIVE_INFINITY : Number(value.end.slice(0, 4));
    return [{ first, last, text: value.end === null ? `${first}` : first === last ? `${first}` : `${first}-${last}` }];
  }
  if (typeof value !== 'string') return [];
  const found = value
    .normalize('NFKC')
    .matchAll(/(?<!\d)(20\d\d)(?:\s*[-~至到—–]+\s*(20\d\d))?(?=\s*(?:年|学年|$|[^\d]))/gu);
  return [...found].map((match) => ({
    first: Number(match[1]),
    last: Number(match[2] ?? match[1]),
    text: match[0],
  }));
}

/** M62: a name or period that speaks of other years only than the annex's. */
export const yearMentioned: RecordRuleKind<v.InferOutput<ReturnType<typeof yearMentionedOptions>>> = {
  name: 'yearMentioned',
  check(values, rule, { year }) {
    return rule.options.fields.flatMap((field) => {
      const value = values[field];
      const years = value === undefined ? [] : yearsOf(value);
      if (years.length === 0 || years.some(({ first, last }) => first <= year && year <= last)) return [];
      const params = { found: years.map(({ text }) => text), year, quote: rule.quote ?? '' };
      return [{ field, code: 'yearMentioned.other', severity: rule.severity, params }];
    });
  },
};
