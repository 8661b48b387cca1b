import type { Locale } from '../../shared/i18n/i18n.ts';
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

const zh = sayOf({ ...page, ...pane } as Texts, 'zh-CN');

/** Chinese is at hand; another language is fetched. */
export async function sayIn(locale: Locale): Promise<Say> {
  if (locale === 'zh-CN') return zh;
  const [shared, own] = await Promise.all([
    import('../../shared/i18n/en/page.ts'),
    import('../../shared/i18n/en/pane.ts'),
  ]);
  return sayOf({ ...shared.page, ...own.pane } as Texts, 'en');
}

export const firstWords: Say = zh;

/** The words that end up in the workbook, and those of the host's problems. */
export async function sheetTexts(locale: Locale): Promise<Readonly<Record<PaneKey, string>>> {
  return locale === 'zh-CN' ? pane : (await import('../../shared/i18n/en/pane.ts')).pane;
}
