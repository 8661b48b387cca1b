import { createMiddleware } from 'hono/factory';
import { sealEvents } from '../services/audit.ts';
import { touchedBy } from '../services/workplace.ts';
import type { World } from '../services/world.ts';
import type { AppEnv } from './app-env.ts';

/** A busy second's events are linked together: one question and one answer of the database for all of them. */
const AFTER_MS = 1_000;
/** An isolate that ended in the middle must not keep its successors from it. */
const GIVE_UP_MS = 30_000;

const busyUntil = new WeakMap<D1Database, number>();

/** Links what a request changed to the audit chain, after it was answered. What is missed is linked the next time. */
export const sealing = createMiddleware<AppEnv>(async (c, next) => {
  await next();
  if (c.req.method === 'GET' || c.res.status >= 300) return;
  const caller = c.var.caller as AppEnv['Variables']['caller'] | undefined;
  for (const db of touchedBy(c.var.world, caller, c.req.path)) {
    const done = sealSoon({ db, env: c.env });
    try {
      if (done) c.executionCtx.waitUntil(done);
    } catch {
      // app.request in a test has no execution context; the work goes on by itself there.
    }
  }
});

/** null: somebody is at it already. */
function sealSoon(world: Pick<World, 'db' | 'env'>): Promise<void> | null {
  if (performance.now() < (busyUntil.get(world.db) ?? 0)) return null;
  busyUntil.set(world.db, performance.now() + GIVE_UP_MS);
  return scheduler
    .wait(AFTER_MS)
    .then(() => {
      // What is stored from here on may come too late for this turn and starts the next one.
      busyUntil.set(world.db, 0);
      return sealEvents(world);
    })
    .catch((error: unknown) => console.error(JSON.stringify({ error: 'seal', name: (error as Error).name })));
}
