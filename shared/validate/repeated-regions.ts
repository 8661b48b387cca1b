import type { AnnexDefinition } from '../annex/definition.ts';
import { REGION_CODE } from '../normalise/region.ts';
import type { AnnexRecord } from '../record/record.ts';

/** A matrix row that names the region of an earlier one. Indexes into the records. */
export interface RepeatedRegion {
  readonly record: number;
  readonly first: number;
  readonly text: string;
}

/** A matrix has one row a region: a second one would be added to the first unseen. */
export function repeatedRegions(annex: AnnexDefinition, records: readonly AnnexRecord[]): RepeatedRegion[] {
  const { matrix } = annex;
  if (!matrix) return [];
  const first = new Map<string, number>();
  const found: RepeatedRegion[] = [];
  records.forEach(({ values }, record) => {
    const name = values[matrix.nameField];
    if (typeof name !== 'string') return;
    const key = `${String(values[matrix.groupField])}/${String(values[REGION_CODE] ?? name)}`;
    const known = first.get(key);
    if (known === undefined) first.set(key, record);
    else found.push({ record, first: known, text: name });
  });
  return found;
}
