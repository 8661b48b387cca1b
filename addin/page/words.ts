import { useContext } from 'preact/hooks';
import { fill, type Locale } from '../../shared/i18n/i18n.ts';
import { administration } from '../../shared/i18n/zh-CN/administration.ts';
import { board } from '../../shared/i18n/zh-CN/board.ts';
import { history } from '../../shared/i18n/zh-CN/history.ts';
import { page } from '../../shared/i18n/zh-CN/page.ts';
import type { Params } from '../../shared/issue/issue.ts';
import { SayContext } from '../ui/text.tsx';

const zhCN = { ...page, ...board, ...history, ...administration };
export type PageTextKey = keyof typeof zhCN;
type PageTexts = Readonly<Record<PageTextKey, string>>;

/** The words of every face of the page; components of `ui`, which the pane has too, know those of `page` only. */
export interface PageSay {
  (key: PageTextKey, params?: Params): string;
  readonly locale: Locale;
}

function pageSayOf(texts: PageTexts, locale: Locale): PageSay {
  const say = (key: PageTextKey, params: Params = {}) => fill(texts[key], params, locale);
  return Object.assign(say, { locale });
}

export const CHINESE = pageSayOf(zhCN, 'zh-CN');

/** English is loaded when somebody asks for it. */
export async function loadWords(locale: Locale): Promise<PageSay> {
  if (locale === 'zh-CN') return CHINESE;
  const [page, board, history, administration] = await Promise.all([
    import('../../shared/i18n/en/page.ts'),
    import('../../shared/i18n/en/board.ts'),
    import('../../shared/i18n/en/history.ts'),
    import('../../shared/i18n/en/administration.ts'),
  ]);
  return pageSayOf({ ...page.page, ...board.board, ...history.history, ...administration.administration }, 'en');
}

/** `say('board.title')` inside any face of the page. */
export function useSay(): PageSay {
  const say = useContext(SayContext);
  if (!say) throw new Error('no SayContext above this component');
  // The page's shell is the only one to provide it there, and gives a PageSay.
  return say as PageSay;
}
