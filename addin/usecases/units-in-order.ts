import type { AnnexProgress, ProgressEntry, ProgressState } from '../../shared/api/contracts/progress.ts';

/** Missing first: those are whom the reviewer must speak to. */
const ORDER: Readonly<Record<ProgressState, number>> = {
  missing: 0,
  returned: 1,
  submitted: 2,
  nil: 3,
  accepted: 4,
  exempt: 5,
};

/** The units of an annex as a reviewer reads them: missing, returned, submitted, accepted; within each in division order. */
export function unitsInOrder(annex: AnnexProgress): readonly ProgressEntry[] {
  return [...annex.units].sort((a, b) => ORDER[a.state] - ORDER[b.state]);
}
