import type { AnnexDefinition } from '../../annex/definition.ts';
import type { SheetInspection } from '../../inspect/inspection.ts';
import type { AnnexRecord } from '../../record/record.ts';
import type { Divisions } from '../../regions/divisions.ts';
import type { CrossAnnexOptions } from '../rules/cross-annex.ts';
import { placesInMatrix } from './place-in-matrix.ts';

/** A record of the list, with the sheet it stands on. */
export interface Listed {
  readonly sheet: SheetInspection;
  readonly record: AnnexRecord;
}

/** The list's rows of one region, and the matrix rows that should count them. */
export interface Bucket {
  readonly matrix: readonly number[];
  readonly listed: readonly Listed[];
}

/** Every listed record by where the matrix counts it; undefined while a place is not known. */
export interface Assigned {
  readonly buckets: readonly Bucket[];
  /** By the name of a printed row, or of a group, that has no figures. */
  readonly unfilled: ReadonlyMap<string, readonly Listed[]>;
}

/** Assigns the rows of a list to the rows of the matrix that counts them. */
export function assign(
  options: CrossAnnexOptions,
  matrix: SheetInspection,
  annex: AnnexDefinition,
  listed: readonly Listed[],
  divisions: Divisions,
): Assigned | undefined {
  const { matrix: rows } = annex;
  if (!rows) return undefined;
  const unfilled = new Map<string, Listed[]>();
  const placeOf = placesInMatrix(rows, matrix.records, divisions);
  const byRow = new Map<number, Listed[]>();
  const byGroup = new Map<string, Listed[]>();
  for (const item of listed) {
    const place = item.record.values[options.place];
    // A place that is not known may belong to any row: nothing can be said until it is.
    if (typeof place !== 'object' || !('code' in place)) return undefined;
    const at = placeOf(place.code);
    if (at.kind === 'row') byRow.set(at.record, [...(byRow.get(at.record) ?? []), item]);
    if (at.kind === 'unfilled') unfilled.set(at.name, [...(unfilled.get(at.name) ?? []), item]);
    if (at.kind !== 'group') continue;
    const groups = matrix.records.some(({ values }) => values[rows.groupField] === at.group) ? byGroup : unfilled;
    groups.set(at.group, [...(groups.get(at.group) ?? []), item]);
  }
  const buckets = matrix.records.flatMap((record, i): Bucket[] => {
    const group = String(record.values[rows.groupField]);
    const loose = byGroup.get(group);
    if (!loose) return [{ matrix: [i], listed: byRow.get(i) ?? [] }];
    const members = matrix.records.flatMap((r, n) => (r.values[rows.groupField] === group ? [n] : []));
    if (members[0] !== i) return [];
    return [{ matrix: members, listed: [...loose, ...members.flatMap((n) => byRow.get(n) ?? [])] }];
  });
  return { buckets, unfilled };
}
