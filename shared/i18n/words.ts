import type { Messages } from './i18n.ts';

/** Everything the pane says in one language once it is open: data, which it fetches instead of bundling it. */
export interface Words {
  /** Of the pane itself, and what it shares with the page. */
  readonly says: Messages;
  /** Of findings, by code. */
  readonly sentences: Messages;
}
