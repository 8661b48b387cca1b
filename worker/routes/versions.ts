import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { comparisonSchema } from '../../shared/api/contracts/comparison.ts';
import { versionsSchema } from '../../shared/api/contracts/versions.ts';
import { compareVersions } from '../services/submission/comparisons.ts';
import { readVersions, versionWorkbook } from '../services/submission/versions.ts';
import { fileResponse, unwrap } from './answer.ts';
import { newRouter } from './app-env.ts';
import { fileAnswer, jsonAnswer, SIGNED_IN, XLSX } from './described.ts';
import { signedIn } from './signed-in.ts';

const id = z.string().max(40);

export const versions = newRouter();

versions.openapi(
  createRoute({
    method: 'get',
    path: '/submissions/{id}/versions',
    operationId: 'versions',
    security: SIGNED_IN,
    middleware: [signedIn],
    request: { params: z.object({ id }) },
    responses: jsonAnswer(versionsSchema),
  }),
  async (c) => c.json(unwrap(await readVersions(c.var.world, c.var.caller, c.req.valid('param').id)), 200),
);

versions.openapi(
  createRoute({
    method: 'get',
    path: '/submissions/{id}/compare/{other}',
    operationId: 'compareVersions',
    security: SIGNED_IN,
    middleware: [signedIn],
    request: { params: z.object({ id, other: id }) },
    responses: jsonAnswer(comparisonSchema),
  }),
  async (c) => {
    const { id: before, other } = c.req.valid('param');
    return c.json(unwrap(await compareVersions(c.var.world, c.var.caller, before, other)), 200);
  },
);

versions.openapi(
  createRoute({
    method: 'get',
    path: '/submissions/{id}/workbook.xlsx',
    operationId: 'versionWorkbook',
    security: SIGNED_IN,
    middleware: [signedIn],
    request: { params: z.object({ id }) },
    responses: fileAnswer(XLSX),
  }),
  async (c) => {
    const { bytes, name } = unwrap(await versionWorkbook(c.var.world, c.var.caller, c.req.valid('param').id));
    return fileResponse(c, bytes, XLSX, name);
  },
);
