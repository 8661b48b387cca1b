import { annexById } from '../../../shared/annex/catalogue/index.ts';
import type { RecordJson } from '../../../shared/api/contracts/record.ts';
import type { SubmissionItem, SubmissionJson, SubmissionList } from '../../../shared/api/contracts/submission.ts';
import type { Issue } from '../../../shared/issue/issue.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { issueJson } from '../../problem/issue-json.ts';
import type { Problem } from '../../problem/problem.ts';
import { housesBelow } from '../../store/databases.ts';
import { decisionsOn } from '../../store/decision.ts';
import { papersOf } from '../../store/paper.ts';
import type { Caller } from '../../store/person.ts';
import { recordsOf } from '../../store/record.ts';
import { repliesOf } from '../../store/reply.ts';
import type { StoredSubmission } from '../../store/submission.ts';
import { listSubmissions } from '../../store/submission-reads.ts';
import { unitInReach } from '../access.ts';
import { forwardJson } from '../forward/forward-views.ts';
import { readPage } from '../page.ts';
import { stateOf, timelinessOf } from '../progress/state.ts';
import { decisionsJson } from '../review/decision-views.ts';
import type { World } from '../world.ts';
import type { GivenAnswer } from './filing.ts';
import { receiptNumber, receiptOf } from './receipts.ts';
import { submissionInReach } from './submission-reach.ts';

const PAGE = 50;

export interface SubmissionQuery {
  readonly notice?: string | undefined;
  readonly annex?: string | undefined;
  readonly unit?: string | undefined;
  readonly cursor?: string | undefined;
}

/** Submissions of the caller's unit and those below, or of one unit of them; the newest first. */
export async function readSubmissions(
  world: World,
  caller: Caller,
  query: SubmissionQuery,
): Promise<Result<SubmissionList, Problem>> {
  const unit = await unitInReach(world, caller, query.unit);
  if (!unit.ok) return unit;
  const { path } = unit.value;
  const filter = { path, exact: query.unit !== undefined, notice: query.notice ?? null, annex: query.annex ?? null };
  const page = await readPage<StoredSubmission>(
    world,
    housesBelow(world.env, path),
    { cursor: query.cursor, limit: PAGE, at: ({ receivedAt }) => receivedAt },
    (db, before, limit) => listSubmissions(db, { ...filter, before, limit }),
  );
  return page.ok ? ok({ items: page.value.items.map(itemOf), next: page.value.next }) : page;
}

/** One submission whole. What lies outside the caller's reach is not there at all. */
export async function readSubmission(
  world: World,
  caller: Caller,
  id: string,
): Promise<Result<SubmissionJson, Problem>> {
  const reached = await submissionInReach(world, caller, id);
  if (!reached.ok) return reached;
  const found = reached.value;
  const number = found.id;
  const receipt = await receiptOf(world, found);
  if (!receipt.ok) return receipt;
  const [records, issues, answers, decisions, replies] = await Promise.all([
    recordsOf(world.db, number),
    papersOf<Issue>(world.db, number, 'issues'),
    papersOf<GivenAnswer>(world.db, number, 'answers'),
    decisionsOn(world.db, number),
    repliesOf(world.db, number),
  ]);
  const annex = annexById(found.annex) ?? null;
  return ok({
    ...itemOf(found),
    header: JSON.parse(found.header) as Record<string, string>,
    records: records as unknown as RecordJson[],
    issues: issues.map((issue) => issueJson(issue, annex, world.locale)),
    answers,
    receipt: receipt.value,
    decisions: await decisionsJson(world, decisions),
    forward: await forwardJson(world, number, found.year),
    replies: replies.map((reply) => ({ ...reply, decision: String(reply.decision) })),
  });
}

/** One line of a list of submissions. */
export function itemOf(s: StoredSubmission): SubmissionItem {
  const { notice, annex, unit, unitName, version, receivedAt, count } = s;
  return {
    ...{ notice, annex, unit, unitName, version, receivedAt, count },
    id: String(s.id),
    state: stateOf(s),
    timeliness: timelinessOf(receivedAt, s.deadline),
    receiptNumber: receiptNumber(s),
    nil: s.nil === 1,
  };
}
