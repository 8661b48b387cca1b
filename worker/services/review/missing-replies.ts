import type { Issue } from '../../../shared/issue/issue.ts';
import { layoutsOf } from '../../store/layout.ts';
import { rowsOfRecords } from '../../store/record.ts';
import { type OpenReason, openReasons } from '../../store/reply.ts';
import type { Filing } from '../submission/filing.ts';
import type { Caller, World } from '../world.ts';
import { reasonJson } from './decision-views.ts';

/** One finding for each reason of the return that this version leaves without an answer. */
export async function missingReplies(world: World, caller: Caller, filing: Filing): Promise<Issue[]> {
  const { notice, annex, baseVersion, replies } = filing;
  const open = await openReasons(world.db, notice, annex, caller.unit.code, baseVersion);
  const missing = open.filter(
    ({ decision, record, field }) =>
      !replies.some((reply) => reply.decision === decision && reply.record === record && reply.field === field),
  );
  return missing.length === 0 ? [] : missingIssues(world, missing);
}

/** At the cells of the version that was returned. */
async function missingIssues(world: World, missing: readonly OpenReason[]): Promise<Issue[]> {
  const submission = missing[0]?.submission ?? 0;
  const places = missing.flatMap(({ record }) => (record === null ? [] : [{ submission, record }]));
  const layouts = await layoutsOf(world.db, [submission]);
  const rows = (await rowsOfRecords(world.db, places)).get(submission) ?? new Map();
  return missing.map((reason) => {
    const { cell, row, field, record } = reasonJson(
      { annex: null, columns: layouts.get(submission) ?? {}, rows },
      reason,
    );
    const params = { text: reason.text, decision: String(reason.decision) };
    return { code: 'review.replyMissing', severity: 'error', cell, row, field, record, params, fix: null };
  });
}
