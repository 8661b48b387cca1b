import { annexById } from '../../../shared/annex/catalogue/index.ts';
import type { AnnexDefinition } from '../../../shared/annex/definition.ts';
import { MAX_RECORDS } from '../../../shared/api/contracts/submission.ts';
import { type Issue, isBlocking } from '../../../shared/issue/issue.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { contentTextOf, recordTexts } from '../../../shared/submission/content-text.ts';
import { signerOf } from '../../auth/receipt-key.ts';
import { stillHolds } from '../../auth/session.ts';
import { type Problem, problem } from '../../problem/problem.ts';
import type { NewForward } from '../../store/forward.ts';
import { papersOf } from '../../store/paper.ts';
import type { SignedIn } from '../../store/person.ts';
import { type EncodedRecords, encodeRecords, firstOversized } from '../../store/record.ts';
import { type Standing, type StoredSubmission, standingOf, storeSubmission } from '../../store/submission.ts';
import { handInOf } from '../notice/notice-state.ts';
import { stateOf } from '../progress/state.ts';
import { missingReplies } from '../review/missing-replies.ts';
import type { World } from '../world.ts';
import { differenceSince } from './comparisons.ts';
import type { Filing, SubmissionOutcome } from './filing.ts';
import { judgeFiling, type Verdict, withNil } from './judge.ts';
import { receiptOf } from './receipts.ts';
import { textHash } from './request-hash.ts';

/**
 * Checks, judges and stores one submission. The same key and request again gives the same receipt. What can be stored
 * is stored at once, the database holding it to all conditions; only a refusal is worth a question why.
 */
export async function submit(
  world: World,
  caller: SignedIn,
  filing: Filing,
): Promise<Result<SubmissionOutcome, Problem>> {
  if (caller.role !== 'officer') return fail(problem('access.role', { role: caller.role }));
  const annex = annexById(filing.annex);
  return takeIn(world, caller, { annex, filing, verdict: annex && judgeFiling(caller, annex, filing) });
}

/** A filing with its verdict, and what it was made of where it is a merge. */
interface Judged {
  readonly annex: AnnexDefinition | undefined;
  readonly filing: Filing;
  readonly verdict: Verdict | undefined;
  readonly forward?: NewForward;
}

/** Stores what was judged, or says why not. */
export async function takeIn(
  world: World,
  caller: SignedIn,
  { annex, filing, verdict, forward }: Judged,
): Promise<Result<SubmissionOutcome, Problem>> {
  // What can't be acknowledged with a receipt is not taken.
  if (!(await signerOf(world.env))) return fail(problem('server.receiptKeyMissing'));
  const stored = verdict && (await storeIfReady(world, caller, filing, verdict, forward));
  if (stored) return stored;
  if (!(await stillHolds(world.db, caller, world.now))) return fail(problem('auth.tokenUnknown'));
  const standing = await standingOf(world.db, caller.unit.code, filing.notice, filing.annex, filing.key);
  if (standing.kept) return replay(world, standing.kept, filing);
  if (!annex || !verdict || standing.annexVersion === null) {
    return fail(problem('annex.unknown', { notice: filing.notice, annex: filing.annex }));
  }
  const refusal = refusalOf(world, standing, caller, filing, annex);
  if (refusal) return fail(await withDifference(world, caller, filing, refusal));
  const assigned = withNil(verdict, filing.nil, standing.nilAllowed);
  const { records } = assigned;
  const issues = [...assigned.issues, ...(await missingReplies(world, caller, filing))];
  if (issues.some(isBlocking)) {
    return fail({ ...problem('submission.hasIssues', counts(issues)), issues, annex: annex.id });
  }
  const otherwise = oversizeOf(encodeRecords(records)) ?? stale(filing, standing.currentVersion);
  return (
    (await storeIfReady(world, caller, filing, assigned, forward)) ??
    fail(await withDifference(world, caller, filing, otherwise))
  );
}

/** Why this unit can't hand in this annex now, whatever is in it. */
function refusalOf(
  world: World,
  standing: Standing,
  caller: SignedIn,
  filing: Filing,
  annex: AnnexDefinition,
): Problem | null {
  const handIn = handInOf(standing, world.now.toISOString());
  if (handIn === 'locked') return problem('notice.locked', { at: standing.lockedAt ?? '' });
  if (handIn === 'closed') return problem('notice.closed', { at: standing.closedAt ?? '' });
  if (handIn === 'notAsked') {
    const quote = standing.quote ?? annex.scope.quote ?? annex.title;
    return problem('scope.notAssigned', { unit: caller.unit.name, annex: annex.code, quote });
  }
  if (filing.baseVersion === standing.currentVersion) return null;
  return stale(filing, standing.currentVersion);
}

function stale(filing: Filing, current: number): Problem {
  return problem('submission.stale', { base: filing.baseVersion, current });
}

/** A stale base version comes with what came in since, so that the later editor sees both sides. */
async function withDifference(world: World, caller: SignedIn, filing: Filing, refusal: Problem): Promise<Problem> {
  if (refusal.code !== 'submission.stale') return refusal;
  const { notice, annex, baseVersion } = filing;
  const place = { notice, annex, unit: caller.unit.code };
  const comparison = await differenceSince(world, place, baseVersion, Number(refusal.params.current));
  return comparison ? { ...refusal, comparison } : refusal;
}

function counts(issues: readonly Issue[]): { errors: number; confirms: number } {
  const of = (severity: Issue['severity']) => issues.filter((issue) => issue.severity === severity).length;
  return { errors: of('error'), confirms: of('confirm') };
}

function oversizeOf(records: EncodedRecords): Problem | null {
  if (records.rows.length > MAX_RECORDS) {
    return problem('submission.tooManyRecords', { count: records.rows.length, limit: MAX_RECORDS });
  }
  const large = firstOversized(records);
  return large === null ? null : problem('submission.recordTooLarge', { record: large + 1 });
}

/** Stores what nothing in it stands against; null where something does, or where the database held it off. */
async function storeIfReady(
  world: World,
  caller: SignedIn,
  filing: Filing,
  { records, issues }: Verdict,
  forward?: NewForward,
): Promise<Result<SubmissionOutcome, Problem> | null> {
  if (issues.some(isBlocking)) return null;
  const texts = recordTexts(records);
  const encoded = encodeRecords(records, texts);
  if (oversizeOf(encoded)) return null;
  const { notice, annex, header, nil, baseVersion, answers, replies, columns, requestHash } = filing;
  const submission = {
    ...{ notice, annex, baseVersion, nil, header, issues, answers, replies, columns, requestHash },
    nonce: crypto.randomUUID(),
    contentHash: await textHash(contentTextOf({ notice, annex, unit: caller.unit.code, header }, texts)),
    receivedAt: world.now.toISOString(),
    idempotencyKey: filing.key,
    ...(forward ? { forward } : {}),
  };
  const stored = await storeSubmission(world.db, caller, submission, encoded);
  return stored && outcome(world, stored, issues, false);
}

/** What the key already stands for, or a refusal where it stood for something else. */
async function replay(
  world: World,
  kept: StoredSubmission,
  filing: Filing,
): Promise<Result<SubmissionOutcome, Problem>> {
  if (kept.requestHash !== filing.requestHash) return fail(problem('idempotency.mismatch', { key: filing.key }));
  return outcome(world, kept, await papersOf<Issue>(world.db, kept.id, 'issues'), true);
}

async function outcome(
  world: World,
  kept: StoredSubmission,
  issues: readonly Issue[],
  replayed: boolean,
): Promise<Result<SubmissionOutcome, Problem>> {
  const receipt = await receiptOf(world, kept);
  if (!receipt.ok) return receipt;
  const submission = { id: String(kept.id), version: kept.version, state: stateOf(kept) };
  return ok({ replayed, annex: kept.annex, submission, receipt: receipt.value, issues });
}
