import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { lineageQuerySchema, lineageSchema } from '../../shared/api/contracts/lineage.ts';
import { mergedQuerySchema, mergedSchema } from '../../shared/api/contracts/merged.ts';
import { MAX_RECORDS } from '../../shared/api/contracts/submission.ts';
import { ProblemError, problem } from '../problem/problem.ts';
import { readLineage } from '../services/merge/lineage.ts';
import { mergedCsvText, mergedJsonText } from '../services/merge/merge-stream.ts';
import { mergedCsv } from '../services/merge/merged-csv.ts';
import { mergedWorkbook } from '../services/merge/merged-files.ts';
import { mergedJson } from '../services/merge/merged-json.ts';
import { planMerge, runMerge, runTiedList } from '../services/merge/merges.ts';
import { type FileResponse, fileResponse, unwrap } from './answer.ts';
import { newRouter } from './app-env.ts';
import { fileAnswer, jsonAnswer, SIGNED_IN, XLSX } from './described.ts';
import { signedIn } from './signed-in.ts';
import { streamOf } from './stream.ts';

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
  const { notice, annex, ...asked } = { ...c.req.valid('param'), ...c.req.valid('query') };
  const { unit, format, basis } = asked;
  const { world, caller } = c.var;
  const plan = unwrap(await planMerge(world, caller, { notice, annex, unit, basis }));
  const name = `${plan.annex.code} ${plan.annex.title} ${plan.unit.name}`;
  if (plan.rows > MAX_RECORDS && !plan.annex.matrix) {
    if (format === 'xlsx') {
      throw new ProblemError(problem('merge.tooLargeForServer', { rows: plan.rows, limit: MAX_RECORDS }));
    }
    if (format === 'csv') return fileResponse(c, streamOf(mergedCsvText(world, plan)), CSV, `${name}.csv`);
    const json = new Response(streamOf(mergedJsonText(world, plan)), {
      headers: { 'Content-Type': 'application/json' },
    });
    return json as FileResponse;
  }
  const run = await runMerge(world, plan);
  if (format === 'csv') return fileResponse(c, await mergedCsv(world, run), CSV, `${name}.csv`);
  const tied = await runTiedList(world, caller, run);
  if (format === 'xlsx') return fileResponse(c, await mergedWorkbook(world, run, tied), XLSX, `${name}.xlsx`);
  return c.json(await mergedJson(world, run, tied), 200);
});

merged.openapi(
  createRoute({
    method: 'get',
    path: '/notices/{notice}/annexes/{annex}/lineage',
    operationId: 'lineage',
    security: SIGNED_IN,
    middleware: [signedIn],
    request: { params: z.object({ notice: id, annex: id }), query: lineageQuerySchema },
    responses: jsonAnswer(lineageSchema),
  }),
  async (c) => {
    const { unit, record, field, basis } = c.req.valid('query');
    const asked = { ...c.req.valid('param'), unit, record, field, basis };
    return c.json(unwrap(await readLineage(c.var.world, c.var.caller, asked)), 200);
  },
);
