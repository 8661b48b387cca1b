import type { AnnexDefinition } from '../../../shared/annex/definition.ts';
import type { Lineage } from '../../../shared/api/contracts/lineage.ts';
import type { Basis } from '../../../shared/api/contracts/merged.ts';
import { fieldType } from '../../../shared/field/registry.ts';
import { coverageOf } from '../../../shared/merge/coverage.ts';
import { matrixRows } from '../../../shared/merge/matrix.ts';
import type { MergeInput } from '../../../shared/merge/merge.ts';
import { countedInputs } from '../../../shared/merge/unit-order.ts';
import type { AnnexRecord, FieldValue } from '../../../shared/record/record.ts';
import { nationalDivisions } from '../../../shared/regions/tree.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { type Problem, problem } from '../../problem/problem.ts';
import { groupsOf } from '../../store/databases.ts';
import { recordsAt } from '../../store/record.ts';
import type { Caller, World } from '../world.ts';
import { openRows, type RowPlace } from './lineage-rows.ts';
import { inputOf, inputsOf, type MergePlan, planMerge } from './merges.ts';

export interface LineageAsked {
  readonly notice: string;
  readonly annex: string;
  readonly unit: string | undefined;
  readonly basis: Basis;
  readonly record: number | undefined;
  readonly field: string | undefined;
}

/** Rows opened in one answer. */
const MOST_ROWS = 2_000;

/** 来源: what a merged figure (or row, or the sum of a column) is made of, down to who filled in which row. */
export async function readLineage(
  world: World,
  caller: Caller,
  asked: LineageAsked,
): Promise<Result<Lineage, Problem>> {
  const planned = await planMerge(world, caller, asked);
  if (!planned.ok) return planned;
  const plan = planned.value;
  const field = plan.annex.fields.find(({ key }) => key === asked.field);
  const unknown = fail(problem('lineage.unknown', { record: asked.record ?? '', field: asked.field ?? '' }));
  if (asked.field !== undefined && !field) return unknown;
  const behind = await rowsBehind(world, plan, asked.record);
  if (!behind) return unknown;
  const inputs = plan.counted.flatMap((unit) => inputOf(unit, plan.notice.year, []));
  const opened = await readRows(world, behind.slice(0, MOST_ROWS), (db, places) =>
    openRows({ ...world, db }, plan.annex, places, field?.key ?? null),
  );
  const rest = behind.slice(MOST_ROWS);
  const values: (FieldValue | null)[] = [
    ...opened.map(({ value }) => value as FieldValue | null),
    ...(field ? (await readRows(world, rest, recordsAt)).map(({ values: of }) => of[field.key] ?? null) : []),
  ];
  return ok({
    ...{ notice: plan.notice.id, annex: plan.annex.id, unit: plan.unit.code, unitName: plan.unit.name },
    ...{ basis: plan.basis, record: asked.record ?? null, field: field?.key ?? null },
    label: field ? (field.path?.join('/') ?? field.label) : null,
    value: field ? figureOf(plan.annex, field.key, values, asked.record !== undefined) : null,
    coverage: coverageOf(plan.expected, inputs, nationalDivisions()) as Lineage['coverage'],
    parts: opened,
    more: rest.length,
  });
}

/** A figure is the sum of its parts; what can't be added is what its one part says. */
function figureOf(annex: AnnexDefinition, key: string, values: readonly (FieldValue | null)[], one: boolean) {
  const add = fieldType(annex.fields.find((field) => field.key === key)?.type ?? 'text').add;
  const given = values.filter((value) => value !== null);
  if (!add) return one ? (given[0] ?? null) : null;
  return given.reduce<FieldValue | null>((sum, value) => (sum === null ? value : add(sum, value)), null);
}

/** What is read of rows, each asked of the database that its submission lies in; in their order. */
async function readRows<T>(
  world: World,
  places: readonly RowPlace[],
  read: (db: D1Database, places: readonly RowPlace[]) => Promise<readonly T[]>,
): Promise<T[]> {
  const groups = groupsOf(world.env, places, ({ submission }) => submission);
  const found = new Map<RowPlace, T>();
  for (const [{ db }, own] of groups) {
    for (const [index, one] of (await read(db, own)).entries()) found.set(own[index] as RowPlace, one);
  }
  return places.flatMap((place) => found.get(place) ?? []);
}

/** The rows below that a merged row is made of; of all rows where none is named; null: there is no such row. */
async function rowsBehind(world: World, plan: MergePlan, record: number | undefined): Promise<RowPlace[] | null> {
  const submissions = new Map(plan.counted.map(({ unit, submission }) => [unit, submission ?? 0]));
  const place = (input: MergeInput, index: number) => ({ submission: submissions.get(input.unit) ?? 0, record: index });
  if (!plan.annex.matrix) return listRows(plan, record, place);
  const inputs = countedInputs(await inputsOf(world, plan.counted, plan.notice.year, plan.annex));
  const position = new Map(inputs.flatMap(({ records }) => records.map((r, i): [AnnexRecord, number] => [r, i])));
  const rows = matrixRows(plan.annex, inputs, nationalDivisions());
  const chosen = record === undefined ? rows : rows.slice(record, record + 1);
  if (record !== undefined && chosen.length === 0) return null;
  return chosen.flatMap(({ contributions }) =>
    contributions.map(({ input, record: row }) => place(input, position.get(row) ?? 0)),
  );
}

/** A merged list is the units' rows end to end: their counts tell whose a row is. */
function listRows(
  { counted, notice }: MergePlan,
  record: number | undefined,
  place: (input: MergeInput, index: number) => RowPlace,
): RowPlace[] | null {
  const counts = new Map(counted.map(({ unit, count }) => [unit, count ?? 0]));
  const inputs = countedInputs(counted.flatMap((unit) => inputOf(unit, notice.year, [])));
  const rows = inputs.flatMap((input) =>
    Array.from({ length: counts.get(input.unit) ?? 0 }, (_, index) => place(input, index)),
  );
  if (record === undefined) return rows;
  const found = rows[record];
  return found ? [found] : null;
}
