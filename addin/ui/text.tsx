import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { fill, type Locale } from '../../shared/i18n/i18n.ts';
import type { page as source } from '../../shared/i18n/zh-CN/page.ts';
import type { Params } from '../../shared/issue/issue.ts';

export type TextKey = keyof typeof source;
export type Texts = Readonly<Record<TextKey, string>>;

/** The words of the chosen language: `say('submit.now')`, `say('grid.rows', { count: 3 })`. */
export interface Say {
  (key: TextKey, params?: Params): string;
  readonly locale: Locale;
}

/** Binds a dictionary to a language. */
export function sayOf(texts: Texts, locale: Locale): Say {
  const say = (key: TextKey, params: Params = {}) => fill(texts[key], params, locale);
  return Object.assign(say, { locale });
}

export const SayContext = createContext<Say | null>(null);

/** The words of the chosen language, inside a page or pane that provides them. */
export function useSay(): Say {
  const say = useContext(SayContext);
  if (!say) throw new Error('no SayContext above this component');
  return say;
}
