import { createRoute } from '@hono/zod-openapi';
import { sessionInputSchema, sessionSchema } from '../../shared/api/contracts/session.ts';
import { deviceLabel } from '../auth/device-label.ts';
import { ProblemError, problem } from '../problem/problem.ts';
import { signIn } from '../services/sessions.ts';
import { unwrap } from './answer.ts';
import { invalid, newRouter } from './app-env.ts';
import { jsonOf, readBytes } from './body.ts';
import { jsonAnswer } from './described.ts';

const route = createRoute({
  method: 'post',
  path: '/session',
  operationId: 'signIn',
  request: { body: { required: true, content: { 'application/json': { schema: sessionInputSchema } } } },
  responses: jsonAnswer(sessionSchema),
});

export const session = newRouter();
session.openAPIRegistry.registerPath(route);
session.post(route.path, async (c) => {
  const limiter = c.env.DEMO === '1' ? undefined : c.env.SESSION_LIMIT;
  const address = c.req.header('cf-connecting-ip') ?? 'unknown';
  if (limiter && !(await limiter.limit({ key: address })).success) throw new ProblemError(problem('rate.limited'));
  const input = sessionInputSchema.safeParse(unwrap(jsonOf(unwrap(await readBytes(c, 10_000)))));
  if (!input.success) throw new ProblemError(invalid(input.error.issues));
  const device = input.data.device ?? deviceLabel(c.req.header('user-agent'));
  c.header('Cache-Control', 'no-store');
  return c.json(unwrap(await signIn(c.var.world, input.data.code, device)), 200);
});
