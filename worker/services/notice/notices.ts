import { annexById } from '../../../shared/annex/catalogue/index.ts';
import type { NoticeAnnexJson, NoticeJson } from '../../../shared/api/contracts/notice.ts';
import type { Decision } from '../../../shared/api/contracts/review.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { type Problem, problem } from '../../problem/problem.ts';
import { decisionsInForce } from '../../store/decision.ts';
import { noticeById, noticesFor, type StoredNotice } from '../../store/notice.ts';
import type { Caller } from '../../store/person.ts';
import { belowCounts, extensionsOf, ownRows, type ProgressRow } from '../../store/progress.ts';
import { progressStateOf, unitTimeliness } from '../progress/state.ts';
import { decisionsJson } from '../review/decision-views.ts';
import { receiptNumber } from '../submission/receipts.ts';
import type { World } from '../world.ts';
import { handInOf, noticeStateOf } from './notice-state.ts';

/** The notices that concern the caller's unit or units below it. */
export async function listNotices(world: World, caller: Caller): Promise<NoticeJson[]> {
  const notices = await noticesFor(world.db, caller.unit.path);
  return Promise.all(notices.map((notice) => noticeJson(world, caller, notice)));
}

/** One notice, as it concerns the caller's unit. */
export async function readNotice(world: World, caller: Caller, id: string): Promise<Result<NoticeJson, Problem>> {
  const notice = await noticeById(world.db, id);
  if (!notice) return fail(problem('notice.unknown', { notice: id }));
  return ok(await noticeJson(world, caller, notice));
}

async function noticeJson(world: World, caller: Caller, notice: StoredNotice): Promise<NoticeJson> {
  const [own, below, extended] = await Promise.all([
    ownRows(world.db, notice.id, caller.unit.code),
    belowCounts(world.db, notice.id, caller.unit.code),
    extensionsOf(world.db, notice.id, caller.unit.code),
  ]);
  const inForce = await decisionsInForce(
    world.db,
    own.flatMap(({ submission }) => (submission === null ? [] : [submission])),
  );
  const decided = [...inForce.values()];
  const decisions = await decisionsJson(world, decided);
  const decisionOn = (submission: number | null) =>
    decisions[decided.findIndex((decision) => decision.submission === submission)] ?? null;
  const { annexes, annexVersions, ...rest } = notice;
  return {
    ...rest,
    locked: notice.lockedAt !== null,
    state: noticeStateOf(notice),
    annexes: annexes.flatMap((id, at) => {
      const row = own.find((r) => r.annex === id);
      const { closedAt, lockedAt } = notice;
      const { duty = null, decision = null, deadline = null } = row ?? {};
      const asked = { closedAt, lockedAt, duty, decision, deadline, extendedAt: extended.get(id) ?? null };
      const handIn = handInOf(asked, world.now.toISOString());
      return annexJson(id, notice.year, row, below.get(id) ?? 0, decisionOn(row?.submission ?? null)).map((annex) => ({
        ...annex,
        handIn,
        layoutVersion: annexVersions[at] ?? annex.newestLayout,
      }));
    }),
  };
}

function annexJson(
  id: string,
  year: number,
  row: ProgressRow | undefined,
  below: number,
  decision: Decision | null,
): Omit<NoticeAnnexJson, 'handIn' | 'layoutVersion'>[] {
  const annex = annexById(id);
  if (!annex) return [];
  return [
    {
      id,
      code: annex.code,
      title: annex.title,
      layout: annex.layout,
      newestLayout: annex.version,
      deadline: row?.deadline ?? null,
      deadlineText: annex.deadline?.quote ?? null,
      must: row?.duty === 'must',
      nilAllowed: row?.nilAllowed === 1,
      scope: row?.quote ?? annex.scope.quote ?? null,
      state: row ? progressStateOf(row) : null,
      timeliness: row ? unitTimeliness(row) : null,
      version: row?.version ?? 0,
      receiptNumber: row?.submission ? receiptNumber({ year, id: row.submission }) : null,
      submission: row?.submission ? String(row.submission) : null,
      decision,
      below,
    },
  ];
}
