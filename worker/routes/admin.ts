import { drafts } from './drafts.ts';
import { duties } from './duties.ts';
import { events } from './events.ts';
import { people } from './people.ts';
import { publicPages } from './public.ts';
import { reminders } from './reminders.ts';
import { scans } from './scans.ts';
import { units } from './units.ts';

/** What administrators and lead units do, and what they let everyone see. */
export const ADMIN_ROUTES = [drafts, duties, events, people, publicPages, reminders, scans, units] as const;
