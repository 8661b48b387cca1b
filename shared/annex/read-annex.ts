import * as v from 'valibot';
import { fail, ok, type Result } from '../result.ts';
import type { AnnexDefinition, RuleDefinition } from './definition.ts';
import { annexSchema } from './schema.ts';

/**
 * A definition from outside, checked down to the options of its fields and rules: whoever reads cells or judges records
 * believes them. Each fault names its place, such as
 * `mca2021-annex3, field fundsWan, options.unitStated: Invalid type: Expected boolean but received "yes"`.
 */
export function readAnnex(given: unknown): Result<AnnexDefinition, readonly string[]> {
  const read = v.safeParse(annexSchema, given);
  const faults = read.success
    ? contradictions(read.output)
    : read.issues.map((issue) => `${placeOf(issue)}: ${issue.message}`);
  if (!read.success || faults.length > 0) {
    const id = typeof given === 'object' && given !== null && 'id' in given ? String(given.id) : 'annex';
    return fail(faults.map((fault) => `${id}, ${fault}`));
  }
  return ok(read.output);
}

function placeOf(issue: v.BaseIssue<unknown>): string {
  const [part, item, ...rest] = issue.path ?? [];
  if (!item || (part?.key !== 'fields' && part?.key !== 'rules')) return v.getDotPath(issue) ?? 'as a whole';
  const { key, id } = (item.value ?? {}) as { readonly key?: unknown; readonly id?: unknown };
  const name = part.key === 'fields' ? `field ${key ?? item.key}` : `rule ${id ?? item.key}`;
  return rest.length === 0 ? name : `${name}, ${rest.map((step) => step.key).join('.')}`;
}

/** What the parts of a definition say against each other. */
function contradictions({ fields, rules, matrix: rows }: AnnexDefinition): string[] {
  const keys = fields.map((field) => field.key);
  const labels = rows ? [rows.groupField, rows.nameField] : [];
  return [
    ...keys.filter((one, at) => keys.indexOf(one) !== at).map((one) => `field ${one}: there are two of it`),
    ...labels
      .filter((one) => !fields.some((field) => field.key === one && field.type === 'rowLabel'))
      .map((one) => `matrix: no field ${one} of type rowLabel`),
    ...rules.flatMap((rule) =>
      fieldsOfRule(rule)
        .filter((one) => !keys.includes(one))
        .map((one) => `rule ${rule.id}: no field ${one}`),
    ),
  ];
}

/** The fields of its own annex that a rule speaks of: one that isn't there would silence the rule. */
function fieldsOfRule(rule: RuleDefinition): readonly string[] {
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
