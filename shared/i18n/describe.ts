import type { AnnexDefinition } from '../annex/definition.ts';
import type { Issue } from '../issue/issue.ts';
import { describeIn } from './describe-in.ts';
import { fields as fieldsEn } from './en/fields.ts';
import { review as reviewEn } from './en/review.ts';
import { tables as tablesEn } from './en/tables.ts';
import type { Locale, Messages } from './i18n.ts';
import { fields as fieldsZh } from './zh-CN/fields.ts';
import { review as reviewZh } from './zh-CN/review.ts';
import { tables as tablesZh } from './zh-CN/tables.ts';

const TEXTS: Readonly<Record<Locale, Messages>> = {
  'zh-CN': { ...fieldsZh, ...tablesZh, ...reviewZh },
  en: { ...fieldsEn, ...tablesEn, ...reviewEn },
};

/** What a person reads of an issue, in any of the languages (describe-in.ts). */
export function describeIssue(issue: Issue, annex: AnnexDefinition | null, locale: Locale): string {
  return describeIn({ locale, texts: TEXTS[locale] }, issue, annex);
}
