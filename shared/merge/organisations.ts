import type { AnnexDefinition } from '../annex/definition.ts';
import type { FieldValue } from '../record/record.ts';
import type { Divisions } from '../regions/divisions.ts';
import { crossOptions, distinctNames, rollUp } from './roll-up.ts';

/** How many organisations there are, beside a table that counts one active in two regions in both. */
export interface Organisations {
  /** Distinct names over all records. */
  readonly overall: number;
  /** Distinct names per row of the matrix. */
  readonly rows: readonly { group: string; name: string; code: string | null; count: number }[];
}

/** The distinct organisations of a merged list (附件2), per row of the matrix it belongs to (附件1) and overall. */
export function distinctOrganisations(
  matrix: AnnexDefinition,
  records: readonly { values: Readonly<Record<string, FieldValue>> }[],
  divisions: Divisions,
): Organisations {
  const field = crossOptions(matrix).distinct[0]?.of ?? '';
  const rows = rollUp(matrix, records, divisions).rows.map(({ group, name, code, records: of }) => {
    return { group, name, code, count: distinctNames(of, field) };
  });
  const all = records.map((record) => record.values);
  return { overall: distinctNames(all, field), rows };
}
