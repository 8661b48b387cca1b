import type { ApiFailure } from '../../shared/api/client/call.ts';
import type { AnnexProgress, Progress, ProgressEntry, ProgressState } from '../../shared/api/contracts/progress.ts';
import type { Stale } from '../../shared/api/contracts/stale.ts';
import type { UnitClient } from '../../shared/api/unit-client.ts';
import { fail, ok, type Result } from '../../shared/result.ts';

/** Missing first: those are whom the reviewer must speak to. */
const ORDER: Readonly<Record<ProgressState, number>> = {
  missing: 0,
  returned: 1,
  submitted: 2,
  nil: 3,
  accepted: 4,
  exempt: 5,
};

export interface Ratio {
  readonly numerator: number;
  readonly denominator: number;
}

/** A unit directly below, for one annex: what its newest version is, and what of it no longer holds. */
export interface BoardLine extends ProgressEntry {
  /** Waits for a decision of the unit above. */
  readonly waiting: boolean;
  /** What has changed of it, or below it, since a merge that holds it was handed up. */
  readonly stale: readonly Stale[];
}

/** How one annex stands below one unit. */
export interface Board {
  /** The unit whose units below these are. */
  readonly unit: string;
  readonly unitName: string;
  readonly asOf: string;
  readonly annex: AnnexProgress;
  /** Missing first, then returned, submitted, accepted, exempt; within each in the order of the divisions. */
  readonly lines: readonly BoardLine[];
  /** On time is apart from complete (no merge among them lacks a unit), complete apart from accepted. */
  readonly rates: Readonly<Record<'reported' | 'onTime' | 'complete' | 'accepted', Ratio>>;
  /** Whom to speak to. */
  readonly missing: readonly BoardLine[];
  readonly returned: readonly BoardLine[];
  readonly waiting: readonly BoardLine[];
  /** What the unit's own merge, once handed up, no longer says. */
  readonly ownStale: readonly Stale[];
}

/** Waits for a decision: received, and neither returned nor accepted. */
export function isWaiting({ state }: Pick<ProgressEntry, 'state'>): boolean {
  return state === 'submitted' || state === 'nil';
}

/** 0 to 1 for a bar; null where nothing is expected: empty is not complete. */
export function shareOf({ numerator, denominator }: Ratio): number | null {
  return denominator > 0 ? Math.min(1, Math.max(0, numerator / denominator)) : null;
}

/** The units of an annex as a reviewer reads them: missing, returned, submitted, accepted; within each in division order. */
export function unitsInOrder<T extends Pick<ProgressEntry, 'state'>>({ units }: { units: readonly T[] }): readonly T[] {
  return [...units].sort((a, b) => ORDER[a.state] - ORDER[b.state]);
}

/** The annexes that are asked of somebody below. */
export function annexesBelow(progress: Progress): readonly AnnexProgress[] {
  return progress.annexes.filter(({ units }) => units.length > 0);
}

/**
 * The board of one annex.
 * @example
 * const board = boardOf(progress, progress.annexes[0]);
 * board.rates.reported; // { numerator: 97, denominator: 102 }
 */
export function boardOf(progress: Progress, annex: AnnexProgress): Board {
  const lines = unitsInOrder(annex).map((entry) => ({
    ...entry,
    waiting: isWaiting(entry),
    stale: annex.stale.filter((stale) => concerns(stale, entry.unit)),
  }));
  return {
    ...{ unit: progress.unit, unitName: progress.unitName, asOf: progress.asOf, annex, lines, rates: annex.counts },
    missing: lines.filter(({ state }) => state === 'missing'),
    returned: lines.filter(({ state }) => state === 'returned'),
    waiting: lines.filter(({ waiting }) => waiting),
    ownStale: annex.stale.filter(({ merges }) => merges.some(({ unit }) => unit === progress.unit)),
  };
}

/**
 * Changes when something below is another than before: what is drawn from the submissions themselves is read anew by it,
 * and not whenever the time has gone on.
 */
export function revisionOf({ units }: AnnexProgress): string {
  return units.map(({ submission, state }) => `${submission ?? ''}${state}`).join(' ');
}

/** A change of the unit itself, or in its merge. */
function concerns({ unit, merges }: Stale, of: string): boolean {
  return unit === of || merges.some((merge) => merge.unit === of);
}

/** What `board.copyText` and `board.copyReturned` are filled with, to be put into a chat. */
export function missingTextOf({ annex, missing, returned }: Board) {
  const of = (lines: readonly BoardLine[]) => ({
    annex: annex.title,
    count: lines.length,
    units: lines.map(({ unitName }) => unitName),
  });
  return { missing: of(missing), returned: of(returned), deadline: annex.deadline };
}

/** What keeps a submission from being accepted with others, unread. `late` does not: it is taken, and marked. */
export type Unclean = 'warnings' | 'stale' | 'replies';

export interface AcceptedAll {
  readonly accepted: readonly BoardLine[];
  /** Those to be read one by one, and why. */
  readonly left: readonly { readonly line: BoardLine; readonly why: Unclean }[];
  readonly failed: readonly { readonly line: BoardLine; readonly failure: ApiFailure }[];
}

export interface AcceptAll {
  readonly api: Pick<UnitClient, 'submission' | 'decide'>;
  readonly lines: readonly BoardLine[];
  /** A new Idempotency-Key, one for each decision. */
  readonly newKey: () => string;
  /** `done` of `lines.length` are through. */
  readonly onProgress: (done: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Accepts every line that waits and that nothing has to be said about, one after the other, each by a decision of its
 * own on the version that was read: one that came in between is refused, not accepted unread.
 */
export async function acceptAllClean({ api, lines, newKey, onProgress, signal }: AcceptAll): Promise<AcceptedAll> {
  const accepted: BoardLine[] = [];
  const left: { line: BoardLine; why: Unclean }[] = [];
  const failed: { line: BoardLine; failure: ApiFailure }[] = [];
  for (const [index, line] of lines.entries()) {
    if (signal.aborted) break;
    onProgress(index);
    const done = await acceptClean(api, line, newKey());
    if (!done.ok) failed.push({ line, failure: done.error });
    else if (done.value === null) accepted.push(line);
    else left.push({ line, why: done.value });
  }
  onProgress(lines.length);
  return { accepted, left, failed };
}

async function acceptClean(
  api: AcceptAll['api'],
  line: BoardLine,
  key: string,
): Promise<Result<Unclean | null, ApiFailure>> {
  if (line.submission === null) return ok(null);
  if (line.stale.length > 0) return ok('stale');
  const read = await api.submission(line.submission);
  if (!read.ok) return fail(read.error);
  const { issues, replies } = read.value;
  if (issues.some(({ severity }) => severity === 'warning' || severity === 'confirm')) return ok('warnings');
  if (replies.length > 0) return ok('replies');
  const decided = await api.decide(line.submission, { kind: 'accept' }, key);
  // The reply was lost, not the request: the same key again gives the same decision.
  const answered = decided.ok || decided.error.kind === 'refused' ? decided : await retried(api, line.submission, key);
  return answered.ok ? ok(null) : fail(answered.error);
}

const retried = (api: AcceptAll['api'], submission: string, key: string) =>
  api.decide(submission, { kind: 'accept' }, key);
