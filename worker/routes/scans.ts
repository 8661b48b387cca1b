import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { MAX_SCAN_BYTES, stampSchema } from '../../shared/api/contracts/scan.ts';
import { attachScan, readScan, readStamp } from '../services/submission/scans.ts';
import { fileResponse, unwrap } from './answer.ts';
import { newRouter } from './app-env.ts';
import { readBytes } from './body.ts';
import { BINARY, fileAnswer, jsonAnswer, SIGNED_IN } from './described.ts';
import { signedIn } from './signed-in.ts';

const params = z.object({ id: z.string().max(40) });

export const scans = newRouter();

scans.openapi(
  createRoute({
    method: 'get',
    path: '/submissions/{id}/stamp',
    operationId: 'readStamp',
    security: SIGNED_IN,
    middleware: [signedIn],
    request: { params },
    responses: jsonAnswer(stampSchema),
  }),
  async (c) => c.json(unwrap(await readStamp(c.var.world, c.var.caller, c.req.valid('param').id)), 200),
);

const attached = createRoute({
  method: 'post',
  path: '/submissions/{id}/scan',
  operationId: 'attachScan',
  security: SIGNED_IN,
  request: {
    params,
    body: { required: true, content: { 'application/pdf': { schema: BINARY }, 'image/jpeg': { schema: BINARY } } },
  },
  responses: jsonAnswer(stampSchema),
});
scans.openAPIRegistry.registerPath(attached);
scans.post('/submissions/:id/scan', signedIn, async (c) => {
  const bytes = unwrap(await readBytes(c, MAX_SCAN_BYTES));
  return c.json(unwrap(await attachScan(c.var.world, c.var.caller, c.req.param('id'), bytes)), 200);
});

scans.openapi(
  createRoute({
    method: 'get',
    path: '/submissions/{id}/scan',
    operationId: 'readScan',
    security: SIGNED_IN,
    middleware: [signedIn],
    request: { params },
    responses: fileAnswer('application/pdf', 'image/jpeg'),
  }),
  async (c) => {
    const { id } = c.req.valid('param');
    const { bytes, scan } = unwrap(await readScan(c.var.world, c.var.caller, id));
    // Downloaded, never shown in our own origin.
    return fileResponse(c, bytes, scan.type, `${id}.${scan.type === 'image/jpeg' ? 'jpg' : 'pdf'}`);
  },
);
