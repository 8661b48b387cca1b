import { createMiddleware } from 'hono/factory';
import { callerOf } from '../auth/session.ts';
import { ProblemError, problem } from '../problem/problem.ts';
import type { AppEnv } from './app-env.ts';

/** Lets only signed-in callers through. */
export const signedIn = createMiddleware<AppEnv>(async (c, next) => {
  const token = /^Bearer ([\w\-.~+/]{1,200}=*)$/i.exec(c.req.header('authorization') ?? '')?.[1];
  if (token === undefined) throw new ProblemError(problem('auth.required'));
  const { db, now } = c.var.world;
  const caller = await callerOf(db, token, now);
  if (!caller) throw new ProblemError(problem('auth.tokenUnknown'));
  c.set('caller', caller);
  await next();
});
