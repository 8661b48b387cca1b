import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import {
  draftDroppedSchema,
  draftDropSchema,
  draftInputSchema,
  draftListSchema,
  draftPlanSchema,
  draftSchema,
  publishInputSchema,
} from '../../shared/api/contracts/draft.ts';
import { dropDraft, publish, putDraft, readDrafts, tryDraft } from '../services/notice/drafts.ts';
import { unwrap } from './answer.ts';
import { newRouter } from './app-env.ts';
import { jsonAnswer, SIGNED_IN } from './described.ts';
import { jsonBody } from './json-body.ts';
import { signedIn } from './signed-in.ts';

const MAX_DRAFT_BYTES = 2 * 1024 * 1024;
const params = z.object({ id: z.string().max(40) });

export const drafts = newRouter();

drafts.openapi(
  createRoute({
    method: 'get',
    path: '/drafts',
    operationId: 'listDrafts',
    security: SIGNED_IN,
    middleware: [signedIn],
    responses: jsonAnswer(draftListSchema),
  }),
  async (c) => c.json(unwrap(await readDrafts(c.var.world, c.var.caller)), 200),
);

const saved = createRoute({
  method: 'post',
  path: '/drafts',
  operationId: 'saveDraft',
  security: SIGNED_IN,
  request: { body: { required: true, content: { 'application/json': { schema: draftInputSchema } } } },
  responses: jsonAnswer(draftSchema),
});
drafts.openAPIRegistry.registerPath(saved);
drafts.post(saved.path, signedIn, async (c) => {
  const input = await jsonBody(c, draftInputSchema, MAX_DRAFT_BYTES);
  return c.json(unwrap(await putDraft(c.var.world, c.var.caller, input)), 200);
});

drafts.openapi(
  createRoute({
    method: 'post',
    path: '/drafts/{id}/try',
    operationId: 'tryDraft',
    security: SIGNED_IN,
    middleware: [signedIn],
    request: { params },
    responses: jsonAnswer(draftPlanSchema),
  }),
  async (c) => c.json(unwrap(await tryDraft(c.var.world, c.var.caller, c.req.valid('param').id)), 200),
);

const published = createRoute({
  method: 'post',
  path: '/drafts/{id}/publish',
  operationId: 'publishDraft',
  security: SIGNED_IN,
  request: { params, body: { required: true, content: { 'application/json': { schema: publishInputSchema } } } },
  responses: jsonAnswer(draftPlanSchema),
});
drafts.openAPIRegistry.registerPath(published);
drafts.post('/drafts/:id/publish', signedIn, async (c) => {
  const { plan } = await jsonBody(c, publishInputSchema, 10_000);
  return c.json(unwrap(await publish(c.var.world, c.var.caller, c.req.param('id'), plan)), 200);
});

const dropped = createRoute({
  method: 'post',
  path: '/drafts/{id}/delete',
  operationId: 'deleteDraft',
  security: SIGNED_IN,
  request: { params, body: { required: true, content: { 'application/json': { schema: draftDropSchema } } } },
  responses: jsonAnswer(draftDroppedSchema),
});
drafts.openAPIRegistry.registerPath(dropped);
drafts.post('/drafts/:id/delete', signedIn, async (c) => {
  const { revision } = await jsonBody(c, draftDropSchema, 10_000);
  return c.json(unwrap(await dropDraft(c.var.world, c.var.caller, c.req.param('id'), revision)), 200);
});
