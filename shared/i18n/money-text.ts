import type { Locale } from './i18n.ts';

/** `moneyText('18.04', 'zh-CN')` is 18.04 万元: a figure of money, which is always kept in 万元, with its unit. */
export function moneyText(figure: string, locale: Locale): string {
  return locale === 'zh-CN' ? `${figure} 万元` : `${figure} ×10,000 yuan`;
}
