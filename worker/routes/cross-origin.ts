import { cors } from 'hono/cors';
import { createMiddleware } from 'hono/factory';
import type { AppEnv } from './app-env.ts';

const EXPOSED = ['Content-Disposition', 'Date', 'ETag', 'Retry-After'];

const preflight = cors({
  origin: '*',
  allowMethods: ['GET', 'POST'],
  allowHeaders: ['Authorization', 'Content-Type', 'Accept-Language', 'Idempotency-Key', 'If-None-Match'],
  exposeHeaders: EXPOSED,
  maxAge: 86_400,
});

/**
 * Bearer tokens only, no cookies: any origin may call, none can ride on a session. Said on the answer itself: what is
 * said before there is one makes Hono build it twice.
 */
export const crossOrigin = createMiddleware<AppEnv>(async (c, next) => {
  if (c.req.method === 'OPTIONS') return preflight(c, next);
  await next();
  c.res.headers.set('Access-Control-Allow-Origin', '*');
  c.res.headers.set('Access-Control-Expose-Headers', EXPOSED.join(','));
});
