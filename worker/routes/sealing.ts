import { createMiddleware } from 'hono/factory';
import { sealEvents } from '../services/audit.ts';
import type { AppEnv } from './app-env.ts';

/** A busy second's events are linked together: one question and one answer of the database for all of them. */
const AFTER_MS = 1_000;
/** An isolate that ended in the middle must not keep its successors from it. */
const GIVE_UP_MS = 30_000;

let busyUntil = 0;

/** Links what a request changed to the audit chain, after it was answered. What is missed is linked the next time. */
export const sealing = createMiddleware<AppEnv>(async (c, next) => {
  await next();
  if (c.req.method === 'GET' || c.res.status >= 300 || performance.now() < busyUntil) return;
  busyUntil = performance.now() + GIVE_UP_MS;
  const { db, env } = c.var.world;
  const done = scheduler
    .wait(AFTER_MS)
    .then(() => {
      // What is stored from here on may come too late for this turn and starts the next one.
      busyUntil = 0;
      return sealEvents({ db, env });
    })
    .catch((error: unknown) => console.error(JSON.stringify({ error: 'seal', name: (error as Error).name })));
  try {
    c.executionCtx.waitUntil(done);
  } catch {
    // app.request in a test has no execution context; the work goes on by itself there.
  }
});
