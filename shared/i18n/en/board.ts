import type { Messages } from '../i18n.ts';

/** The page's board: progress, review, merge and forwarding of the units below. */
export const board = {} as const satisfies Messages;
