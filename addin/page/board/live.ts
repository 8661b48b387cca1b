import type { AnnexProgress, ProgressEntry } from '../../../shared/api/contracts/progress.ts';

const SECOND = 1000;
/** How long a board that is looked at stays as it is. */
const PAUSE_MS = 30 * SECOND;
/** Of a server that does not answer, and of one that takes long: the busier it is, the less it is asked. */
const LONGEST_MS = 5 * 60 * SECOND;
const SHARE = 20;

export interface Asked {
  /** In a row. */
  readonly failures: number;
  /** How long the last answer took. */
  readonly tookMs: number;
}

/** Until a board asks again, in ms. `random`, 0 to 1: boards opened in one moment do not ask in one moment for ever. */
export function pauseOf({ failures, tookMs }: Asked, random: number): number {
  const base = Math.max(PAUSE_MS, tookMs * SHARE) * 2 ** Math.min(failures, 8);
  return Math.min(base, LONGEST_MS) * (0.9 + 0.2 * random);
}

export type Moved = Pick<ProgressEntry, 'unit' | 'unitName' | 'state'>;

/** The units that stand otherwise than before: another state, or another version. */
export function movedBetween(before: AnnexProgress | undefined, after: AnnexProgress | undefined): Moved[] {
  const known = new Map(before?.units.map((entry) => [entry.unit, entry]));
  return (after?.units ?? []).filter((entry) => {
    const was = known.get(entry.unit);
    return was !== undefined && (was.state !== entry.state || was.submission !== entry.submission);
  });
}
