import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { noticeSchema, noticesSchema } from '../../shared/api/contracts/notice.ts';
import {
  progressQuerySchema,
  progressSchema,
  progressSeriesSchema,
  seriesQuerySchema,
} from '../../shared/api/contracts/progress.ts';
import { listNotices, readNotice } from '../services/notice/notices.ts';
import { template } from '../services/notice/templates.ts';
import { readProgress } from '../services/progress/progress.ts';
import { readSeries } from '../services/progress/progress-series.ts';
import { fileResponse, unwrap } from './answer.ts';
import { newRouter } from './app-env.ts';
import { fileAnswer, jsonAnswer, SIGNED_IN, XLSX } from './described.ts';
import { signedIn } from './signed-in.ts';
import { TAGGED, tagByContent, UNCHANGED, unlessChanged } from './unless-changed.ts';

const id = z.string().max(60);

export const notices = newRouter();

notices.openapi(
  createRoute({
    method: 'get',
    path: '/notices',
    operationId: 'listNotices',
    security: SIGNED_IN,
    middleware: [signedIn],
    responses: jsonAnswer(noticesSchema),
  }),
  async (c) => c.json(await listNotices(c.var.world, c.var.caller), 200),
);

notices.openapi(
  createRoute({
    method: 'get',
    path: '/notices/{notice}',
    operationId: 'readNotice',
    security: SIGNED_IN,
    middleware: [signedIn],
    request: { params: z.object({ notice: id }) },
    responses: jsonAnswer(noticeSchema),
  }),
  async (c) => c.json(unwrap(await readNotice(c.var.world, c.var.caller, c.req.valid('param').notice)), 200),
);

notices.openapi(
  createRoute({
    method: 'get',
    path: '/notices/{notice}/progress',
    operationId: 'progress',
    security: SIGNED_IN,
    middleware: [signedIn, unlessChanged],
    request: { params: z.object({ notice: id }), query: progressQuerySchema, headers: TAGGED },
    responses: { ...jsonAnswer(progressSchema), ...UNCHANGED },
  }),
  async (c) => {
    const { world, caller } = c.var;
    const { notice } = c.req.valid('param');
    const progress = unwrap(await readProgress(world, caller, notice, c.req.valid('query')));
    await tagByContent(c, progress);
    return c.json(progress, 200);
  },
);

notices.openapi(
  createRoute({
    method: 'get',
    path: '/notices/{notice}/annexes/{annex}/template.xlsx',
    operationId: 'template',
    security: SIGNED_IN,
    middleware: [signedIn],
    request: { params: z.object({ notice: id, annex: id }) },
    responses: fileAnswer(XLSX),
  }),
  async (c) => {
    const { notice, annex } = c.req.valid('param');
    const { bytes, title } = unwrap(await template(c.var.world, c.var.caller, notice, annex));
    return fileResponse(c, bytes, XLSX, `${title}.xlsx`);
  },
);

notices.openapi(
  createRoute({
    method: 'get',
    path: '/notices/{notice}/progress/series',
    operationId: 'progressSeries',
    security: SIGNED_IN,
    middleware: [signedIn],
    request: { params: z.object({ notice: id }), query: seriesQuerySchema },
    responses: jsonAnswer(progressSeriesSchema),
  }),
  async (c) => {
    const { world, caller } = c.var;
    const series = await readSeries(world, caller, c.req.valid('param').notice, c.req.valid('query'));
    return c.json(unwrap(series), 200);
  },
);
