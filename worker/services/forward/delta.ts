import { annexById } from '../../../shared/annex/catalogue/index.ts';
import type { AnnexDefinition } from '../../../shared/annex/definition.ts';
import { LEVELS } from '../../../shared/annex/level.ts';
import type { Delta, Stale } from '../../../shared/api/contracts/stale.ts';
import { partIsOwn, wholesAndParts } from '../../../shared/merge/forward.ts';
import { sumWan } from '../../../shared/record/money.ts';
import type { AnnexRecord } from '../../../shared/record/record.ts';
import { compareRecords, nameOf, type RecordChange } from '../../../shared/versions/compare-records.ts';
import { rowsMadeOf } from '../../store/forward.ts';
import { recordsOf } from '../../store/record.ts';
import type { InputNow } from '../../store/stale.ts';
import { submissionById } from '../../store/submission-reads.ts';
import { unitByCode } from '../../store/unit.ts';
import type { World } from '../world.ts';

/** Cells told of one change; the comparison of the two versions has all of them. */
const MOST_CELLS = 300;

/** What taking up a change would change in the merge that holds it: per row and field, before and after. */
export async function deltaOf(
  world: World,
  annexId: string,
  { merge, input, current }: InputNow,
): Promise<Pick<Stale, 'delta' | 'deltaMore'>> {
  const annex = annexById(annexId);
  if (!annex) return { delta: [], deltaMore: 0 };
  const [before, after] = await Promise.all([input, current].map((id) => (id === null ? [] : recordsOf(world.db, id))));
  const made = input === null ? [] : await rowsMadeOf(world.db, merge, input);
  const rowOf = new Map(made.map(({ record, source }) => [source?.record ?? -1, record]));
  const { changes } = compareRecords(annex, before ?? [], after ?? []);
  const merged = annex.matrix ? await recordsOf(world.db, merge) : [];
  const own = annex.matrix ? await ownParts(world, annex, merge) : [];
  const cells = changes.flatMap((change) => {
    const record =
      change.before === null ? rowByName(annex, merged, after, change) : (rowOf.get(change.before) ?? null);
    if (annex.matrix) return sumCells(own, change, record, record === null ? undefined : merged[record]);
    return change.cells.map((cell) => ({ ...cell, record, name: change.name }));
  });
  return { delta: cells.slice(0, MOST_CELLS), deltaMore: Math.max(0, cells.length - MOST_CELLS) };
}

/** A region that is new to a unit may have its row in the merge already. */
function rowByName(
  annex: AnnexDefinition,
  merged: readonly AnnexRecord[],
  after: readonly AnnexRecord[] | undefined,
  change: RecordChange,
): number | null {
  const added = after?.[change.after ?? -1];
  if (!annex.matrix || !added) return null;
  const code = added.values.regionCode;
  const found = merged.findIndex((row) =>
    code === undefined ? nameOf(annex, row) === nameOf(annex, added) : row.values.regionCode === code,
  );
  return found < 0 ? null : found;
}

/** The figures of a merge that are the unit's own share: nothing below changes them. */
async function ownParts(world: World, annex: AnnexDefinition, merge: number): Promise<string[]> {
  const submission = await submissionById(world.db, merge);
  const unit = submission && (await unitByCode(world.db, submission.unit));
  const level = LEVELS.find((known) => known === unit?.level) ?? 'county';
  return partIsOwn(level) ? wholesAndParts(annex).map(({ part }) => part) : [];
}

function sumCells(
  own: readonly string[],
  change: RecordChange,
  record: number | null,
  row: AnnexRecord | undefined,
): Delta[] {
  return change.cells.flatMap(({ field, label, before, after }) => {
    if (field === null || own.includes(field)) return [];
    if (typeof before === 'string' || typeof after === 'string') return [];
    const [from, to] = [before, after].map((value) => (typeof value === 'number' ? value : 0));
    const sum = row?.values[field];
    const now = typeof sum === 'number' ? sum : null;
    // Fen are exact, and so are counts.
    const then = sumWan([now ?? 0, -(from ?? 0), to ?? 0]);
    return [{ record, name: row ? nameOfRow(row, change) : change.name, field, label, before: now, after: then }];
  });
}

const nameOfRow = (row: AnnexRecord, { name }: RecordChange) => {
  const region = row.values.region;
  return typeof region === 'string' ? region : name;
};
