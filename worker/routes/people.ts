import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import {
  deviceListSchema,
  invitationInputSchema,
  invitationSchema,
  personListSchema,
  personQuerySchema,
  revokedSchema,
} from '../../shared/api/contracts/people.ts';
import { ProblemError } from '../problem/problem.ts';
import {
  invite,
  readDevices,
  readPeople,
  revokeDevice,
  revokePerson,
  withdrawInvitation,
} from '../services/people/people.ts';
import { unwrap } from './answer.ts';
import { invalid, newRouter } from './app-env.ts';
import { jsonOf, readBytes } from './body.ts';
import { jsonAnswer, PROBLEMS, SIGNED_IN } from './described.ts';
import { signedIn } from './signed-in.ts';

/** As it is told, and no other way to write it: `01` and `1e0` are nobody. */
const personId = z
  .string()
  .regex(/^[1-9]\d{0,14}$/)
  .transform(Number);

export const people = newRouter();

const made = createRoute({
  method: 'post',
  path: '/invitations',
  operationId: 'invite',
  security: SIGNED_IN,
  request: { body: { required: true, content: { 'application/json': { schema: invitationInputSchema } } } },
  responses: {
    201: { description: 'response.created', content: { 'application/json': { schema: invitationSchema } } },
    ...PROBLEMS,
  },
});
people.openAPIRegistry.registerPath(made);
people.post(made.path, signedIn, async (c) => {
  const input = invitationInputSchema.safeParse(unwrap(jsonOf(unwrap(await readBytes(c, 10_000)))));
  if (!input.success) throw new ProblemError(invalid(input.error.issues));
  c.header('Cache-Control', 'no-store');
  return c.json(unwrap(await invite(c.var.world, c.var.caller, input.data)), 201);
});

people.openapi(
  createRoute({
    method: 'post',
    path: '/invitations/{id}/revoke',
    operationId: 'revokeInvitation',
    security: SIGNED_IN,
    middleware: [signedIn],
    request: { params: z.object({ id: z.string().max(40) }) },
    responses: jsonAnswer(revokedSchema),
  }),
  async (c) => c.json(unwrap(await withdrawInvitation(c.var.world, c.var.caller, c.req.valid('param').id)), 200),
);

people.openapi(
  createRoute({
    method: 'get',
    path: '/people',
    operationId: 'listPeople',
    security: SIGNED_IN,
    middleware: [signedIn],
    request: { query: personQuerySchema },
    responses: jsonAnswer(personListSchema),
  }),
  async (c) => c.json(unwrap(await readPeople(c.var.world, c.var.caller, c.req.valid('query').unit)), 200),
);

people.openapi(
  createRoute({
    method: 'post',
    path: '/people/{id}/revoke',
    operationId: 'revokePerson',
    security: SIGNED_IN,
    middleware: [signedIn],
    request: { params: z.object({ id: personId }) },
    responses: jsonAnswer(revokedSchema),
  }),
  async (c) => c.json(unwrap(await revokePerson(c.var.world, c.var.caller, c.req.valid('param').id)), 200),
);

people.openapi(
  createRoute({
    method: 'get',
    path: '/devices',
    operationId: 'listDevices',
    security: SIGNED_IN,
    middleware: [signedIn],
    responses: jsonAnswer(deviceListSchema),
  }),
  async (c) => c.json(await readDevices(c.var.world, c.var.caller), 200),
);

people.openapi(
  createRoute({
    method: 'post',
    path: '/devices/{id}/revoke',
    operationId: 'revokeDevice',
    security: SIGNED_IN,
    middleware: [signedIn],
    request: { params: z.object({ id: z.string().regex(/^[0-9a-f]{12}$/) }) },
    responses: jsonAnswer(revokedSchema),
  }),
  async (c) => c.json(unwrap(await revokeDevice(c.var.world, c.var.caller, c.req.valid('param').id)), 200),
);
