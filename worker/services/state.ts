import type { ProgressState, Timeliness } from '../../shared/api/contracts/progress.ts';
import type { SubmissionState } from '../../shared/api/contracts/submission.ts';
import type { ProgressRow } from '../store/progress.ts';
import type { StoredSubmission } from '../store/submission.ts';

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

/** A unit's state for an annex. Empty is not complete: withdrawn counts as missing. */
export function progressStateOf(row: Pick<ProgressRow, 'duty' | 'submission' | 'decision' | 'nil'>): ProgressState {
  if (row.duty === 'exempt') return 'exempt';
  if (row.submission === null || row.decision === 'withdraw') return 'missing';
  if (row.decision === 'return') return 'returned';
  if (row.decision === 'accept') return 'accepted';
  return row.nil ? 'nil' : 'submitted';
}
