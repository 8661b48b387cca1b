import { createRoute } from '@hono/zod-openapi';
import { eventFileQuerySchema, eventListSchema, eventQuerySchema } from '../../shared/api/contracts/event.ts';
import { eventsCsv, readEvents } from '../services/audit.ts';
import { fileResponse, unwrap } from './answer.ts';
import { newRouter } from './app-env.ts';
import { fileAnswer, jsonAnswer, SIGNED_IN } from './described.ts';
import { signedIn } from './signed-in.ts';
import { streamOf } from './stream.ts';

export const events = newRouter();

events.openapi(
  createRoute({
    method: 'get',
    path: '/events',
    operationId: 'listEvents',
    security: SIGNED_IN,
    middleware: [signedIn],
    request: { query: eventQuerySchema },
    responses: jsonAnswer(eventListSchema),
  }),
  async (c) => c.json(unwrap(await readEvents(c.var.world, c.var.caller, c.req.valid('query'))), 200),
);

events.openapi(
  createRoute({
    method: 'get',
    path: '/events.csv',
    operationId: 'eventsFile',
    security: SIGNED_IN,
    middleware: [signedIn],
    request: { query: eventFileQuerySchema },
    responses: fileAnswer('text/csv'),
  }),
  async (c) => {
    const text = unwrap(await eventsCsv(c.var.world, c.var.caller, c.req.valid('query')));
    return fileResponse(c, streamOf(text), 'text/csv; charset=utf-8', 'events.csv');
  },
);
