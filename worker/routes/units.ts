import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import {
  unitImportQuerySchema,
  unitPlanSchema,
  unitQuerySchema,
  unitStateInputSchema,
  unitStateSchema,
  unitTreeSchema,
} from '../../shared/api/contracts/unit.ts';
import { ProblemError } from '../problem/problem.ts';
import { changeUnitState } from '../services/people/unit-state.ts';
import { importUnits, readUnits, unitsCsv } from '../services/people/units.ts';
import { fileResponse, unwrap } from './answer.ts';
import { invalid, newRouter } from './app-env.ts';
import { readBytes } from './body.ts';
import { BINARY, fileAnswer, jsonAnswer, SIGNED_IN, XLSX } from './described.ts';
import { jsonBody } from './json-body.ts';
import { signedIn } from './signed-in.ts';

const MAX_TABLE_BYTES = 8 * 1024 * 1024;

export const units = newRouter();

units.openapi(
  createRoute({
    method: 'get',
    path: '/units',
    operationId: 'listUnits',
    security: SIGNED_IN,
    middleware: [signedIn],
    request: { query: unitQuerySchema },
    responses: jsonAnswer(unitTreeSchema),
  }),
  async (c) => c.json(unwrap(await readUnits(c.var.world, c.var.caller, c.req.valid('query').unit)), 200),
);

units.openapi(
  createRoute({
    method: 'get',
    path: '/units.csv',
    operationId: 'unitsFile',
    security: SIGNED_IN,
    middleware: [signedIn],
    request: { query: unitQuerySchema },
    responses: fileAnswer('text/csv'),
  }),
  async (c) => {
    const text = unwrap(await unitsCsv(c.var.world, c.var.caller, c.req.valid('query').unit));
    return fileResponse(c, text, 'text/csv; charset=utf-8', 'units.csv');
  },
);

const imported = createRoute({
  method: 'post',
  path: '/units/import',
  operationId: 'importUnits',
  security: SIGNED_IN,
  request: {
    query: unitImportQuerySchema,
    body: { required: true, content: { [XLSX]: { schema: BINARY }, 'text/csv': { schema: BINARY } } },
  },
  responses: jsonAnswer(unitPlanSchema),
});
units.openAPIRegistry.registerPath(imported);
units.post(imported.path, signedIn, async (c) => {
  const query = unitImportQuerySchema.safeParse(c.req.query());
  if (!query.success) throw new ProblemError(invalid(query.error.issues));
  const bytes = unwrap(await readBytes(c, MAX_TABLE_BYTES));
  return c.json(unwrap(await importUnits(c.var.world, c.var.caller, bytes, query.data.plan)), 200);
});

const stated = createRoute({
  method: 'post',
  path: '/units/{unit}/state',
  operationId: 'changeUnitState',
  security: SIGNED_IN,
  request: {
    params: z.object({ unit: z.string().max(40) }),
    body: { required: true, content: { 'application/json': { schema: unitStateInputSchema } } },
  },
  responses: jsonAnswer(unitStateSchema),
});
units.openAPIRegistry.registerPath(stated);
units.post('/units/:unit/state', signedIn, async (c) => {
  const input = await jsonBody(c, unitStateInputSchema, 10_000);
  return c.json(unwrap(await changeUnitState(c.var.world, c.var.caller, c.req.param('unit'), input)), 200);
});
