import type { AnnexDefinition } from '../../../shared/annex/definition.ts';
import type { AnnexRecord, FieldValue } from '../../../shared/record/record.ts';
import { definitionsOf } from '../../store/draft.ts';
import type { World } from '../world.ts';

/** Labels of the columns an annex had once and has no longer, by field key. */
export type OldColumns = ReadonlyMap<string, string>;

/** The columns of earlier versions of an annex: what was reported in them stays in every export. */
export async function oldColumnsOf(world: World, annex: AnnexDefinition): Promise<OldColumns> {
  const current = new Set(annex.fields.map(({ key }) => key));
  const earlier = (await definitionsOf(world.db, annex.id)).map((data) => JSON.parse(data) as AnnexDefinition);
  const labels = earlier.flatMap(({ fields }) =>
    fields
      .filter(({ key }) => !current.has(key))
      .map(({ key, label, path }) => [key, path?.join('/') ?? label] as const),
  );
  return new Map(labels);
}

const textOf = (value: FieldValue): string => (typeof value === 'object' ? JSON.stringify(value) : String(value));

/** A record of an earlier version as one of today: what it holds beyond today's columns moves to the extra ones. */
export function withOldColumns(record: AnnexRecord, old: OldColumns): AnnexRecord {
  const found = Object.entries(record.values).filter(([key]) => old.has(key));
  if (found.length === 0) return record;
  const extra = Object.fromEntries(found.map(([key, value]) => [old.get(key) ?? key, textOf(value)]));
  const values = Object.fromEntries(Object.entries(record.values).filter(([key]) => !old.has(key)));
  return { ...record, values, extra: { ...extra, ...record.extra } };
}
