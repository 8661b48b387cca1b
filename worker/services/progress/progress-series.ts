import { annexById } from '../../../shared/annex/catalogue/index.ts';
import type { ProgressSeries } from '../../../shared/api/contracts/progress.ts';
import { burnUp } from '../../../shared/progress/burn-up.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { type Problem, problem } from '../../problem/problem.ts';
import { gather } from '../../store/databases.ts';
import { noticeById } from '../../store/notice.ts';
import { progressRows, seriesRows } from '../../store/progress.ts';
import type { Unit } from '../../store/unit.ts';
import { unitInReach } from '../access.ts';
import type { Caller, World } from '../world.ts';
import { rowsAt } from './progress.ts';
import { isExpected } from './state.ts';

/** How reports of the units directly below came in over time, against the deadline. */
export async function readSeries(
  world: World,
  caller: Caller,
  noticeId: string,
  asked: { readonly unit?: string | undefined; readonly step: 'hour' | 'day' },
): Promise<Result<ProgressSeries, Problem>> {
  const unit = await unitInReach(world, caller, asked.unit);
  if (!unit.ok) return unit;
  const notice = await noticeById(world.db, noticeId);
  if (!notice) return fail(problem('notice.unknown', { notice: noticeId }));
  const { code, name } = unit.value;
  const [rows, { versions, decisions }] = await Promise.all([
    rowsAt(world, unit.value, (db) => progressRows(db, noticeId, code)),
    seriesBelow(world, noticeId, unit.value),
  ]);
  const asOf = world.now.toISOString();
  const from = notice.publishedAt;
  const annexes = notice.annexes.map((id) => {
    const annex = annexById(id);
    const must = rows.filter((row) => row.annex === id && row.unit !== code && isExpected(row));
    const of = <T extends { readonly annex: string }>(all: readonly T[]) => all.filter((row) => row.annex === id);
    const deadlines = must.flatMap(({ deadline }) => deadline ?? []).sort();
    return {
      ...{ id, code: annex?.code ?? id, title: annex?.title ?? id },
      deadline: deadlines.at(-1) ?? null,
      expected: must.length,
      points: burnUp({ versions: of(versions), decisions: of(decisions), from, until: asOf, step: asked.step }),
    };
  });
  return ok({ notice: noticeId, unit: code, unitName: name, step: asked.step, asOf, annexes });
}

/** Of all databases that hold units below, in the order of time. */
async function seriesBelow(world: World, notice: string, unit: Unit) {
  const parts = await gather(world.env, unit.path, async (db) => [await seriesRows(db, notice, unit.code)]);
  const byTime = <T extends { readonly at: string }>(rows: T[]) =>
    rows.sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
  return {
    versions: byTime(parts.flatMap(({ versions }) => versions)),
    decisions: byTime(parts.flatMap(({ decisions }) => decisions)),
  };
}
