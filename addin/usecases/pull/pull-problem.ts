import type { ApiFailure } from '../../../shared/api/client.ts';
import { fail, type Result } from '../../../shared/result.ts';
import type { HostProblem } from '../../host/host-problem.ts';

/** Why a pull did not come about, or not wholly. */
export type PullProblem =
  | { readonly kind: 'host'; readonly problem: HostProblem }
  | { readonly kind: 'offline' }
  | { readonly kind: 'refused'; readonly detail: string }
  /** Nothing was reported yet. */
  | { readonly kind: 'empty' }
  /** The sheet of an earlier pull has no header of the annex any more. */
  | { readonly kind: 'gone' }
  /** Rows were put into the merged block by hand, or taken out of it. */
  | { readonly kind: 'changed' }
  /** There was one form, and it stood there without a register; by now there are more. */
  | { readonly kind: 'grown' }
  /** Nothing of a new pull stays. */
  | { readonly kind: 'cancelled' }
  /** Cancelled in time: what was pulled before stands as it stood. */
  | { readonly kind: 'kept' }
  /** It did not come about, and what was pulled before was put back. */
  | { readonly kind: 'restored'; readonly problem: HostProblem }
  /** It stopped half way, and the host did not let it be put back: the reviewer's own cells stand. */
  | { readonly kind: 'half'; readonly problem: HostProblem };

export type PullResult<T> = Promise<Result<T, PullProblem>>;

export function fromHost(problem: HostProblem): { readonly ok: false; readonly error: PullProblem } {
  return fail(problem.code === 'cancelled' ? { kind: 'cancelled' } : { kind: 'host', problem });
}

export function fromApi(failure: ApiFailure): { readonly ok: false; readonly error: PullProblem } {
  return fail(failure.kind === 'refused' ? { kind: 'refused', detail: failure.problem.detail } : { kind: 'offline' });
}

/** A refresh that was cancelled before it began has changed nothing. */
export function keptIfCancelled(problem: PullProblem): { readonly ok: false; readonly error: PullProblem } {
  return fail(problem.kind === 'cancelled' ? { kind: 'kept' } : problem);
}
