import { annexById } from '../../shared/annex/catalogue/index.ts';
import type { AnnexDefinition } from '../../shared/annex/definition.ts';
import type { Basis } from '../../shared/api/contracts/merged.ts';
import type { Expected, Merge, MergeInput } from '../../shared/merge/merge.ts';
import { mergeSubmissions } from '../../shared/merge/merge-submissions.ts';
import { nationalDivisions } from '../../shared/regions/tree.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { type Problem, problem } from '../problem/problem.ts';
import { type CountedUnit, countedUnits } from '../store/counted.ts';
import { noticeById, type StoredNotice } from '../store/notice.ts';
import type { Caller } from '../store/person.ts';
import { recordsOfAll } from '../store/record.ts';
import type { Unit } from '../store/unit.ts';
import { unitInReach } from './access.ts';
import { receiptNumber } from './receipts.ts';
import type { World } from './world.ts';

/** A merge asked for, with everything it is made of. */
export interface MergeRun {
  readonly notice: StoredNotice;
  readonly annex: AnnexDefinition;
  readonly unit: Unit;
  readonly basis: Basis;
  readonly expected: readonly Expected[];
  readonly inputs: readonly MergeInput[];
  readonly merge: Merge;
  /** The latest deadline of the units expected. */
  readonly deadline: string | null;
}

export interface MergeAsked {
  readonly notice: string;
  readonly annex: string;
  readonly unit: string | undefined;
  readonly basis: Basis;
  /** Refuse above so many rows. */
  readonly limit: number | null;
}

/** 汇总 of one unit over the units directly below it that must fill the annex. */
export async function runMerge(world: World, caller: Caller, asked: MergeAsked): Promise<Result<MergeRun, Problem>> {
  const unit = await unitInReach(world, caller, asked.unit);
  if (!unit.ok) return unit;
  const notice = await noticeById(world.db, asked.notice);
  if (!notice) return fail(problem('notice.unknown', { notice: asked.notice }));
  const annex = annexById(asked.annex);
  if (!annex || !notice.annexes.includes(asked.annex)) {
    return fail(problem('annex.unknown', { notice: asked.notice, annex: asked.annex }));
  }
  const counted = await countedUnits(world.db, notice.id, annex.id, unit.value.code, asked.basis);
  const rows = counted.reduce((sum, { count }) => sum + (count ?? 0), 0);
  if (asked.limit !== null && rows > asked.limit) {
    return fail(problem('merge.tooLargeForServer', { rows, limit: asked.limit }));
  }
  const inputs = await inputsOf(world, counted, notice.year);
  const expected = counted.map(({ unit: code, unitName }) => ({ unit: code, unitName }));
  const divisions = nationalDivisions();
  const merge = mergeSubmissions(annex, { unit: unit.value.code, expected, inputs, divisions });
  const deadline = counted.reduce<string | null>(
    (a, { deadline: b }) => (b !== null && (a === null || b > a) ? b : a),
    null,
  );
  return ok({ notice, annex, unit: unit.value, basis: asked.basis, expected, inputs, merge, deadline });
}

async function inputsOf(world: World, counted: readonly CountedUnit[], year: number): Promise<MergeInput[]> {
  const ids = counted.flatMap(({ submission }) => (submission === null ? [] : [submission]));
  const records = await recordsOfAll(world.db, ids);
  return counted.flatMap((unit) => {
    if (unit.submission === null || unit.version === null || unit.receivedAt === null) return [];
    return [
      {
        unit: unit.unit,
        unitName: unit.unitName,
        kind: unit.level === 'organisation' ? 'organisation' : 'division',
        version: unit.version,
        receiptNumber: receiptNumber({ year, id: unit.submission }),
        receivedAt: unit.receivedAt,
        nil: unit.nil === 1,
        records: records.get(unit.submission) ?? [],
      },
    ];
  });
}

/** The list a matrix is tied to (附件2 of 附件1), merged the same way; null where the annex has none in this notice. */
export async function runTiedList(world: World, caller: Caller, run: MergeRun): Promise<MergeRun | null> {
  const rule = run.annex.rules.find(({ kind }) => kind === 'crossAnnex');
  const annex = rule?.options?.annex;
  if (!run.annex.matrix || typeof annex !== 'string' || !run.notice.annexes.includes(annex)) return null;
  const asked = { notice: run.notice.id, annex, unit: run.unit.code, basis: run.basis, limit: null };
  const list = await runMerge(world, caller, asked);
  return list.ok ? list.value : null;
}
