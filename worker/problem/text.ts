import type { Context } from 'hono';
import { admin as adminEn } from '../../shared/i18n/en/admin.ts';
import { api as en } from '../../shared/i18n/en/api.ts';
import { reminder as reminderEn } from '../../shared/i18n/en/reminder.ts';
import { reviewApi as reviewEn } from '../../shared/i18n/en/review.ts';
import { workbook as workbookEn } from '../../shared/i18n/en/workbook.ts';
import { fill, type Locale, type Messages } from '../../shared/i18n/i18n.ts';
import { admin as adminZh } from '../../shared/i18n/zh-CN/admin.ts';
import { api as zh } from '../../shared/i18n/zh-CN/api.ts';
import { reminder as reminderZh } from '../../shared/i18n/zh-CN/reminder.ts';
import { reviewApi as reviewZh } from '../../shared/i18n/zh-CN/review.ts';
import { workbook as workbookZh } from '../../shared/i18n/zh-CN/workbook.ts';
import type { Params } from '../../shared/issue/issue.ts';

const TEXTS: Record<Locale, Messages> = {
  'zh-CN': { ...zh, ...reviewZh, ...adminZh, ...reminderZh },
  en: { ...en, ...reviewEn, ...adminEn, ...reminderEn },
};
const WORKBOOK: Record<Locale, Messages> = { 'zh-CN': workbookZh, en: workbookEn };

/** The API's own text with this key, its parameters filled in. */
export function apiText(key: string, params: Params, locale: Locale): string {
  return fill(TEXTS[locale][key] ?? key, params, locale);
}

/** Title and detail of a problem; a workbook that can't be read has the reader's own text. */
export function problemTexts(code: string, params: Params, locale: Locale): { title: string; detail: string } {
  const reader = WORKBOOK[locale][code];
  if (reader !== undefined) {
    return { title: apiText('problem.workbook.title', params, locale), detail: fill(reader, params, locale) };
  }
  return {
    title: apiText(`problem.${code}.title`, params, locale),
    detail: apiText(`problem.${code}.detail`, params, locale),
  };
}

/** The language of Accept-Language that is preferred and known; Chinese unless English is asked for. */
export function localeOf(c: Context): Locale {
  const wanted = (c.req.header('accept-language') ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...rest] = part.trim().toLowerCase().split(';');
      const q = rest
        .find((r) => r.trim().startsWith('q='))
        ?.trim()
        .slice(2);
      return { tag, weight: q === undefined ? 1 : Number(q) || 0 };
    })
    .filter(({ tag, weight }) => weight > 0 && /^(zh|en)\b/.test(tag))
    .sort((a, b) => b.weight - a.weight);
  return wanted[0]?.tag.startsWith('en') ? 'en' : 'zh-CN';
}
