import type { Context, Next } from 'hono';
import { createMiddleware } from 'hono/factory';
import { callerOf, probableCallerOf } from '../auth/session.ts';
import { ProblemError, problem } from '../problem/problem.ts';
import { copyToAll, isCommon, workplaceOf, worldOfToken } from '../services/workplace.ts';
import type { SignedIn } from '../services/world.ts';
import type { AppEnv } from './app-env.ts';

function tokenOf(c: Context<AppEnv>): string {
  const token = /^Bearer ([\w\-.~+/]{1,200}=*)$/i.exec(c.req.header('authorization') ?? '')?.[1];
  if (token === undefined) throw new ProblemError(problem('auth.required'));
  return token;
}

/** Lets a caller through to the database that the request is about. */
async function letIn(c: Context<AppEnv>, caller: SignedIn | null, next: Next): Promise<void> {
  if (!caller) throw new ProblemError(problem('auth.tokenUnknown'));
  c.set('caller', caller);
  const { method, path } = c.req;
  c.set('world', await workplaceOf(c.var.world, caller, { method, path, unit: c.req.query('unit') }));
  await next();
  // Of one unit, on an office's shared computer: no cache of a browser or a proxy keeps any of it.
  if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store');
  if (method !== 'GET' && c.res.status < 300 && isCommon({ path })) await copyToAll(c.var.world);
}

/** Lets only signed-in callers through. */
export const signedIn = createMiddleware<AppEnv>(async (c, next) => {
  const token = tokenOf(c);
  const { db, now } = worldOfToken(c.var.world, token);
  await letIn(c, await callerOf(db, token, now), next);
});

/** For submissions alone: the transaction that stores one checks the token again. */
export const signedInBefore = createMiddleware<AppEnv>(async (c, next) => {
  const token = tokenOf(c);
  const { db, now } = worldOfToken(c.var.world, token);
  await letIn(c, await probableCallerOf(db, token, now), next);
});
