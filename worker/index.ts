import { app } from './app.ts';
import type { Env } from './env.ts';
import { runScheduled } from './scheduled.ts';

export default {
  fetch: (request, env, context) => app.fetch(request, env, context),
  // The time it was to run at may lie behind: what is due is due now.
  scheduled: (_, env) => runScheduled(env, new Date()),
} satisfies ExportedHandler<Env>;
