import type { Context } from 'hono';
import {
  answersSchema,
  MAX_JSON_BYTES,
  MAX_WORKBOOK_BYTES,
  submissionEnvelopeSchema,
  workbookQuerySchema,
} from '../../shared/api/contracts/submission.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { type Problem, problem } from '../problem/problem.ts';
import { type Filing, givenAnswers } from '../services/filing.ts';
import { bytesHash } from '../services/request-hash.ts';
import { fileWorkbook } from '../services/workbook-filing.ts';
import { type AppEnv, invalid } from './app-env.ts';
import { jsonOf, readBytes } from './body.ts';

const KINDS = ['application/json', 'multipart/form-data', '.xlsx .xls .ods'];

/** What is handed in, in whichever of the three ways. */
export async function readFiling(c: Context<AppEnv>): Promise<Result<Filing, Problem>> {
  const key = c.req.header('idempotency-key');
  if (key === undefined || key === '') return fail(problem('idempotency.missing'));
  if (!/^[\x20-\x7e]{1,200}$/.test(key)) return fail(problem('idempotency.malformed'));
  const type = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'application/json') return jsonFiling(c, key);
  if (type.startsWith('text/') || type === 'application/x-www-form-urlencoded') {
    return fail(problem('request.mediaType', { expected: KINDS }));
  }
  const body = await readBytes(c, MAX_WORKBOOK_BYTES);
  if (!body.ok) return body;
  if (type !== 'multipart/form-data') return workbookFiling(c, key, body.value, {}, '[]');
  return formFiling(c, key, body.value);
}

async function jsonFiling(c: Context<AppEnv>, key: string): Promise<Result<Filing, Problem>> {
  const body = await readBytes(c, MAX_JSON_BYTES);
  if (!body.ok) return body;
  const json = jsonOf(body.value);
  if (!json.ok) return json;
  const parsed = submissionEnvelopeSchema.safeParse(json.value);
  if (!parsed.success) return fail(invalid(parsed.error.issues));
  const { notice, annex, records, baseVersion, nil, header, answers } = parsed.data;
  return ok({
    ...{ notice, annex, records, key },
    baseVersion: baseVersion ?? 0,
    nil: nil ?? false,
    header: header ?? {},
    answers: givenAnswers(answers ?? []),
    sheetIssues: [],
    cellOf: () => null,
    requestHash: await bytesHash(body.value),
  });
}

async function formFiling(c: Context<AppEnv>, key: string, body: Uint8Array): Promise<Result<Filing, Problem>> {
  const type = c.req.header('content-type') ?? '';
  const form = await new Response(body as Uint8Array<ArrayBuffer>, { headers: { 'Content-Type': type } })
    .formData()
    .catch(() => null);
  const file: unknown = form?.get('file');
  if (!form || !(file instanceof Blob)) return fail(problem('request.invalid', { path: 'file', paths: ['file'] }));
  const text = (name: string) => {
    const value: unknown = form.get(name);
    return typeof value === 'string' ? value : undefined;
  };
  const fields: Record<string, string> = {};
  for (const name of ['notice', 'annex', 'baseVersion']) {
    const value = text(name);
    if (value !== undefined) fields[name] = value;
  }
  const answers: unknown = form.get('answers');
  const given = answers instanceof Blob ? await answers.text() : text('answers');
  return workbookFiling(c, key, new Uint8Array(await file.arrayBuffer()), fields, given || '[]');
}

async function workbookFiling(
  c: Context<AppEnv>,
  key: string,
  bytes: Uint8Array<ArrayBuffer>,
  fields: Record<string, string>,
  answersText: string,
): Promise<Result<Filing, Problem>> {
  const asked = workbookQuerySchema.required({ notice: true, annex: true }).safeParse({ ...fields, ...c.req.query() });
  if (!asked.success) return fail(invalid(asked.error.issues));
  const json = jsonOf(new TextEncoder().encode(answersText));
  if (!json.ok) return json;
  const answers = answersSchema.safeParse(json.value);
  if (!answers.success) return fail(invalid(answers.error.issues.map(({ path }) => ({ path: ['answers', ...path] }))));
  const { notice, annex, baseVersion = 0 } = asked.data;
  return fileWorkbook(c.var.caller, bytes, { notice, annex, baseVersion, answers: givenAnswers(answers.data), key });
}
