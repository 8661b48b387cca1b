import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { mergedQuerySchema, mergedSchema } from '../../shared/api/contracts/merged.ts';
import { MAX_RECORDS } from '../../shared/api/contracts/submission.ts';
import { mergedCsv, mergedWorkbook } from '../services/merged-files.ts';
import { mergedJson } from '../services/merged-json.ts';
import { runMerge, runTiedList } from '../services/merges.ts';
import { fileResponse, unwrap } from './answer.ts';
import { newRouter } from './app-env.ts';
import { fileAnswer, jsonAnswer, SIGNED_IN, XLSX } from './described.ts';
import { signedIn } from './signed-in.ts';

const CSV = 'text/csv; charset=utf-8';
const id = z.string().max(60);
const json = jsonAnswer(mergedSchema);
const content = { ...json[200].content, ...fileAnswer(XLSX, 'text/csv')[200].content };

const route = createRoute({
  method: 'get',
  path: '/notices/{notice}/annexes/{annex}/merged',
  operationId: 'merged',
  security: SIGNED_IN,
  middleware: [signedIn],
  request: { params: z.object({ notice: id, annex: id }), query: mergedQuerySchema },
  responses: { ...json, 200: { description: 'response.ok', content } },
});

export const merged = newRouter();
merged.openapi(route, async (c) => {
  const { notice, annex } = c.req.valid('param');
  const { unit, format, basis } = c.req.valid('query');
  const { world, caller } = c.var;
  const limit = format === 'xlsx' ? MAX_RECORDS : null;
  const run = unwrap(await runMerge(world, caller, { notice, annex, unit, basis, limit }));
  const name = `${run.annex.code} ${run.annex.title} ${run.unit.name}`;
  if (format === 'csv') return fileResponse(c, mergedCsv(world, run), CSV, `${name}.csv`);
  const tied = await runTiedList(world, caller, run);
  if (format === 'xlsx') return fileResponse(c, await mergedWorkbook(world, run, tied), XLSX, `${name}.xlsx`);
  return c.json(await mergedJson(world, run, tied), 200);
});
