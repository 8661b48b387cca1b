import type { Locale } from '../../shared/i18n/i18n.ts';
import { LOCALE_KEY } from './kept-locale.ts';
import { wordsIn } from './words.tsx';
import type { PaneContext } from './world.tsx';

/** Another language: only once its words are here, so that nobody loses the pane with the network. */
export async function switchLocale(next: Locale, { shell, desk, reopen }: PaneContext): Promise<void> {
  const here = await wordsIn(next).catch(() => null);
  if (!here) return;
  try {
    localStorage.setItem(shell.partition + LOCALE_KEY, next);
  } catch {
    // Not kept then; the switch still holds until the pane is closed.
  }
  await desk.close();
  reopen(next);
}
