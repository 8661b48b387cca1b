import type { Comparison } from '../../shared/api/contracts/comparison.ts';
import type { SubmissionJson } from '../../shared/api/contracts/submission.ts';
import type { AnnexRecord, FieldValue } from '../../shared/record/record.ts';
import { contentOf } from '../../shared/render/field-content.ts';
import type { Table } from './book.ts';
import { differenceOf, type Whose } from './difference.ts';

/** A cell that differs: `theirs` stands at the Worker, `mine` in the sheet. Texts as the annex writes them; '' is a blank. */
export interface ConflictCell {
  readonly label: string;
  readonly theirs: string | number;
  readonly mine: string | number;
  /** Whose change it is; null where the version that both began with is not known. */
  readonly whose: Whose | null;
  /** Where it stands in the workbook; null for a row that only the other version has. */
  readonly place: { readonly sheet: string; readonly cell: string } | null;
}

/** A row that differs. `removed`: it is in theirs alone, `added`: in mine alone. */
export interface ConflictRow {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly name: string;
  readonly cells: readonly ConflictCell[];
}

/** Both sides of a conflict, cell by cell. `since`: what came in since the version that was built on. */
export function conflictOf(
  parts: readonly Table[],
  mine: readonly AnnexRecord[],
  theirs: SubmissionJson,
  since: Comparison | null,
): readonly ConflictRow[] {
  const [first] = parts;
  if (!first) return [];
  const { annex } = first;
  const here = parts.flatMap((table) => table.inspection.records.map((record) => ({ table, row: record.row })));
  const text = (field: string | null, value: FieldValue | null): string | number => {
    if (value === null) return '';
    const definition = annex.fields.find(({ key }) => key === field);
    return (definition ? contentOf(definition)(value) : String(value)) ?? '';
  };
  const placeOf = (index: number | null, field: string | null): ConflictCell['place'] => {
    const at = index === null ? undefined : here[index];
    const column = at?.table.inspection.columns.find((each) => each.field === field);
    if (!at || !column) return null;
    if (annex.layout === 'form') return { sheet: at.table.sheet, cell: column.cell };
    return at.row === null ? null : { sheet: at.table.sheet, cell: column.cell.replace(/\d+$/, '') + at.row };
  };
  return differenceOf(annex, theirs.records as readonly AnnexRecord[], mine, since).map(
    ({ kind, name, after, cells }): ConflictRow => ({
      kind,
      name,
      cells: cells.map((cell) => ({
        label: cell.label,
        theirs: text(cell.field, cell.before),
        mine: text(cell.field, cell.after),
        whose: cell.whose,
        place: placeOf(after, cell.field),
      })),
    }),
  );
}
