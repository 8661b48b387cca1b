import { createRoute } from '@hono/zod-openapi';
import {
  reminderListSchema,
  reminderQuerySchema,
  reminderSettingsInputSchema,
  reminderSettingsQuerySchema,
  reminderSettingsSchema,
  reminderTestInputSchema,
  reminderTestSchema,
} from '../../shared/api/contracts/reminder.ts';
import { changeSettings, readSettings, testRobot } from '../services/reminder/reminder-settings.ts';
import { readReminders } from '../services/reminder/reminders.ts';
import { unwrap } from './answer.ts';
import { newRouter } from './app-env.ts';
import { jsonAnswer, SIGNED_IN } from './described.ts';
import { jsonBody } from './json-body.ts';
import { signedIn } from './signed-in.ts';

export const reminders = newRouter();

reminders.openapi(
  createRoute({
    method: 'get',
    path: '/reminders',
    operationId: 'listReminders',
    security: SIGNED_IN,
    middleware: [signedIn],
    request: { query: reminderQuerySchema },
    responses: jsonAnswer(reminderListSchema),
  }),
  async (c) => c.json(unwrap(await readReminders(c.var.world, c.var.caller, c.req.valid('query'))), 200),
);

reminders.openapi(
  createRoute({
    method: 'get',
    path: '/reminders/settings',
    operationId: 'readReminderSettings',
    security: SIGNED_IN,
    middleware: [signedIn],
    request: { query: reminderSettingsQuerySchema },
    responses: jsonAnswer(reminderSettingsSchema),
  }),
  async (c) => c.json(unwrap(await readSettings(c.var.world, c.var.caller, c.req.valid('query').unit)), 200),
);

const saved = createRoute({
  method: 'post',
  path: '/reminders/settings',
  operationId: 'saveReminderSettings',
  security: SIGNED_IN,
  request: { body: { required: true, content: { 'application/json': { schema: reminderSettingsInputSchema } } } },
  responses: jsonAnswer(reminderSettingsSchema),
});
reminders.openAPIRegistry.registerPath(saved);
reminders.post(saved.path, signedIn, async (c) => {
  const input = await jsonBody(c, reminderSettingsInputSchema, 10_000);
  const { origin } = new URL(c.req.url);
  return c.json(unwrap(await changeSettings(c.var.world, c.var.caller, input, origin)), 200);
});

const tested = createRoute({
  method: 'post',
  path: '/reminders/test',
  operationId: 'testReminder',
  security: SIGNED_IN,
  request: { body: { required: true, content: { 'application/json': { schema: reminderTestInputSchema } } } },
  responses: jsonAnswer(reminderTestSchema),
});
reminders.openAPIRegistry.registerPath(tested);
reminders.post(tested.path, signedIn, async (c) => {
  const { unit } = await jsonBody(c, reminderTestInputSchema, 1_000);
  const post = (address: string, init: RequestInit) => fetch(address, init);
  return c.json(unwrap(await testRobot(c.var.world, c.var.caller, unit, post)), 200);
});
