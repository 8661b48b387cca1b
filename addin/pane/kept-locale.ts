import type { Locale } from '../../shared/i18n/i18n.ts';

export const LOCALE_KEY = 'annex-sync.locale';

/** The language that was chosen here before; otherwise the program's own. */
export function keptLocale(language: string, partition: string): Locale {
  try {
    const kept = localStorage.getItem(partition + LOCALE_KEY);
    if (kept === 'en' || kept === 'zh-CN') return kept;
  } catch {
    // Storage is refused in some webviews: the program's own language then.
  }
  return language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}
