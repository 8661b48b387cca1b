import type { Context } from 'hono';
import type { ZodType } from 'zod';
import { fail, ok, type Result } from '../../shared/result.ts';
import { type Problem, problem } from '../problem/problem.ts';
import { bytesHash } from '../services/submission/request-hash.ts';
import { type AppEnv, invalid } from './app-env.ts';
import { jsonOf, readBytes } from './body.ts';

/** A request that may be repeated: its Idempotency-Key, what it asks, and the hash of both address and body. */
export interface Keyed<T> {
  readonly key: string;
  readonly body: T;
  readonly requestHash: string;
}

/** The Idempotency-Key of a request. */
export function keyOf(c: Context<AppEnv>): Result<string, Problem> {
  const key = c.req.header('idempotency-key');
  if (key === undefined || key === '') return fail(problem('idempotency.missing'));
  return /^[\x20-\x7e]{1,200}$/.test(key) ? ok(key) : fail(problem('idempotency.malformed'));
}

/** A JSON request under an Idempotency-Key; no body at all is an empty object. */
export async function readKeyed<T>(
  c: Context<AppEnv>,
  schema: ZodType<T>,
  limit: number,
): Promise<Result<Keyed<T>, Problem>> {
  const key = keyOf(c);
  if (!key.ok) return key;
  const bytes = await readBytes(c, limit);
  if (!bytes.ok) return bytes;
  const json = bytes.value.byteLength === 0 ? ok({}) : jsonOf(bytes.value);
  if (!json.ok) return json;
  const body = schema.safeParse(json.value);
  if (!body.success) return fail(invalid(body.error.issues));
  const asked = new TextEncoder().encode(`${c.req.path} ${await bytesHash(bytes.value)}`);
  return ok({ key: key.value, body: body.data, requestHash: await bytesHash(asked as Uint8Array<ArrayBuffer>) });
}
