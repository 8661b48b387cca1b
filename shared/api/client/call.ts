import { fail, ok, type Result } from '../../result.ts';
import type { ProblemJson } from '../contracts/problem.ts';

/** As much of a platform's fetch as is needed; shared code has no types of one. */
export type Fetch = (
  address: string,
  init: { method: string; headers: Record<string, string>; body?: string | Uint8Array<ArrayBuffer> },
) => Promise<Reply>;

interface Reply {
  readonly ok: boolean;
  readonly status: number;
  json(): Promise<unknown>;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/**
 * Types only: the contracts' schemas stay out of the pane's bundle. The answers come from the Worker of the same
 * deployment, which tests hold to the schemas.
 */
export interface ClientOptions {
  /** The platform's fetch, or one wrapped to time out or be cancelled. */
  readonly fetch: Fetch;
  /** Such as https://localhost:8787; empty for the page's own origin. */
  readonly origin?: string;
  readonly token?: string | undefined;
  /** Language of titles, details and messages. */
  readonly locale?: string | undefined;
}

/**
 * Why there is no answer. `refused`: the Worker said why. `unreachable`: no reply came; the request may have been
 * carried out, so repeat it with the same Idempotency-Key.
 */
export type ApiFailure =
  | { readonly kind: 'refused'; readonly problem: ProblemJson }
  | { readonly kind: 'unreachable'; readonly status: number | null };

export type Answered<T> = Promise<Result<T, ApiFailure>>;

export interface Call {
  readonly method?: string;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

/** How every route is asked: for JSON, or for a file's bytes. */
export interface Calls {
  json<T>(path: string, call?: Call): Answered<T>;
  bytes(path: string, call?: Call): Answered<Uint8Array>;
}

/** A POST of JSON. `key`: the Idempotency-Key. */
export const posted = (body: unknown, key?: string): Call => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json', ...(key === undefined ? {} : { 'Idempotency-Key': key }) },
  body: JSON.stringify(body),
});

/** A POST of a file's bytes. */
export const sentBytes = (body: Uint8Array<ArrayBuffer>, query: Call['query'] = {}, key?: string): Call => ({
  method: 'POST',
  query,
  headers: { 'Content-Type': 'application/octet-stream', ...(key === undefined ? {} : { 'Idempotency-Key': key }) },
  body,
});

/** One segment of a path. */
export const part = encodeURIComponent;

function isProblem(value: unknown): value is ProblemJson {
  return typeof value === 'object' && value !== null && 'code' in value && 'status' in value;
}

function addressOf(origin: string, path: string, query: Call['query']): string {
  const search = Object.entries(query ?? {})
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
    .join('&');
  return `${origin}/api/v1${path}${search === '' ? '' : `?${search}`}`;
}

/** Binds the calls to a platform's fetch, an origin, a token and a language. */
export function callsOf(options: ClientOptions): Calls {
  async function send(path: string, call: Call): Promise<Result<Reply, ApiFailure>> {
    const headers: Record<string, string> = { ...call.headers };
    if (options.token !== undefined) headers.Authorization = `Bearer ${options.token}`;
    if (options.locale !== undefined) headers['Accept-Language'] = options.locale;
    const init = { method: call.method ?? 'GET', headers, ...(call.body === undefined ? {} : { body: call.body }) };
    let response: Reply;
    try {
      response = await options.fetch(addressOf(options.origin ?? '', path, call.query), init);
    } catch {
      return fail({ kind: 'unreachable', status: null });
    }
    if (response.ok) return ok(response);
    const problem: unknown = await response.json().catch(() => null);
    // A gateway in between answers with a page of its own: nothing is known of the request then.
    return fail(isProblem(problem) ? { kind: 'refused', problem } : { kind: 'unreachable', status: response.status });
  }

  async function read<T>(path: string, call: Call, of: (reply: Reply) => Promise<T>): Answered<T> {
    const sent = await send(path, call);
    if (!sent.ok) return sent;
    try {
      return ok(await of(sent.value));
    } catch {
      return fail({ kind: 'unreachable', status: sent.value.status });
    }
  }

  return {
    json: <T>(path: string, call: Call = {}) => read(path, call, async (reply) => (await reply.json()) as T),
    bytes: (path, call = {}) => read(path, call, async (reply) => new Uint8Array(await reply.arrayBuffer())),
  };
}
