import type { AnnexDefinition } from '../../annex/definition.ts';
import { REGION_CODE } from '../../normalise/region.ts';
import type { AnnexRecord } from '../../record/record.ts';
import type { Divisions } from '../../regions/divisions.ts';

type Matrix = NonNullable<AnnexDefinition['matrix']>;

/** Where in a matrix a place is counted: a row, a row nobody filled, or somewhere in a free group. */
export type PlaceOf =
  | { readonly kind: 'row'; readonly record: number }
  | { readonly kind: 'unfilled'; readonly name: string }
  | { readonly kind: 'group'; readonly group: string };

function deepest<T extends { readonly code?: string | undefined }>(
  rows: readonly T[],
  code: string,
  divisions: Divisions,
): T | undefined {
  return rows
    .filter((row) => row.code !== undefined && divisions.inside(code, row.code))
    .sort((a, b) => divisions.path(b.code ?? '').length - divisions.path(a.code ?? '').length)[0];
}

/**
 * Assigns places to the rows of a filled matrix: the printed row whose division holds the place, a free row that does
 * (省内), or the row for everything else (省外其它地区).
 */
export function placesInMatrix(matrix: Matrix, records: readonly AnnexRecord[], divisions: Divisions) {
  const filled = records.map(({ values }, record) => ({
    record,
    group: values[matrix.groupField],
    name: values[matrix.nameField],
    code: typeof values[REGION_CODE] === 'string' ? values[REGION_CODE] : undefined,
  }));
  const printed = (name: string, group: string): PlaceOf => {
    const found = filled.find((row) => row.name === name && row.group === group);
    return found ? { kind: 'row', record: found.record } : { kind: 'unfilled', name };
  };
  return (code: string): PlaceOf => {
    const free = matrix.free.find(({ within }) => divisions.inside(code, within));
    if (free) {
      const row = deepest(
        filled.filter(({ group }) => group === free.group),
        code,
        divisions,
      );
      return row ? { kind: 'row', record: row.record } : { kind: 'group', group: free.group };
    }
    const row = deepest(matrix.rows, code, divisions) ?? matrix.rows.find((other) => other.code === undefined);
    return row ? printed(row.name, row.group) : { kind: 'unfilled', name: divisions.pathName(code) };
  };
}
