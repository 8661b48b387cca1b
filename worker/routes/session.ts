import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import {
  oidcConfigSchema,
  oidcSessionInputSchema,
  type Session,
  sessionInputSchema,
  sessionSchema,
} from '../../shared/api/contracts/session.ts';
import { deviceLabel } from '../auth/device-label.ts';
import { ProblemError, problem } from '../problem/problem.ts';
import { oidcConfig, signIn, signInByOidc } from '../services/people/sessions.ts';
import { worldOfToken } from '../services/workplace.ts';
import { unwrap } from './answer.ts';
import { type AppEnv, newRouter } from './app-env.ts';
import { jsonAnswer } from './described.ts';
import { jsonBody } from './json-body.ts';

const MAX_SESSION_BYTES = 10_000;

export const session = newRouter();

/** Per address: codes and identities can't be tried without end. The demo is not limited. */
async function limitTries(c: Context<AppEnv>): Promise<void> {
  const limiter = c.env.DEMO === '1' ? undefined : c.env.SESSION_LIMIT;
  const address = c.req.header('cf-connecting-ip') ?? 'unknown';
  if (limiter && !(await limiter.limit({ key: address })).success) throw new ProblemError(problem('rate.limited'));
}

/** What the sign-in left is in the database that knows the token. */
function started(c: Context<AppEnv>, made: Session) {
  c.set('world', worldOfToken(c.var.world, made.token));
  return c.json(made, 200);
}

const byCode = createRoute({
  method: 'post',
  path: '/session',
  operationId: 'signIn',
  request: { body: { required: true, content: { 'application/json': { schema: sessionInputSchema } } } },
  responses: jsonAnswer(sessionSchema),
});
session.openAPIRegistry.registerPath(byCode);
session.post(byCode.path, async (c) => {
  await limitTries(c);
  const input = await jsonBody(c, sessionInputSchema, MAX_SESSION_BYTES);
  const device = input.device ?? deviceLabel(c.req.header('user-agent'));
  c.header('Cache-Control', 'no-store');
  return started(c, unwrap(await signIn(c.var.world, input.code, device)));
});

session.openapi(
  createRoute({
    method: 'get',
    path: '/session/oidc',
    operationId: 'oidcConfig',
    responses: jsonAnswer(oidcConfigSchema),
  }),
  async (c) => c.json(await oidcConfig(c.var.world), 200),
);

const byOidc = createRoute({
  method: 'post',
  path: '/session/oidc',
  operationId: 'signInByOidc',
  request: { body: { required: true, content: { 'application/json': { schema: oidcSessionInputSchema } } } },
  responses: jsonAnswer(sessionSchema),
});
session.openAPIRegistry.registerPath(byOidc);
session.post(byOidc.path, async (c) => {
  await limitTries(c);
  const input = await jsonBody(c, oidcSessionInputSchema, MAX_SESSION_BYTES * 2);
  const device = input.device ?? deviceLabel(c.req.header('user-agent'));
  c.header('Cache-Control', 'no-store');
  return started(c, unwrap(await signInByOidc(c.var.world, input, device)));
});
