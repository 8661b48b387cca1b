import { expect } from 'vitest';
import type { ApiFailure } from '../../../shared/api/client.ts';
import type { ProblemJson } from '../../../shared/api/contracts/problem.ts';
import type { Result } from '../../../shared/result.ts';

/** The value of an answer that must be one; its problem is shown otherwise. */
export function value<T>(answer: Result<T, ApiFailure>): T {
  if (!answer.ok) throw new Error(JSON.stringify(answer.error, null, 1));
  return answer.value;
}

/** The problem of an answer that must be refused. */
export function refusal(answer: Result<unknown, ApiFailure>): ProblemJson {
  if (answer.ok) throw new Error(`not refused: ${JSON.stringify(answer.value)}`);
  if (answer.error.kind !== 'refused') throw new Error(`no problem JSON, status ${answer.error.status}`);
  return answer.error.problem;
}

/** Holds a refusal to its status and code. */
export function expectRefused(answer: Result<unknown, ApiFailure>, status: number, code: string): ProblemJson {
  const problem = refusal(answer);
  expect({ status: problem.status, code: problem.code }).toEqual({ status, code });
  return problem;
}
