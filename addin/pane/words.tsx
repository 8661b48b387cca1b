import type { IssueTexts } from '../../shared/i18n/describe-in.ts';
import type { Locale, Messages } from '../../shared/i18n/i18n.ts';
import { page } from '../../shared/i18n/zh-CN/page.ts';
import { pane } from '../../shared/i18n/zh-CN/pane.ts';
import type { Params } from '../../shared/issue/issue.ts';
import { type Say, sayOf, type TextKey, type Texts, useSay } from '../ui/text.tsx';

export type PaneKey = keyof typeof pane;

/** The words of the pane, and those it shares with the page. */
export interface PaneSay {
  (key: TextKey | PaneKey, params?: Params): string;
  readonly locale: Locale;
}

export function usePaneSay(): PaneSay {
  return useSay() as PaneSay;
}

const zh: Texts = { ...page, ...pane };

/** Chinese is at hand; another language is fetched. */
async function textsIn(locale: Locale): Promise<Texts> {
  if (locale === 'zh-CN') return zh;
  const [shared, own] = await Promise.all([
    import('../../shared/i18n/en/page.ts'),
    import('../../shared/i18n/en/pane.ts'),
  ]);
  return { ...shared.page, ...own.pane };
}

export async function sayIn(locale: Locale): Promise<Say> {
  return locale === 'zh-CN' ? firstWords : sayOf(await textsIn(locale), locale);
}

export const firstWords: Say = sayOf(zh, 'zh-CN');

/** What is said of findings, in the one language that is spoken. */
export async function sentencesIn(locale: Locale): Promise<IssueTexts> {
  const [{ fields }, { tables }] = await (locale === 'zh-CN'
    ? Promise.all([import('../../shared/i18n/zh-CN/fields.ts'), import('../../shared/i18n/zh-CN/tables.ts')])
    : Promise.all([import('../../shared/i18n/en/fields.ts'), import('../../shared/i18n/en/tables.ts')]));
  return { locale, texts: { ...fields, ...tables } };
}

/** The words that end up in the workbook. */
export async function sheetTexts(locale: Locale): Promise<Messages> {
  return textsIn(locale);
}
