import type { Result } from '../../shared/result.ts';

/**
 * Why the workbook's program did not do what it was asked, in terms of what to do about it. The texts for people are
 * in i18n under `host.<code>`.
 */
export type HostProblemCode =
  /** A cell is open for editing and the host can't wait. */
  | 'editing'
  /** A dialog is open, the session timed out, too many requests: the same call may succeed soon. */
  | 'busy'
  /** A message over the host's limit (5 MB on the web). */
  | 'tooLarge'
  /** A sheet, name or range that is no longer there. */
  | 'gone'
  /** The sheet or the file is protected or read-only. */
  | 'protected'
  /** This Excel does not have the call. */
  | 'unsupported'
  /** The officer pressed cancel. */
  | 'cancelled'
  /** Anything else: a fault of ours or of the host's. */
  | 'failed';

/** `now`: the same call again may pass; `later`: after the officer did something; `never`: not as it is. */
export type Retry = 'now' | 'later' | 'never';

export interface HostProblem {
  readonly code: HostProblemCode;
  readonly retry: Retry;
  /** For the log, in the host's own words. */
  readonly detail: string;
}

export type HostResult<T> = Promise<Result<T, HostProblem>>;

const RETRY: Readonly<Record<HostProblemCode, Retry>> = {
  editing: 'later',
  busy: 'now',
  tooLarge: 'never',
  gone: 'never',
  protected: 'later',
  unsupported: 'never',
  cancelled: 'later',
  failed: 'never',
};

export function hostProblem(code: HostProblemCode, detail: string): HostProblem {
  return { code, retry: RETRY[code], detail };
}
