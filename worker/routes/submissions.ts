import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { annexById } from '../../shared/annex/catalogue/index.ts';
import {
  submissionInputSchema,
  submissionListSchema,
  submissionQuerySchema,
  submissionSchema,
  submittedSchema,
  workbookQuerySchema,
} from '../../shared/api/contracts/submission.ts';
import { issueJson } from '../problem/issue-json.ts';
import { readSubmission, readSubmissions } from '../services/submission/submission-views.ts';
import { submit } from '../services/submission/submit.ts';
import { unwrap } from './answer.ts';
import { newRouter } from './app-env.ts';
import { BINARY, jsonAnswer, PROBLEMS, SIGNED_IN, XLSX } from './described.ts';
import { readFiling } from './filing-body.ts';
import { signedIn, signedInBefore } from './signed-in.ts';

const submitted = { content: { 'application/json': { schema: submittedSchema } } };

const post = createRoute({
  method: 'post',
  path: '/submissions',
  operationId: 'submit',
  security: SIGNED_IN,
  request: {
    headers: z.object({ 'Idempotency-Key': z.string().min(1).max(200) }),
    query: workbookQuerySchema,
    body: {
      required: true,
      content: {
        'application/json': { schema: submissionInputSchema },
        [XLSX]: { schema: BINARY },
        'multipart/form-data': {
          schema: {
            type: 'object',
            properties: { file: BINARY, answers: { type: 'string' }, replies: { type: 'string' } },
            required: ['file'],
          },
        },
      },
    },
  },
  responses: {
    201: { description: 'response.created', ...submitted },
    200: { description: 'response.replayed', ...submitted },
    ...PROBLEMS,
  },
});

export const submissions = newRouter();
submissions.openAPIRegistry.registerPath(post);
submissions.post(post.path, signedInBefore, async (c) => {
  const { world, caller } = c.var;
  const filing = unwrap(await readFiling(c));
  const { replayed, annex, submission, receipt, issues } = unwrap(await submit(world, caller, filing));
  const definition = annexById(annex) ?? null;
  const described = issues.map((issue) => issueJson(issue, definition, world.locale));
  c.header('Cache-Control', 'no-store');
  return c.json({ submission, receipt, issues: described }, replayed ? 200 : 201);
});

submissions.openapi(
  createRoute({
    method: 'get',
    path: '/submissions',
    operationId: 'listSubmissions',
    security: SIGNED_IN,
    middleware: [signedIn],
    request: { query: submissionQuerySchema },
    responses: jsonAnswer(submissionListSchema),
  }),
  async (c) => c.json(unwrap(await readSubmissions(c.var.world, c.var.caller, c.req.valid('query'))), 200),
);

submissions.openapi(
  createRoute({
    method: 'get',
    path: '/submissions/{id}',
    operationId: 'readSubmission',
    security: SIGNED_IN,
    middleware: [signedIn],
    request: { params: z.object({ id: z.string().max(40) }) },
    responses: jsonAnswer(submissionSchema),
  }),
  async (c) => c.json(unwrap(await readSubmission(c.var.world, c.var.caller, c.req.valid('param').id)), 200),
);
