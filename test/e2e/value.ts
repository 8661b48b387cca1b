import type { Result } from '../../shared/result.ts';

/** The value of a result that must be one; its error is shown otherwise. */
export function value<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
