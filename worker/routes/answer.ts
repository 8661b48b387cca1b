import type { Context } from 'hono';
import type { Result } from '../../shared/result.ts';
import { type Problem, ProblemError } from '../problem/problem.ts';
import type { AppEnv } from './app-env.ts';

/** The value of an expected outcome; a failure goes to the one place that answers problems. */
export function unwrap<T>(result: Result<T, Problem>): T {
  if (!result.ok) throw new ProblemError(result.error);
  return result.value;
}

/** zod-openapi types JSON answers only: a file's answer passes as any of them. */
export type FileResponse = never;

/** A file to keep. `name` may be Chinese (RFC 8187). */
export function fileResponse(
  c: Context<AppEnv>,
  body: Uint8Array | ReadableStream | string,
  type: string,
  name: string,
): FileResponse {
  const plain = name
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/["\\]/g, '')
    .trim();
  const coded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return c.body(body as Uint8Array<ArrayBuffer>, 200, {
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="${plain.startsWith('.') ? `annex${plain}` : plain}"; filename*=UTF-8''${coded}`,
    'Cache-Control': 'no-store',
  }) as FileResponse;
}
