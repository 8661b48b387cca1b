import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { publicReceiptSchema, receiptKeySchema } from '../../shared/api/contracts/receipt.ts';
import { publicReceipt, receiptKeys } from '../services/submission/receipts.ts';
import { unwrap } from './answer.ts';
import { newRouter } from './app-env.ts';
import { jsonAnswer } from './described.ts';

export const receipts = newRouter();

receipts.openapi(
  createRoute({
    method: 'get',
    path: '/receipts/key',
    operationId: 'receiptKeys',
    responses: jsonAnswer(receiptKeySchema),
  }),
  async (c) => c.json(unwrap(await receiptKeys(c.var.world)), 200),
);

receipts.openapi(
  createRoute({
    method: 'get',
    path: '/receipts/{number}',
    operationId: 'receipt',
    request: { params: z.object({ number: z.string().max(40) }) },
    responses: jsonAnswer(publicReceiptSchema),
  }),
  async (c) => c.json(unwrap(await publicReceipt(c.var.world, c.req.valid('param').number)), 200),
);
