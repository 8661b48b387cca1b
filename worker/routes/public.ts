import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { rosterSchema } from '../../shared/api/contracts/roster.ts';
import { receiptPage } from '../print/receipt-page.ts';
import { readRoster } from '../services/notice/roster.ts';
import { publicReceipt } from '../services/submission/receipts.ts';
import { type FileResponse, unwrap } from './answer.ts';
import { newRouter } from './app-env.ts';
import { fileAnswer, jsonAnswer } from './described.ts';

/** What anyone may see without signing in, beside the check of a receipt. */
export const publicPages = newRouter();

publicPages.openapi(
  createRoute({
    method: 'get',
    path: '/receipts/{number}/print',
    operationId: 'receiptPage',
    request: { params: z.object({ number: z.string().max(40) }) },
    responses: fileAnswer('text/html'),
  }),
  async (c) => {
    const receipt = unwrap(await publicReceipt(c.var.world, c.req.valid('param').number));
    const address = new URL(c.req.url);
    const checked = `${address.origin}/api/v1/receipts/${receipt.number}/print`;
    return c.html(receiptPage(receipt, checked, c.var.world.locale)) as FileResponse;
  },
);

publicPages.openapi(
  createRoute({
    method: 'get',
    path: '/notices/{notice}/roster',
    operationId: 'roster',
    request: { params: z.object({ notice: z.string().max(60) }) },
    responses: jsonAnswer(rosterSchema),
  }),
  async (c) => {
    c.header('Cache-Control', 'public, max-age=60');
    return c.json(unwrap(await readRoster(c.var.world, c.req.valid('param').notice)), 200);
  },
);
