import type { AnnexDefinition } from '../../../shared/annex/definition.ts';
import type { Level } from '../../../shared/annex/level.ts';
import type { LineageRow } from '../../../shared/api/contracts/lineage.ts';
import { partIsOwn, wholesAndParts } from '../../../shared/merge/forward.ts';
import type { AnnexRecord } from '../../../shared/record/record.ts';
import { nameOf } from '../../../shared/versions/compare-records.ts';
import { type PartRow, partsOf } from '../../store/forward.ts';
import { type Columns, layoutsOf } from '../../store/layout.ts';
import { recordsAt } from '../../store/record.ts';
import { type SubmissionFacts, submissionFacts } from '../../store/submission-reads.ts';
import { receiptNumber } from '../submission/receipts.ts';
import type { World } from '../world.ts';

/** A row of a stored submission. */
export interface RowPlace {
  readonly submission: number;
  readonly record: number;
}

/** What one level of rows is read with. */
interface Reading {
  readonly annex: AnnexDefinition;
  readonly field: string | null;
  readonly facts: ReadonlyMap<number, SubmissionFacts>;
  readonly layouts: ReadonlyMap<number, Columns>;
}

/** Rows with what they were made of, level by level, down to those that somebody filled in. */
export async function openRows(
  world: World,
  annex: AnnexDefinition,
  places: readonly RowPlace[],
  field: string | null,
): Promise<LineageRow[]> {
  if (places.length === 0) return [];
  const ids = [...new Set(places.map(({ submission }) => submission))];
  const [records, parts, facts, layouts] = await Promise.all([
    recordsAt(world.db, places),
    partsOf(world.db, places),
    submissionFacts(world.db, ids),
    layoutsOf(world.db, ids),
  ]);
  const level: Reading = { annex, field, facts, layouts };
  const given = parts.filter((part) => contributes(level, part));
  const below = given.flatMap(({ source }) => source ?? []);
  const opened = await openRows(world, annex, below, field);
  const openedAt = new Map(below.map((place, index) => [`${place.submission} ${place.record}`, opened[index]]));
  const partsAt = new Map<string, PartRow[]>();
  for (const part of given) {
    const key = `${part.submission} ${part.record}`;
    partsAt.set(key, [...(partsAt.get(key) ?? []), part]);
  }
  return places.map((place, index) => {
    const record = records[index];
    const made = (partsAt.get(`${place.submission} ${place.record}`) ?? []).flatMap((part) => {
      if (part.source) return openedAt.get(`${part.source.submission} ${part.source.record}`) ?? [];
      return rowOf(level, { ...place, record: part.position }, part.own ?? record, true);
    });
    return { ...rowOf(level, place, record, false), parts: made };
  });
}

/** 其中：市本级 of a city is its own share: what lies below is no part of it. */
function contributes({ annex, field, facts }: Reading, { submission, source }: PartRow): boolean {
  const ownFigure = wholesAndParts(annex).some(({ part }) => part === field);
  return source === null || !ownFigure || !partIsOwn(facts.get(submission)?.level as Level);
}

function rowOf(
  { annex, field, facts, layouts }: Reading,
  { submission, record }: RowPlace,
  content: AnnexRecord | undefined,
  own: boolean,
): LineageRow {
  const found = facts.get(submission);
  const column = field === null || own ? undefined : layouts.get(submission)?.[field];
  const row = content?.row ?? null;
  // An own row of a matrix holds the unit's share, which the whole includes.
  const share = own ? wholesAndParts(annex).find(({ whole }) => whole === field)?.part : undefined;
  return {
    ...{ unit: found?.unit ?? '', unitName: found?.unitName ?? '', submission: String(submission) },
    ...{ version: found?.version ?? 0, receivedAt: found?.receivedAt ?? '', record, row, own },
    receiptNumber: receiptNumber({ year: found?.year ?? 0, id: submission }),
    cell: column !== undefined && row !== null ? `${column}${row}` : null,
    name: nameOf(annex, content),
    value: field === null ? null : (content?.values[share ?? field] ?? null),
    parts: [],
  };
}
