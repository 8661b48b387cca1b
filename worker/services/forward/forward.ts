import { annexById } from '../../../shared/annex/catalogue/index.ts';
import type { AnnexDefinition } from '../../../shared/annex/definition.ts';
import type { ForwardParts } from '../../../shared/api/contracts/forward-parts.ts';
import { isBlocking } from '../../../shared/issue/issue.ts';
import { type ForwardRow, forwardRows } from '../../../shared/merge/forward.ts';
import type { AnnexRecord } from '../../../shared/record/record.ts';
import { nationalDivisions } from '../../../shared/regions/tree.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { type Problem, problem } from '../../problem/problem.ts';
import { type CountedUnit, countedUnits } from '../../store/counted.ts';
import { forwardOf, type NewForward, ownRowsOf, type RowSource } from '../../store/forward.ts';
import { noticeById, type StoredNotice } from '../../store/notice.ts';
import { papersOf, papersOfAll } from '../../store/paper.ts';
import { recordsOf } from '../../store/record.ts';
import type { StoredReply } from '../../store/reply.ts';
import { headerOf, newestVersion } from '../../store/submission-reads.ts';
import { inputsOf } from '../merge/merges.ts';
import type { Filing, GivenAnswer, SubmissionOutcome } from '../submission/filing.ts';
import { judgeFiling, type Verdict } from '../submission/judge.ts';
import { takeIn } from '../submission/submit.ts';
import type { SignedIn, World } from '../world.ts';
import { forwardJson } from './forward-views.ts';
import { judgeOwn, type OwnGiven, ownAsShare } from './own-rows.ts';

/** A merge to be handed up. `own` null: as in the version before. */
export interface ForwardAsked {
  readonly notice: string;
  readonly annex: string;
  readonly baseVersion: number;
  readonly header: Readonly<Record<string, string>> | null;
  readonly own: OwnGiven | null;
  readonly answers: readonly GivenAnswer[];
  readonly replies: readonly StoredReply[];
  readonly nil: boolean | null;
  readonly key: string;
  readonly requestHash: string;
}

export interface ForwardOutcome extends SubmissionOutcome {
  readonly forward: ForwardParts;
}

/**
 * The merge of what a unit accepted below, with its own rows, as its own submission upwards: judged by the same rules,
 * stored under the same promises as any other, and with what every row of it was made of.
 */
export async function forward(
  world: World,
  caller: SignedIn,
  asked: ForwardAsked,
): Promise<Result<ForwardOutcome, Problem>> {
  if (caller.role !== 'officer') return fail(problem('access.role', { role: caller.role }));
  const notice = await noticeById(world.db, asked.notice);
  if (!notice) return fail(problem('notice.unknown', { notice: asked.notice }));
  const annex = annexById(asked.annex);
  if (!annex || !notice.annexes.includes(asked.annex)) {
    return fail(problem('annex.unknown', { notice: asked.notice, annex: asked.annex }));
  }
  const below = await countedUnits(world.db, notice.id, annex.id, caller.unit.code, 'accepted');
  if (below.length === 0) return fail(problem('forward.nothingBelow', { unit: caller.unit.name, annex: annex.code }));
  const made = await makeForward(world, caller, { notice, annex, below, asked });
  if (!made.ok) return made;
  const { filing, verdict, parts } = made.value;
  const taken = await takeIn(world, caller, { annex, filing, verdict, forward: parts });
  if (!taken.ok) return taken;
  const stored = await forwardJson(world, Number(taken.value.submission.id), notice.year);
  return stored ? ok({ ...taken.value, forward: stored }) : fail(problem('idempotency.mismatch', { key: asked.key }));
}

interface Work {
  readonly notice: StoredNotice;
  readonly annex: AnnexDefinition;
  readonly below: readonly CountedUnit[];
  readonly asked: ForwardAsked;
}

interface Made {
  readonly filing: Filing;
  readonly verdict: Verdict;
  readonly parts: NewForward;
}

async function makeForward(world: World, caller: SignedIn, work: Work): Promise<Result<Made, Problem>> {
  const { notice, annex, below, asked } = work;
  const before = await formerPart(world, caller, work);
  const given = asked.own ?? before.own;
  const own = judgeOwn(caller, annex, given ?? { records: [], answers: [] });
  if (own.issues.some(isBlocking)) {
    return fail({ ...problem('forward.ownIssues', { count: own.issues.length }), issues: own.issues, annex: annex.id });
  }
  const inputs = await inputsOf(world, below, notice.year, annex);
  const request = {
    unit: caller.unit,
    own: own.records,
    ownStated: given !== null,
    inputs,
    divisions: nationalDivisions(),
  };
  const rows = forwardRows(annex, request);
  const submissions = new Map(below.map(({ unit, submission }) => [unit, submission ?? 0]));
  const ids = [...submissions.values()].filter((id) => id > 0);
  const carried = await carriedAnswers(world, annex, rows, submissions, ids);
  const filing: Filing = {
    ...{ notice: notice.id, annex: annex.id, baseVersion: asked.baseVersion, key: asked.key },
    header: asked.header ?? before.header ?? { reportingUnit: caller.unit.name },
    nil: asked.nil ?? (rows.length === 0 && inputs.length > 0 && inputs.every(({ nil }) => nil)),
    records: rows.map(({ record, parts }) => (isOwn(annex, parts) ? record : withoutSource(record))),
    answers: [...carried, ...(annex.matrix ? [] : (given?.answers ?? [])), ...asked.answers],
    ...{ replies: asked.replies, columns: {}, sheetIssues: [], cellOf: () => null, requestHash: asked.requestHash },
  };
  const judged = judgeFiling(caller, annex, filing);
  // What was judged below stays as it was judged there: a name read again in a larger area could be another place.
  const records = rows.map(({ record, parts }, index) => {
    const now = judged.records[index];
    return now && isOwn(annex, parts) ? now : record;
  });
  const sources = rows.map(({ parts }) => parts.map((part) => sourceOf(annex, own.records, submissions, part)));
  const parts = {
    ownStated: given !== null,
    inputs: below.map(({ unit, submission }) => ({ unit, input: submission })),
    rows: sources,
  };
  return ok({ filing, verdict: { records, issues: judged.issues }, parts });
}

/** A row of a list that is the unit's own. A matrix row is a sum in any case. */
function isOwn(annex: AnnexDefinition, parts: ForwardRow['parts']): boolean {
  return !annex.matrix && parts.some((part) => 'own' in part);
}

const withoutSource = ({ row, values, extra }: AnnexRecord) => ({ row, values, extra });

function sourceOf(
  annex: AnnexDefinition,
  own: readonly AnnexRecord[],
  submissions: ReadonlyMap<string, number>,
  part: ForwardRow['parts'][number],
): RowSource {
  if ('own' in part) return { own: part.own, row: annex.matrix ? (own[part.own] ?? null) : null };
  return { submission: submissions.get(part.input.unit) ?? 0, record: part.record };
}

/** What the units below answered to questions about their rows, at the rows these became. */
async function carriedAnswers(
  world: World,
  annex: AnnexDefinition,
  rows: readonly ForwardRow[],
  submissions: ReadonlyMap<string, number>,
  ids: readonly number[],
): Promise<GivenAnswer[]> {
  const answers = new Map<number, Map<number, GivenAnswer[]>>();
  for (const [id, given] of await papersOfAll<GivenAnswer>(world.db, ids, 'answers')) {
    const byRecord = new Map<number, GivenAnswer[]>();
    for (const answer of given) {
      if (answer.record === null) continue;
      byRecord.set(answer.record, [...(byRecord.get(answer.record) ?? []), answer]);
    }
    if (byRecord.size > 0) answers.set(id, byRecord);
  }
  return rows.flatMap(({ parts }, record) =>
    parts.flatMap((part) => {
      if ('own' in part) return [];
      const given = answers.get(submissions.get(part.input.unit) ?? 0)?.get(part.record) ?? [];
      // A value answers for one part of a sum, not for the sum.
      return given.filter(({ value }) => !annex.matrix || value === undefined).map((answer) => ({ ...answer, record }));
    }),
  );
}

/** What the version before had of the unit's own; null where nothing was said. */
async function formerPart(world: World, caller: SignedIn, { notice, annex }: Work) {
  const former = await newestVersion(world.db, notice.id, annex.id, caller.unit.code);
  if (!former) return { own: null, header: null };
  const header = await headerOf(world.db, former.id);
  const forwarded = await forwardOf(world.db, former.id);
  const records = forwarded ? await ownRowsOf(world.db, former.id) : await recordsOf(world.db, former.id);
  if (forwarded && !forwarded.ownStated) return { own: null, header };
  const given = await papersOf<GivenAnswer>(world.db, former.id, 'answers');
  const answers = given.filter(({ record }) => record !== null && record < records.length);
  const share = forwarded || !annex.matrix ? records : records.map((record) => ownAsShare(annex, record));
  return { own: { records: share, answers: annex.matrix && forwarded ? [] : answers }, header };
}
