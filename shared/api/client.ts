import { fail, ok, type Result } from '../result.ts';
import type { Comparison } from './contracts/comparison.ts';
import type { Forwarded, ForwardInput } from './contracts/forward.ts';
import type { Health } from './contracts/health.ts';
import type { InspectionJson } from './contracts/inspection.ts';
import type { Lineage, LineageQuery } from './contracts/lineage.ts';
import type { Merged, MergedQuery } from './contracts/merged.ts';
import type { NoticeJson } from './contracts/notice.ts';
import type { ProblemJson } from './contracts/problem.ts';
import type { Progress, ProgressSeries } from './contracts/progress.ts';
import type { PublicReceipt, ReceiptKeys } from './contracts/receipt.ts';
import type { DecisionInput } from './contracts/review.ts';
import type { Session } from './contracts/session.ts';
import type { Decided, SubmissionInput, SubmissionJson, SubmissionList, Submitted } from './contracts/submission.ts';
import type { Versions } from './contracts/versions.ts';

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

interface Call {
  readonly method?: string;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

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

/**
 * The typed client of every route.
 * @example
 * const api = createClient({ fetch, token });
 * const sent = await api.submit({ notice, annex, records }, crypto.randomUUID());
 * if (sent.ok) show(sent.value.receipt.number);
 */
export function createClient(options: ClientOptions) {
  const origin = options.origin ?? '';

  async function send(path: string, call: Call): Promise<Result<Reply, ApiFailure>> {
    const headers: Record<string, string> = { ...call.headers };
    if (options.token !== undefined) headers.Authorization = `Bearer ${options.token}`;
    if (options.locale !== undefined) headers['Accept-Language'] = options.locale;
    const init = { method: call.method ?? 'GET', headers, ...(call.body === undefined ? {} : { body: call.body }) };
    let response: Reply;
    try {
      response = await options.fetch(addressOf(origin, path, call.query), init);
    } catch {
      return fail({ kind: 'unreachable', status: null });
    }
    if (response.ok) return ok(response);
    const problem: unknown = await response.json().catch(() => null);
    // A gateway in between answers with a page of its own: nothing is known of the request then.
    return fail(isProblem(problem) ? { kind: 'refused', problem } : { kind: 'unreachable', status: response.status });
  }

  async function json<T>(path: string, call: Call = {}): Answered<T> {
    const sent = await send(path, call);
    if (!sent.ok) return sent;
    try {
      return ok((await sent.value.json()) as T);
    } catch {
      return fail({ kind: 'unreachable', status: sent.value.status });
    }
  }

  async function bytes(path: string, call: Call = {}): Answered<Uint8Array> {
    const sent = await send(path, call);
    if (!sent.ok) return sent;
    try {
      return ok(new Uint8Array(await sent.value.arrayBuffer()));
    } catch {
      return fail({ kind: 'unreachable', status: sent.value.status });
    }
  }

  const posted = (body: unknown, headers: Record<string, string> = {}): Call => ({
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const part = encodeURIComponent;

  return {
    signIn: (code: string) => json<Session>('/session', posted({ code })),
    notices: () => json<NoticeJson[]>('/notices'),
    notice: (id: string) => json<NoticeJson>(`/notices/${part(id)}`),
    /** The official blank with native validation, the unit's name filled in. */
    template: (notice: string, annex: string) => bytes(`/notices/${part(notice)}/annexes/${part(annex)}/template.xlsx`),
    inspect: (workbook: Uint8Array<ArrayBuffer>, file?: string) =>
      json<InspectionJson>('/inspections', {
        method: 'POST',
        query: { file },
        headers: { 'Content-Type': 'application/octet-stream' },
        body: workbook,
      }),
    /** `key`: the Idempotency-Key; keep it with the data until an answer came. */
    submit: (input: SubmissionInput, key: string) =>
      json<Submitted>('/submissions', posted(input, { 'Idempotency-Key': key })),
    /** Read by the Worker; for clients that can't read a workbook themselves. */
    submitWorkbook: (
      workbook: Uint8Array<ArrayBuffer>,
      query: { notice: string; annex: string; baseVersion?: number },
      key: string,
    ) =>
      json<Submitted>('/submissions', {
        method: 'POST',
        query,
        headers: { 'Content-Type': 'application/octet-stream', 'Idempotency-Key': key },
        body: workbook,
      }),
    submissions: (query: { notice?: string; annex?: string; unit?: string; cursor?: string } = {}) =>
      json<SubmissionList>('/submissions', { query }),
    submission: (id: string) => json<SubmissionJson>(`/submissions/${part(id)}`),
    /** By a reviewer of the unit directly above. `key`: the Idempotency-Key. */
    decide: (submission: string, input: DecisionInput, key: string) =>
      json<Decided>(`/submissions/${part(submission)}/decisions`, posted(input, { 'Idempotency-Key': key })),
    /** By an officer of the unit itself. `key`: the Idempotency-Key. */
    withdraw: (submission: string, key: string) =>
      json<Decided>(`/submissions/${part(submission)}/withdraw`, posted({}, { 'Idempotency-Key': key })),
    /** The merge of what was accepted below, handed up. `key`: the Idempotency-Key. */
    forward: (notice: string, annex: string, input: ForwardInput, key: string) =>
      json<Forwarded>(
        `/notices/${part(notice)}/annexes/${part(annex)}/forward`,
        posted(input, { 'Idempotency-Key': key }),
      ),
    /** Where a merged figure comes from, down to the row somebody filled in. */
    lineage: (notice: string, annex: string, query: Omit<LineageQuery, 'record'> & { record?: number } = {}) =>
      json<Lineage>(`/notices/${part(notice)}/annexes/${part(annex)}/lineage`, { query }),
    /** Every version of the same unit's annex, the newest first. */
    versions: (submission: string) => json<Versions>(`/submissions/${part(submission)}/versions`),
    /** Cell by cell, from `before` to `after`. */
    compare: (before: string, after: string) => json<Comparison>(`/submissions/${part(before)}/compare/${part(after)}`),
    /** The workbook as it was. */
    versionWorkbook: (submission: string) => bytes(`/submissions/${part(submission)}/workbook.xlsx`),
    merged: (notice: string, annex: string, query: Pick<MergedQuery, 'unit' | 'basis'> = {}) =>
      json<Merged>(`/notices/${part(notice)}/annexes/${part(annex)}/merged`, { query: { ...query, format: 'json' } }),
    /** Beyond 20,000 rows the Worker answers `merge.tooLargeForServer`: render from `merged` then. */
    mergedFile: (
      notice: string,
      annex: string,
      format: 'xlsx' | 'csv',
      query: Pick<MergedQuery, 'unit' | 'basis'> = {},
    ) => bytes(`/notices/${part(notice)}/annexes/${part(annex)}/merged`, { query: { ...query, format } }),
    /** `depth`: levels of the tree below the unit; 1, those directly below, by default. */
    progress: (notice: string, unit?: string, depth?: number, annex?: string) =>
      json<Progress>(`/notices/${part(notice)}/progress`, { query: { unit, depth, annex } }),
    progressSeries: (notice: string, query: { unit?: string; step?: 'hour' | 'day' } = {}) =>
      json<ProgressSeries>(`/notices/${part(notice)}/progress/series`, { query }),
    receipt: (number: string) => json<PublicReceipt>(`/receipts/${part(number)}`),
    receiptKeys: () => json<ReceiptKeys>('/receipts/key'),
    health: async (): Answered<Health> => {
      const response = await options.fetch(`${origin}/healthz`, { method: 'GET', headers: {} }).catch(() => null);
      if (!response?.ok) return fail({ kind: 'unreachable', status: response?.status ?? null });
      return ok((await response.json()) as Health);
    },
  };
}

export type Client = ReturnType<typeof createClient>;
