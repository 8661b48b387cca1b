import { createMiddleware } from 'hono/factory';
import { secretHash } from '../auth/secret.ts';
import { ProblemError, problem } from '../problem/problem.ts';
import type { AppEnv } from './app-env.ts';

/** Per token, or per address where there is none. The demo is not limited: one machine is every unit there. */
export const limitRate = createMiddleware<AppEnv>(async (c, next) => {
  const limiter = c.env.DEMO === '1' ? undefined : c.env.REQUEST_LIMIT;
  if (limiter) {
    const token = c.req.header('authorization');
    const key = token === undefined ? (c.req.header('cf-connecting-ip') ?? 'unknown') : await secretHash(token);
    if (!(await limiter.limit({ key })).success) throw new ProblemError(problem('rate.limited'));
  }
  await next();
});
