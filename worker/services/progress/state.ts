import type { ProgressState, Timeliness } from '../../../shared/api/contracts/progress.ts';
import type { SubmissionState } from '../../../shared/api/contracts/submission.ts';
import type { ProgressRow } from '../../store/progress.ts';
import type { StoredSubmission } from '../../store/submission.ts';

const DECIDED = { return: 'returned', accept: 'accepted', withdraw: 'withdrawn' } as const;

/** A version's state, derived: nothing is updated in place. */
export function stateOf(submission: Pick<StoredSubmission, 'version' | 'newest' | 'decision'>): SubmissionState {
  if (submission.version < submission.newest) return 'superseded';
  return submission.decision ? DECIDED[submission.decision] : 'submitted';
}

/** Of one version against its unit's deadline; null where there is none. Late is taken, and marked (M76). */
export function timelinessOf(receivedAt: string | null, deadline: string | null): Timeliness {
  if (receivedAt === null || deadline === null) return null;
  return receivedAt <= deadline ? 'onTime' : 'late';
}

type Standing = Pick<ProgressRow, 'duty' | 'retired' | 'submission' | 'decision' | 'nil' | 'acceptedVersion'>;

/**
 * A unit's state for an annex, of its newest version. Empty is not complete: withdrawn counts as missing, unless an
 * accepted version stands that the withdrawn one was to correct. What was returned to a unit that is no longer will not
 * come again either.
 */
export function progressStateOf(row: Standing): ProgressState {
  return isExempt(row) ? 'exempt' : stateOfNewest(row);
}

/** Freed by the notice; or no longer there, with nothing of it that counts: it can't hand in, so nothing is asked of it. */
function isExempt(row: Standing): boolean {
  return row.duty === 'exempt' || (row.retired === 1 && !isReported(row));
}

/** Whether a unit is one of those that must fill the annex: of these the rates are. */
export function isExpected(row: Standing): boolean {
  return row.duty === 'must' && !isExempt(row);
}

/** Whether something of the unit counts as received; `state` is of its newest version. */
export function isReported(row: Standing): boolean {
  if (row.duty === 'exempt') return false;
  const state = stateOfNewest(row);
  return state === 'submitted' || state === 'nil' || state === 'accepted' || row.acceptedVersion !== null;
}

function stateOfNewest(row: Standing): ProgressState {
  const isGivenUp = row.decision === 'withdraw' || (row.decision === 'return' && row.retired === 1);
  if (isGivenUp && row.acceptedVersion !== null) return 'accepted';
  if (row.submission === null || row.decision === 'withdraw') return 'missing';
  if (row.decision === 'return') return 'returned';
  if (row.decision === 'accept') return 'accepted';
  return row.nil ? 'nil' : 'submitted';
}

/**
 * Whether a unit was in time: by the version that was accepted, where one stands, so that a correction afterwards does
 * not make it late; else by its newest.
 */
export function unitTimeliness(row: ProgressRow): Timeliness {
  const state = progressStateOf(row);
  if (state === 'missing' || state === 'exempt') return null;
  return timelinessOf(row.acceptedReceivedAt ?? row.receivedAt, row.deadline);
}
