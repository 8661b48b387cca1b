import { createRoute } from '@hono/zod-openapi';
import { healthSchema } from '../../shared/api/contracts/health.ts';
import { checkHealth } from '../services/health.ts';
import { unwrap } from './answer.ts';
import { newRouter } from './app-env.ts';
import { jsonAnswer } from './described.ts';

export const health = newRouter();
health.openapi(
  createRoute({ method: 'get', path: '/healthz', operationId: 'health', responses: jsonAnswer(healthSchema) }),
  async (c) => c.json(unwrap(await checkHealth(c.var.world)), 200),
);
