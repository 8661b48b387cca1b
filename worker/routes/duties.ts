import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import {
  annexUpdateSchema,
  annexVersionSchema,
  dutyChangedSchema,
  dutyChangeSchema,
  noticeStateInputSchema,
  noticeStateSchema,
} from '../../shared/api/contracts/draft.ts';
import { annexUpdate, takeUpVersion } from '../services/notice/annex-version.ts';
import { changeDuty, changeNoticeState } from '../services/notice/duties.ts';
import { unwrap } from './answer.ts';
import { newRouter } from './app-env.ts';
import { jsonAnswer, SIGNED_IN } from './described.ts';
import { jsonBody } from './json-body.ts';
import { signedIn } from './signed-in.ts';

const id = z.string().max(60);
const params = z.object({ notice: id });

export const duties = newRouter();

const changed = createRoute({
  method: 'post',
  path: '/notices/{notice}/duties',
  operationId: 'changeDuty',
  security: SIGNED_IN,
  request: { params, body: { required: true, content: { 'application/json': { schema: dutyChangeSchema } } } },
  responses: jsonAnswer(dutyChangedSchema),
});
duties.openAPIRegistry.registerPath(changed);
duties.post('/notices/:notice/duties', signedIn, async (c) => {
  const change = await jsonBody(c, dutyChangeSchema, 1_000_000);
  return c.json(unwrap(await changeDuty(c.var.world, c.var.caller, c.req.param('notice'), change)), 200);
});

const stated = createRoute({
  method: 'post',
  path: '/notices/{notice}/state',
  operationId: 'changeNoticeState',
  security: SIGNED_IN,
  request: { params, body: { required: true, content: { 'application/json': { schema: noticeStateInputSchema } } } },
  responses: jsonAnswer(noticeStateSchema),
});
duties.openAPIRegistry.registerPath(stated);
duties.post('/notices/:notice/state', signedIn, async (c) => {
  const input = await jsonBody(c, noticeStateInputSchema, 10_000);
  return c.json(unwrap(await changeNoticeState(c.var.world, c.var.caller, c.req.param('notice'), input)), 200);
});

duties.openapi(
  createRoute({
    method: 'get',
    path: '/notices/{notice}/annexes/{annex}/version',
    operationId: 'annexUpdate',
    security: SIGNED_IN,
    middleware: [signedIn],
    request: { params: params.extend({ annex: id }) },
    responses: jsonAnswer(annexUpdateSchema),
  }),
  async (c) => {
    const { notice, annex } = c.req.valid('param');
    return c.json(unwrap(await annexUpdate(c.var.world, c.var.caller, notice, annex)), 200);
  },
);

duties.openapi(
  createRoute({
    method: 'post',
    path: '/notices/{notice}/annexes/{annex}/version',
    operationId: 'takeUpVersion',
    security: SIGNED_IN,
    middleware: [signedIn],
    request: { params: params.extend({ annex: id }) },
    responses: jsonAnswer(annexVersionSchema),
  }),
  async (c) => {
    const { notice, annex } = c.req.valid('param');
    return c.json(unwrap(await takeUpVersion(c.var.world, c.var.caller, notice, annex)), 200);
  },
);
