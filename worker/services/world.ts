import type { Locale } from '../../shared/i18n/i18n.ts';
import type { Env } from '../env.ts';

export type { Caller, SignedIn } from '../store/person.ts';

/** What a service works in. Time comes in with it. */
export interface World {
  readonly env: Env;
  readonly db: D1Database;
  readonly now: Date;
  readonly locale: Locale;
}
