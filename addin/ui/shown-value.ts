import type { AnnexDefinition } from '../../shared/annex/definition.ts';
import type { Locale } from '../../shared/i18n/i18n.ts';
import { moneyText } from '../../shared/i18n/money-text.ts';
import type { FieldValue } from '../../shared/record/record.ts';
import { contentOf } from '../../shared/render/field-content.ts';

/** A value as people read it; `figure`: set flush right, so that digits stand under digits. */
export interface ShownValue {
  readonly text: string;
  readonly figure: boolean;
}

/** FieldValue as JSON brings it: absent parts may be undefined. */
export type JsonValue = string | number | { readonly [part: string]: string | null | undefined };

const BLANK: ShownValue = { text: '', figure: false };

/**
 * `shownValue(annex, 'fundsWan', 18.04, 'zh-CN')` is `{text: '18.04 万元', figure: true}`: money is kept in 万元 and
 * says so. `field` null: a column of the unit's own. A blank is empty text.
 */
export function shownValue(
  annex: AnnexDefinition,
  field: string | null,
  value: JsonValue | null,
  locale: Locale,
): ShownValue {
  if (value === null) return BLANK;
  const definition = annex.fields.find(({ key }) => key === field);
  const content = definition ? contentOf(definition)(value as FieldValue) : value;
  if (typeof content !== 'number') return { text: String(content ?? ''), figure: false };
  const figure = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 }).format(content);
  return { text: definition?.type === 'money' ? moneyText(figure, locale) : figure, figure: true };
}
