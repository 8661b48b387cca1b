import type { Messages } from '../i18n.ts';

/** The page's administration: units, people, notices, reminders, the audit record; and the public roster. */
export const administration = {} as const satisfies Messages;
