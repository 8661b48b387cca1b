import { annexById } from '../../../shared/annex/catalogue/index.ts';
import type { AnnexDefinition } from '../../../shared/annex/definition.ts';
import type { Basis } from '../../../shared/api/contracts/merged.ts';
import type { Expected, Merge, MergeInput } from '../../../shared/merge/merge.ts';
import { mergeSubmissions } from '../../../shared/merge/merge-submissions.ts';
import type { AnnexRecord } from '../../../shared/record/record.ts';
import { nationalDivisions } from '../../../shared/regions/tree.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { type Problem, problem } from '../../problem/problem.ts';
import { type CountedUnit, countedUnits } from '../../store/counted.ts';
import { gather, gatherNumbered } from '../../store/databases.ts';
import { noticeById, type StoredNotice } from '../../store/notice.ts';
import type { Caller } from '../../store/person.ts';
import { recordsOfAll } from '../../store/record.ts';
import type { Unit } from '../../store/unit.ts';
import { unitInReach } from '../access.ts';
import { receiptNumber } from '../submission/receipts.ts';
import type { World } from '../world.ts';
import { oldColumnsOf, withOldColumns } from './old-columns.ts';

/** A merge asked for and allowed, before any record of it is read. */
export interface MergePlan {
  readonly notice: StoredNotice;
  readonly annex: AnnexDefinition;
  readonly unit: Unit;
  readonly basis: Basis;
  readonly counted: readonly CountedUnit[];
  readonly expected: readonly Expected[];
  /** Records it is made of. */
  readonly rows: number;
  /** The latest deadline of the units expected. */
  readonly deadline: string | null;
}

/** A merge with everything it is made of. */
export interface MergeRun extends MergePlan {
  readonly inputs: readonly MergeInput[];
  readonly merge: Merge;
}

export interface MergeAsked {
  readonly notice: string;
  readonly annex: string;
  readonly unit: string | undefined;
  readonly basis: Basis;
}

/** What the merge of one unit over the units directly below it that must fill the annex will be made of. */
export async function planMerge(world: World, caller: Caller, asked: MergeAsked): Promise<Result<MergePlan, Problem>> {
  const unit = await unitInReach(world, caller, asked.unit);
  if (!unit.ok) return unit;
  const notice = await noticeById(world.db, asked.notice);
  if (!notice) return fail(problem('notice.unknown', { notice: asked.notice }));
  const annex = annexById(asked.annex);
  if (!annex || !notice.annexes.includes(asked.annex)) {
    return fail(problem('annex.unknown', { notice: asked.notice, annex: asked.annex }));
  }
  const { code, path } = unit.value;
  const read = (db: D1Database) => countedUnits(db, notice.id, annex.id, code, asked.basis);
  const counted = inOrder(await gather(world.env, path, read, (row) => `${path}${row.unit}/`));
  const deadlines = counted.flatMap(({ deadline }) => (deadline === null ? [] : [deadline]));
  return ok({
    ...{ notice, annex, unit: unit.value, basis: asked.basis, counted },
    expected: counted.map(({ unit: code, unitName }) => ({ unit: code, unitName })),
    rows: counted.reduce((sum, { count }) => sum + (count ?? 0), 0),
    deadline: deadlines.sort().at(-1) ?? null,
  });
}

/** In the order of their codes, whichever databases they come from. */
const inOrder = (counted: readonly CountedUnit[]) => counted.toSorted((a, b) => (a.unit < b.unit ? -1 : 1));

/** 汇总, all of it in memory. */
export async function runMerge(world: World, plan: MergePlan): Promise<MergeRun> {
  const { annex, unit, expected, counted, notice } = plan;
  const inputs = await inputsOf(world, counted, notice.year, annex);
  const merge = mergeSubmissions(annex, { unit: unit.code, expected, inputs, divisions: nationalDivisions() });
  return { ...plan, inputs, merge };
}

/** The counted units as inputs of a merge, with their records. */
export async function inputsOf(
  world: World,
  counted: readonly CountedUnit[],
  year: number,
  annex: AnnexDefinition,
): Promise<MergeInput[]> {
  const ids = counted.flatMap(({ submission }) => (submission === null ? [] : [submission]));
  const records = await gatherNumbered(world.env, ids, recordsOfAll);
  const old = await oldColumnsOf(world, annex);
  const ofUnit = ({ submission }: CountedUnit) =>
    (records.get(submission ?? 0) ?? []).map((record) => withOldColumns(record, old));
  return counted.flatMap((unit) => inputOf(unit, year, ofUnit(unit)));
}

/** One counted unit as an input; none where nothing of it counts. */
export function inputOf(unit: CountedUnit, year: number, records: readonly AnnexRecord[]): MergeInput[] {
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
      records,
    },
  ];
}

/** The list a matrix is tied to (附件2 of 附件1), merged the same way; null where the annex has none in this notice. */
export async function runTiedList(world: World, caller: Caller, plan: MergePlan): Promise<MergeRun | null> {
  const rule = plan.annex.rules.find((one) => one.kind === 'crossAnnex');
  const annex = rule?.options.annex;
  if (!plan.annex.matrix || annex === undefined || !plan.notice.annexes.includes(annex)) return null;
  const asked = { notice: plan.notice.id, annex, unit: plan.unit.code, basis: plan.basis };
  const list = await planMerge(world, caller, asked);
  return list.ok ? runMerge(world, list.value) : null;
}
