import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { annexById } from '../../shared/annex/catalogue/index.ts';
import { forwardedSchema, forwardInputSchema } from '../../shared/api/contracts/forward.ts';
import { MAX_JSON_BYTES } from '../../shared/api/contracts/submission.ts';
import { issueJson } from '../problem/issue-json.ts';
import { forward } from '../services/forward/forward.ts';
import { givenAnswers, givenReplies } from '../services/submission/filing.ts';
import { unwrap } from './answer.ts';
import { newRouter } from './app-env.ts';
import { KEYED, PROBLEMS, SIGNED_IN } from './described.ts';
import { readKeyed } from './keyed.ts';
import { signedIn } from './signed-in.ts';

const id = z.string().max(60);
const forwarded = { content: { 'application/json': { schema: forwardedSchema } } };

const route = createRoute({
  method: 'post',
  path: '/notices/{notice}/annexes/{annex}/forward',
  operationId: 'forward',
  security: SIGNED_IN,
  request: {
    params: z.object({ notice: id, annex: id }),
    headers: KEYED,
    body: { content: { 'application/json': { schema: forwardInputSchema } } },
  },
  responses: {
    201: { description: 'response.created', ...forwarded },
    200: { description: 'response.replayed', ...forwarded },
    ...PROBLEMS,
  },
});

export const forwards = newRouter();

forwards.openAPIRegistry.registerPath(route);
forwards.post('/notices/:notice/annexes/:annex/forward', signedIn, async (c) => {
  const { world, caller } = c.var;
  const { body, key, requestHash } = unwrap(await readKeyed(c, forwardInputSchema, MAX_JSON_BYTES));
  const { own, header, nil } = body;
  const asked = {
    ...{ notice: c.req.param('notice'), annex: c.req.param('annex'), baseVersion: body.baseVersion ?? 0 },
    ...{ header: header ?? null, nil: nil ?? null, key, requestHash },
    own: own ? { records: own.records, answers: givenAnswers(own.answers ?? []) } : null,
    answers: givenAnswers(body.answers ?? []),
    replies: givenReplies(body.replies ?? []),
  };
  const { replayed, annex, issues, ...made } = unwrap(await forward(world, caller, asked));
  const definition = annexById(annex) ?? null;
  const described = issues.map((issue) => issueJson(issue, definition, world.locale));
  c.header('Cache-Control', 'no-store');
  return c.json({ ...made, issues: described }, replayed ? 200 : 201);
});
