import { merge as en } from '../i18n/en/merge.ts';
import { fill, type Locale, type Messages } from '../i18n/i18n.ts';
import { merge as zh } from '../i18n/zh-CN/merge.ts';
import type { Params } from '../issue/issue.ts';

const TEXTS: Readonly<Record<Locale, Messages>> = { 'zh-CN': zh, en };

export type MergeText = (code: string, params?: Params) => string;

/** The texts of a merge's own sheets; throws on an unknown code (a bug). */
export function mergeTexts(locale: Locale): MergeText {
  return (code, params = {}) => {
    const template = TEXTS[locale][code];
    if (template === undefined) throw new Error(`no text ${code} of a merge in ${locale}`);
    return fill(template, params, locale);
  };
}
