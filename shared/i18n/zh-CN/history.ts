import type { Messages } from '../i18n.ts';

/** The page's history of an annex: its versions, what changed between two of them. */
export const history = {} as const satisfies Messages;
