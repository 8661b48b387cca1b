import type { Context } from 'hono';
import { annexById } from '../../shared/annex/catalogue/index.ts';
import type { ProblemJson } from '../../shared/api/contracts/problem.ts';
import type { Locale } from '../../shared/i18n/i18n.ts';
import { issueJson } from './issue-json.ts';
import { type Problem, STATUS_OF } from './problem.ts';
import { problemTexts } from './text.ts';

/** The problem as RFC 9457 JSON, in the language asked for. */
export function problemJson(problem: Problem, locale: Locale): ProblemJson {
  const { code, params, issues, comparison } = problem;
  const { title, detail } = problemTexts(code, params, locale);
  const annex = problem.annex === undefined ? null : (annexById(problem.annex) ?? null);
  return {
    type: `urn:annex-sync:problem:${code}`,
    title,
    status: STATUS_OF[code],
    code,
    detail,
    params: params as ProblemJson['params'],
    ...(comparison ? { comparison } : {}),
    ...(issues ? { issues: issues.map((issue) => issueJson(issue, annex, locale)) } : {}),
  };
}

/** The one place a problem becomes an HTTP answer. */
export function problemResponse(c: Context, problem: Problem, locale: Locale): Response {
  const status = STATUS_OF[problem.code];
  const headers: Record<string, string> = { 'Content-Type': 'application/problem+json; charset=utf-8' };
  headers['Content-Language'] = locale;
  if (status === 401) headers['WWW-Authenticate'] = 'Bearer';
  if (status === 429) headers['Retry-After'] = '60';
  return c.body(JSON.stringify(problemJson(problem, locale)), status, headers);
}
