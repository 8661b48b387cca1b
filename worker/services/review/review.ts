import { annexById } from '../../../shared/annex/catalogue/index.ts';
import type { DecisionKind } from '../../../shared/api/contracts/review.ts';
import type { Decided } from '../../../shared/api/contracts/submission.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { newToken } from '../../auth/secret.ts';
import { stillHolds } from '../../auth/session.ts';
import { type Problem, problem } from '../../problem/problem.ts';
import { housesBelow } from '../../store/databases.ts';
import { decisionUnder, FOLLOWS, type StoredDecision, type StoredReason, storeDecision } from '../../store/decision.ts';
import { noticeById } from '../../store/notice.ts';
import type { StoredSubmission } from '../../store/submission.ts';
import { newestVersion, submissionBelow } from '../../store/submission-reads.ts';
import { unitByCode } from '../../store/unit.ts';
import { stateOf } from '../progress/state.ts';
import { submissionInReach } from '../submission/submission-reach.ts';
import type { SignedIn, World } from '../world.ts';
import { decisionsJson } from './decision-views.ts';

/** A decision asked for. */
export interface Asked {
  readonly submission: string;
  readonly kind: DecisionKind;
  readonly reasons: readonly StoredReason[];
  readonly overall: string | null;
  /** Idempotency-Key. */
  readonly key: string;
  readonly requestHash: string;
}

export interface DecisionOutcome extends Decided {
  readonly replayed: boolean;
}

/**
 * Returns, accepts or withdraws. A submission is reviewed by the unit directly above its own and by no other, so that
 * nobody's review is passed over; the unit itself may withdraw it. The same key and request again: the same decision.
 */
export async function decide(world: World, caller: SignedIn, asked: Asked): Promise<Result<DecisionOutcome, Problem>> {
  const found = await decidable(world, caller, asked);
  if (!found.ok) return found;
  const submission = found.value;
  const kept = await keptDecision(world, caller, asked.key);
  if (kept) return outcome(world, asked, kept, true);
  const refusal = (await refusalOf(world, submission, asked)) ?? reasonsRefusal(submission, asked);
  if (refusal) return fail(refusal);
  const nonce = newToken();
  const { kind, reasons, overall, key: idempotencyKey, requestHash } = asked;
  const decision = { kind, reasons, overall, idempotencyKey, requestHash, nonce };
  const at = world.now.toISOString();
  const stored = await storeDecision(world.db, caller, { ...decision, submission: submission.id, at });
  if (stored) return outcome(world, asked, stored, stored.nonce !== nonce);
  if (!(await stillHolds(world.db, caller, world.now))) return fail(problem('auth.tokenUnknown'));
  // Something came in between: it is told as it now stands.
  const now = await submissionBelow(world.db, submission.id, caller.unit.path);
  const since = now && (await refusalOf(world, now, asked));
  return fail(since ?? problem('server.databaseUnavailable'));
}

/** A unit above the provinces has its decisions where it made them. */
async function keptDecision(world: World, { unit }: SignedIn, key: string): Promise<StoredDecision | null> {
  const found = housesBelow(world.env, unit.path).map(({ db }) => decisionUnder(db, unit.code, key));
  return (await Promise.all(found)).find((decision) => decision !== null) ?? null;
}

type Found = StoredSubmission & { readonly header: string };

/** The submission, where this caller is the one to decide so on it. */
async function decidable(world: World, caller: SignedIn, asked: Asked): Promise<Result<Found, Problem>> {
  const reached = await submissionInReach(world, caller, asked.submission);
  if (!reached.ok) return reached;
  const found = reached.value;
  const role = asked.kind === 'withdraw' ? 'officer' : 'reviewer';
  if (caller.role !== role) return fail(problem('review.role', { role: caller.role }));
  const unit = await unitByCode(world.db, found.unit);
  const decides = asked.kind === 'withdraw' ? found.unit : unit?.parent;
  return decides === caller.unit.code ? ok(found) : fail(problem('review.unit', { unit: found.unitName }));
}

async function refusalOf(world: World, s: StoredSubmission, asked: Asked): Promise<Problem | null> {
  if (s.version < s.newest) {
    const current = await newestVersion(world.db, s.notice, s.annex, s.unit);
    const params = { version: s.version, current: s.newest, submission: String(current?.id ?? '') };
    return problem('submission.superseded', params);
  }
  if (asked.kind !== 'accept') {
    const notice = await noticeById(world.db, s.notice);
    if (notice?.lockedAt) return problem('notice.locked', { at: notice.lockedAt });
  }
  if (FOLLOWS[asked.kind].includes(s.decision ?? '')) return null;
  return problem('submission.decided', { state: stateOf(s) });
}

/** A return says why; every reason points to a row and column there are. */
function reasonsRefusal(s: StoredSubmission, { kind, reasons, overall }: Asked): Problem | null {
  if (kind === 'return' && reasons.length === 0 && overall === null) return problem('review.reasonMissing');
  const annex = annexById(s.annex);
  const wrong = reasons.findIndex(({ record, field }) => {
    if (record !== null && record >= s.count) return true;
    const keys = [...(annex?.fields ?? []), ...(annex?.header ?? [])].map(({ key }) => key);
    return field !== null && !keys.includes(field);
  });
  return wrong < 0 ? null : problem('review.reasonPlace', { reason: wrong + 1 });
}

async function outcome(
  world: World,
  asked: Asked,
  stored: StoredDecision,
  replayed: boolean,
): Promise<Result<DecisionOutcome, Problem>> {
  if (stored.requestHash !== asked.requestHash) return fail(problem('idempotency.mismatch', { key: asked.key }));
  const submission = await submissionBelow(world.db, stored.submission, '');
  const [decision] = await decisionsJson(world, [stored]);
  if (!submission || !decision) return fail(problem('submission.unknown', { id: asked.submission }));
  const { id, version } = submission;
  return ok({ replayed, decision, submission: { id: String(id), version, state: stateOf(submission) } });
}
