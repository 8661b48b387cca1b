import { createRoute } from '@hono/zod-openapi';
import { inspectionQuerySchema, inspectionSchema } from '../../shared/api/contracts/inspection.ts';
import { MAX_WORKBOOK_BYTES } from '../../shared/api/contracts/submission.ts';
import { inspectionJson } from '../../shared/inspect/json.ts';
import { inspectBytes } from '../services/submission/inspections.ts';
import { unwrap } from './answer.ts';
import { newRouter } from './app-env.ts';
import { readBytes } from './body.ts';
import { BINARY, jsonAnswer, SIGNED_IN, XLSX } from './described.ts';
import { signedIn } from './signed-in.ts';

const route = createRoute({
  method: 'post',
  path: '/inspections',
  operationId: 'inspect',
  security: SIGNED_IN,
  request: {
    query: inspectionQuerySchema,
    body: { required: true, content: { [XLSX]: { schema: BINARY } } },
  },
  responses: jsonAnswer(inspectionSchema),
});

export const inspections = newRouter();
inspections.openAPIRegistry.registerPath(route);
inspections.post(route.path, signedIn, async (c) => {
  const bytes = unwrap(await readBytes(c, MAX_WORKBOOK_BYTES));
  const sheets = unwrap(inspectBytes(c.var.caller, bytes));
  const file = (c.req.query('file') ?? 'workbook').slice(0, 255);
  return c.json(inspectionJson(file, sheets, c.var.world.locale) as Record<string, unknown>, 200);
});
