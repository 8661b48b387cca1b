import { createMiddleware } from 'hono/factory';
import { routePath } from 'hono/route';
import type { AppEnv } from './app-env.ts';

/** One line a request: the route's pattern, never its address, which may name a receipt or a unit. Nothing personal. */
export const logged = createMiddleware<AppEnv>(async (c, next) => {
  const start = Date.now();
  await next();
  if (c.env.DEMO === '1') return;
  const { status } = c.res;
  const caller = c.var.caller as AppEnv['Variables']['caller'] | undefined;
  const line = { method: c.req.method, route: routePath(c, -1), status, ms: Date.now() - start };
  console.log(JSON.stringify({ ...line, unit: caller?.unit.code ?? null, role: caller?.role ?? null }));
});
