import type { Context } from 'hono';
import type { ZodType, z } from 'zod';
import { ProblemError } from '../problem/problem.ts';
import { unwrap } from './answer.ts';
import { type AppEnv, invalid } from './app-env.ts';
import { jsonOf, readBytes } from './body.ts';

/** The body by its schema; whatever its media type says. */
export async function jsonBody<T extends ZodType>(c: Context<AppEnv>, schema: T, limit: number): Promise<z.output<T>> {
  const input = schema.safeParse(unwrap(jsonOf(unwrap(await readBytes(c, limit)))));
  if (!input.success) throw new ProblemError(invalid(input.error.issues));
  return input.data;
}
