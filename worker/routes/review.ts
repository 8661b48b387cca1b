import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { decisionInputSchema } from '../../shared/api/contracts/review.ts';
import { decidedSchema } from '../../shared/api/contracts/submission.ts';
import { decide } from '../services/review/review.ts';
import { unwrap } from './answer.ts';
import { newRouter } from './app-env.ts';
import { KEYED, PROBLEMS, SIGNED_IN } from './described.ts';
import { readKeyed } from './keyed.ts';
import { signedIn } from './signed-in.ts';

const MAX_BYTES = 6 * 1024 * 1024;
const params = z.object({ id: z.string().max(40) });
const decided = { content: { 'application/json': { schema: decidedSchema } } };
const responses = {
  201: { description: 'response.created', ...decided },
  200: { description: 'response.replayed', ...decided },
  ...PROBLEMS,
};

const decideRoute = createRoute({
  method: 'post',
  path: '/submissions/{id}/decisions',
  operationId: 'decide',
  security: SIGNED_IN,
  request: {
    params,
    headers: KEYED,
    body: { required: true, content: { 'application/json': { schema: decisionInputSchema } } },
  },
  responses,
});

const withdrawRoute = createRoute({
  method: 'post',
  path: '/submissions/{id}/withdraw',
  operationId: 'withdraw',
  security: SIGNED_IN,
  request: { params, headers: KEYED },
  responses,
});

export const review = newRouter();

review.openAPIRegistry.registerPath(decideRoute);
review.post('/submissions/:id/decisions', signedIn, async (c) => {
  const { world, caller } = c.var;
  const { body, key, requestHash } = unwrap(await readKeyed(c, decisionInputSchema, MAX_BYTES));
  const reasons = (body.reasons ?? []).map(({ record, field, text }) => {
    return { record: record ?? null, field: field ?? null, text };
  });
  const asked = { submission: c.req.param('id'), kind: body.kind, reasons, overall: body.overall || null };
  const { replayed, ...made } = unwrap(await decide(world, caller, { ...asked, key, requestHash }));
  return c.json(made, replayed ? 200 : 201);
});

review.openAPIRegistry.registerPath(withdrawRoute);
review.post('/submissions/:id/withdraw', signedIn, async (c) => {
  const { world, caller } = c.var;
  const { key, requestHash } = unwrap(await readKeyed(c, z.object({}), MAX_BYTES));
  const asked = { submission: c.req.param('id'), kind: 'withdraw', reasons: [], overall: null } as const;
  const { replayed, ...made } = unwrap(await decide(world, caller, { ...asked, key, requestHash }));
  return c.json(made, replayed ? 200 : 201);
});
