import { annexById } from '../../shared/annex/catalogue/index.ts';
import type { AnnexDefinition } from '../../shared/annex/definition.ts';
import { MAX_RECORDS } from '../../shared/api/contracts/submission.ts';
import { type Issue, isBlocking } from '../../shared/issue/issue.ts';
import type { AnnexRecord } from '../../shared/record/record.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { contentHash } from '../../shared/submission/content-hash.ts';
import { newToken } from '../auth/secret.ts';
import { type Problem, problem } from '../problem/problem.ts';
import { papersOf } from '../store/paper.ts';
import type { Caller } from '../store/person.ts';
import { recordBytes } from '../store/record.ts';
import { type Standing, type StoredSubmission, standingOf, storeSubmission } from '../store/submission.ts';
import type { Filing, SubmissionOutcome } from './filing.ts';
import { judgeFiling } from './judge.ts';
import { receiptOf } from './receipts.ts';
import { stateOf } from './state.ts';
import type { World } from './world.ts';

/** A single record above this would not fit into one value of the database together with what else it carries. */
const MAX_RECORD_BYTES = 1_000_000;

/** Checks, judges and stores one submission. The same key and request again gives the same receipt. */
export async function submit(
  world: World,
  caller: Caller,
  filing: Filing,
): Promise<Result<SubmissionOutcome, Problem>> {
  if (caller.role !== 'officer') return fail(problem('access.role', { role: caller.role }));
  const standing = await standingOf(world.db, caller.unit.code, filing.notice, filing.annex, filing.key);
  if (standing.kept) return replay(world, standing.kept, filing);
  const annex = annexById(filing.annex);
  if (!annex || standing.annexVersion === null) {
    return fail(problem('annex.unknown', { notice: filing.notice, annex: filing.annex }));
  }
  const refusal = refusalOf(standing, caller, filing, annex);
  if (refusal) return fail(refusal);
  const { records, issues } = judgeFiling(caller, annex, filing, standing.nilAllowed);
  if (issues.some(isBlocking))
    return fail({ ...problem('submission.hasIssues', counts(issues)), issues, annex: annex.id });
  const oversize = oversizeOf(records);
  if (oversize) return fail(oversize);
  return store(world, caller, filing, standing.annexVersion, records, issues);
}

/** Why this unit can't hand in this annex now, whatever is in it. */
function refusalOf(standing: Standing, caller: Caller, filing: Filing, annex: AnnexDefinition): Problem | null {
  if (standing.lockedAt !== null) return problem('notice.locked', { at: standing.lockedAt });
  if (standing.duty === null || standing.duty === 'exempt') {
    const quote = standing.quote ?? annex.scope.quote ?? annex.title;
    return problem('scope.notAssigned', { unit: caller.unit.name, annex: annex.code, quote });
  }
  if (filing.baseVersion === standing.currentVersion) return null;
  return problem('submission.stale', { base: filing.baseVersion, current: standing.currentVersion });
}

function counts(issues: readonly Issue[]): { errors: number; confirms: number } {
  const of = (severity: Issue['severity']) => issues.filter((issue) => issue.severity === severity).length;
  return { errors: of('error'), confirms: of('confirm') };
}

function oversizeOf(records: readonly AnnexRecord[]): Problem | null {
  if (records.length > MAX_RECORDS) {
    return problem('submission.tooManyRecords', { count: records.length, limit: MAX_RECORDS });
  }
  const large = records.findIndex((record) => recordBytes(record) > MAX_RECORD_BYTES);
  return large < 0 ? null : problem('submission.recordTooLarge', { record: large + 1 });
}

async function store(
  world: World,
  caller: Caller,
  filing: Filing,
  annexVersion: number,
  records: readonly AnnexRecord[],
  issues: readonly Issue[],
): Promise<Result<SubmissionOutcome, Problem>> {
  const { notice, annex, header, nil, baseVersion, answers } = filing;
  const nonce = newToken();
  const hash = contentHash({ notice, annex, unit: caller.unit.code, header, records });
  const { kept, currentVersion } = await storeSubmission(
    world.db,
    caller,
    {
      ...{ notice, annex, annexVersion, baseVersion, nil, header, issues, answers, nonce },
      contentHash: hash,
      receivedAt: world.now.toISOString(),
      idempotencyKey: filing.key,
      requestHash: filing.requestHash,
    },
    records,
  );
  if (!kept) return fail(problem('submission.stale', { base: baseVersion, current: currentVersion }));
  if (kept.nonce !== nonce) return replay(world, kept, filing);
  return outcome(world, kept, issues, false);
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
