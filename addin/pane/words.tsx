import type { IssueTexts } from '../../shared/i18n/describe-in.ts';
import type { Locale, Messages } from '../../shared/i18n/i18n.ts';
import type { opening } from '../../shared/i18n/zh-CN/opening.ts';
import type { pane } from '../../shared/i18n/zh-CN/pane.ts';
import type { Params } from '../../shared/issue/issue.ts';
import { type Say, sayOf, type TextKey, type Texts, useSay } from '../ui/text.tsx';
import { dataOf } from './data.ts';

type PaneKey = keyof typeof pane;

/** The words of the pane, and those it shares with the page. */
export interface PaneSay {
  (key: TextKey | PaneKey, params?: Params): string;
  readonly locale: Locale;
}

export function usePaneSay(): PaneSay {
  return useSay() as PaneSay;
}

/** What the page itself can say, in each language. */
export type Opening = Readonly<Record<Locale, Readonly<Record<keyof typeof opening, string>>>>;

/** The element of the page that holds it. */
export const OPENING_ID = 'opening';

/** What can be said before the words have come. */
export function sayOpening(key: keyof typeof opening, locale: Locale): string {
  const said: Opening = JSON.parse(document.getElementById(OPENING_ID)?.textContent ?? '');
  return said[locale][key];
}

/** All that is said in one language. */
export interface Spoken {
  readonly say: Say;
  /** What is said of findings. */
  readonly sentences: IssueTexts;
  /** The words that end up in the workbook. */
  readonly texts: Messages;
}

/** The words of a language. Rejects where they do not come. */
export async function wordsIn(locale: Locale): Promise<Spoken> {
  const { says, sentences } = await dataOf(locale);
  // Written by this very build, of the same texts that `Texts` is the type of.
  return { say: sayOf(says as Texts, locale), sentences: { locale, texts: sentences }, texts: says };
}
