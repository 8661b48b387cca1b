import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { callerOf, probableCallerOf } from '../auth/session.ts';
import { ProblemError, problem } from '../problem/problem.ts';
import type { SignedIn } from '../services/world.ts';
import type { AppEnv } from './app-env.ts';

function tokenOf(c: Context<AppEnv>): string {
  const token = /^Bearer ([\w\-.~+/]{1,200}=*)$/i.exec(c.req.header('authorization') ?? '')?.[1];
  if (token === undefined) throw new ProblemError(problem('auth.required'));
  return token;
}

function letIn(c: Context<AppEnv>, caller: SignedIn | null): void {
  if (!caller) throw new ProblemError(problem('auth.tokenUnknown'));
  c.set('caller', caller);
}

/** Lets only signed-in callers through. */
export const signedIn = createMiddleware<AppEnv>(async (c, next) => {
  const { db, now } = c.var.world;
  letIn(c, await callerOf(db, tokenOf(c), now));
  await next();
});

/** For submissions alone: the transaction that stores one checks the token again. */
export const signedInBefore = createMiddleware<AppEnv>(async (c, next) => {
  const { db, now } = c.var.world;
  letIn(c, await probableCallerOf(db, tokenOf(c), now));
  await next();
});
