import { drafts } from './drafts.ts';
import { duties } from './duties.ts';
import { events } from './events.ts';
import { people } from './people.ts';
import { units } from './units.ts';

/** What administrators and lead units do. */
export const ADMIN_ROUTES = [drafts, duties, events, people, units] as const;
