import { cli as en } from '../../shared/i18n/en/cli.ts';
import { workbook as workbookEn } from '../../shared/i18n/en/workbook.ts';
import { fill, type Locale, type Messages } from '../../shared/i18n/i18n.ts';
import { cli as zh } from '../../shared/i18n/zh-CN/cli.ts';
import { workbook as workbookZh } from '../../shared/i18n/zh-CN/workbook.ts';
import type { Params } from '../../shared/issue/issue.ts';

const TEXTS: Readonly<Record<Locale, Messages>> = { 'zh-CN': { ...workbookZh, ...zh }, en: { ...workbookEn, ...en } };

export type CliText = (code: string, params?: Params) => string;

/** The command line's texts; throws on an unknown code (a bug). */
export function cliTexts(locale: Locale): CliText {
  return (code, params = {}) => {
    const template = TEXTS[locale][code];
    if (template === undefined) throw new Error(`no text ${code} of the command line in ${locale}`);
    return fill(template, params, locale);
  };
}
