import type { Context } from 'hono';
import type { ZodType } from 'zod';
import { repliesSchema } from '../../shared/api/contracts/review.ts';
import {
  answersSchema,
  MAX_JSON_BYTES,
  MAX_WORKBOOK_BYTES,
  submissionEnvelopeSchema,
  workbookQuerySchema,
} from '../../shared/api/contracts/submission.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { type Problem, problem } from '../problem/problem.ts';
import { type Filing, givenAnswers, givenReplies } from '../services/submission/filing.ts';
import { bytesHash } from '../services/submission/request-hash.ts';
import { fileWorkbook } from '../services/submission/workbook-filing.ts';
import { type AppEnv, invalid } from './app-env.ts';
import { jsonOf, readBytes } from './body.ts';
import { keyOf } from './keyed.ts';

const KINDS = ['application/json', 'multipart/form-data', '.xlsx .xls .ods'];

/** What is handed in, in whichever of the three ways. */
export async function readFiling(c: Context<AppEnv>): Promise<Result<Filing, Problem>> {
  const keyed = keyOf(c);
  if (!keyed.ok) return keyed;
  const key = keyed.value;
  const type = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'application/json') return jsonFiling(c, key);
  if (type.startsWith('text/') || type === 'application/x-www-form-urlencoded') {
    return fail(problem('request.mediaType', { expected: KINDS }));
  }
  const body = await readBytes(c, MAX_WORKBOOK_BYTES);
  if (!body.ok) return body;
  if (type !== 'multipart/form-data') return workbookFiling(c, key, body.value, {}, { answers: '[]', replies: '[]' });
  return formFiling(c, key, body.value);
}

async function jsonFiling(c: Context<AppEnv>, key: string): Promise<Result<Filing, Problem>> {
  const body = await readBytes(c, MAX_JSON_BYTES);
  if (!body.ok) return body;
  const json = jsonOf(body.value);
  if (!json.ok) return json;
  const parsed = submissionEnvelopeSchema.safeParse(json.value);
  if (!parsed.success) return fail(invalid(parsed.error.issues));
  const { notice, annex, records, baseVersion, nil, header, answers, replies, columns } = parsed.data;
  return ok({
    ...{ notice, annex, records, key },
    baseVersion: baseVersion ?? 0,
    nil: nil ?? false,
    header: header ?? {},
    answers: givenAnswers(answers ?? []),
    replies: givenReplies(replies ?? []),
    columns: columns ?? {},
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
  const given = async (name: string) => {
    const part: unknown = form.get(name);
    return (part instanceof Blob ? await part.text() : text(name)) || '[]';
  };
  const lists = { answers: await given('answers'), replies: await given('replies') };
  return workbookFiling(c, key, new Uint8Array(await file.arrayBuffer()), fields, lists);
}

async function workbookFiling(
  c: Context<AppEnv>,
  key: string,
  bytes: Uint8Array<ArrayBuffer>,
  fields: Record<string, string>,
  lists: { readonly answers: string; readonly replies: string },
): Promise<Result<Filing, Problem>> {
  const asked = workbookQuerySchema.required({ notice: true, annex: true }).safeParse({ ...fields, ...c.req.query() });
  if (!asked.success) return fail(invalid(asked.error.issues));
  const answers = listOf(answersSchema, 'answers', lists.answers);
  if (!answers.ok) return answers;
  const replies = listOf(repliesSchema, 'replies', lists.replies);
  if (!replies.ok) return replies;
  const { notice, annex, baseVersion = 0 } = asked.data;
  const given = { answers: givenAnswers(answers.value), replies: givenReplies(replies.value) };
  return fileWorkbook(c.var.caller, bytes, { notice, annex, baseVersion, ...given, key });
}

/** A list that came as JSON text beside a file. */
function listOf<T>(schema: ZodType<T>, name: string, text: string): Result<T, Problem> {
  const json = jsonOf(new TextEncoder().encode(text));
  if (!json.ok) return json;
  const list = schema.safeParse(json.value);
  if (list.success) return ok(list.data);
  return fail(invalid(list.error.issues.map(({ path }) => ({ path: [name, ...path] }))));
}
