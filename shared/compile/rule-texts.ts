import type { FieldDefinition } from '../annex/definition.ts';
import type { NativeRule } from '../field/field-type.ts';
import { compile as en } from '../i18n/en/compile.ts';
import { fill, type Locale, type Messages } from '../i18n/i18n.ts';
import { compile as zh } from '../i18n/zh-CN/compile.ts';
import type { Params } from '../issue/issue.ts';
import type { Condition } from './condition.ts';

const TEXTS: Readonly<Record<Locale, Messages>> = { 'zh-CN': zh, en };

/** What Excel keeps of a longer text it drops, and the file counts as damaged (MS-OI29500 2.1.613 and 2.1.614). */
export const LIMITS = { title: 32, prompt: 255, error: 224 } as const;

export interface RuleTexts {
  readonly promptTitle: string;
  readonly promptText: string;
  readonly errorTitle: string;
  readonly errorText: string;
}

/** A money column whose header states another unit than the annex: the figures are in the header's (M06). */
export interface OtherUnit {
  readonly label: string;
  readonly unit: 'yuan' | 'yi';
}

/** As it stands in the header. */
const UNITS = { yuan: '元', yi: '亿元' } as const;

/** The words beside a cell that is being filled, and those of the box that meets an entry that does not fit. */
export function ruleTexts(
  field: FieldDefinition,
  rule: NativeRule,
  conditions: readonly Condition[],
  locale: Locale,
  header?: OtherUnit,
): RuleTexts {
  const label = header?.label ?? (field.path ?? [field.label]).join('/');
  const params = { label, ...paramsOf(field, rule), ...(header ? { unit: UNITS[header.unit] } : {}) };
  const kind = header ? `${field.type}In` : field.type;
  const text = (code: string, more: Params = {}) => {
    const template = TEXTS[locale][code];
    return template === undefined ? '' : fill(template, { ...params, ...more }, locale);
  };
  const asked = conditions.filter((condition) => condition.style !== null);
  const prompts = [text(`prompt.${kind}`), ...conditions.map((c) => text(`prompt.${c.code}`, c.params))];
  const errors = [text(`error.${kind}`) || text('error.other'), ...asked.map((c) => text(`error.${c.code}`, c.params))];
  const sep = locale === 'zh-CN' ? '' : ' ';
  return {
    promptTitle: clip(label, LIMITS.title),
    promptText: clip(prompts.filter(Boolean).join(sep), LIMITS.prompt),
    errorTitle: clip(text(rule.style === 'stop' ? 'error.titleStop' : 'error.titleAsk'), LIMITS.title),
    errorText: clip(errors.filter(Boolean).join(sep), LIMITS.error),
  };
}

function paramsOf(field: FieldDefinition, { validation }: NativeRule): Params {
  const { min, max } = lengthsOf(field);
  return { items: validation.type === 'list' ? validation.items : [], min: min ?? 0, max: max ?? 0 };
}

function lengthsOf(field: FieldDefinition): { readonly min?: number | undefined; readonly max?: number | undefined } {
  if (field.type === 'text') return { max: field.options?.max };
  return field.type === 'longText' ? { min: field.options?.minChars, max: field.options?.maxChars } : {};
}

function clip(text: string, limit: number): string {
  if (text.length <= limit) return text;
  // A surrogate pair is not cut in two.
  const kept = text.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, '');
  return `${kept}…`;
}
