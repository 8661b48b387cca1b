import type { Comparison } from '../../shared/api/contracts/comparison.ts';
import type { SubmissionJson } from '../../shared/api/contracts/submission.ts';
import type { Grid } from '../../shared/grid/grid.ts';
import type { AnnexRecord, FieldValue } from '../../shared/record/record.ts';
import { contentOf } from '../../shared/render/field-content.ts';
import { isBlankRow } from './blank-row.ts';
import type { Table } from './book.ts';
import { differenceOf, type Whose } from './difference.ts';

/** A cell that differs: `theirs` stands at the Worker, `mine` in the sheet. Texts as the annex writes them; '' is a blank. */
export interface ConflictCell {
  readonly label: string;
  readonly theirs: string | number;
  readonly mine: string | number;
  /** Whose change it is; null where the version that both began with is not known. */
  readonly whose: Whose | null;
  /** Where it stands in the workbook; of a row that only the other version has, where there is room for it, or null. */
  readonly place: { readonly sheet: string; readonly cell: string } | null;
}

/** A row that differs. `removed`: it is in theirs alone, `added`: in mine alone. */
export interface ConflictRow {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly name: string;
  readonly cells: readonly ConflictCell[];
}

/** The cells of a sheet as they are now. */
type Sheets = (sheet: string) => Grid | undefined;

/** Both sides of a conflict, cell by cell. `since`: what came in since the version that was built on. */
export function conflictOf(
  parts: readonly Table[],
  mine: readonly AnnexRecord[],
  theirs: SubmissionJson,
  since: Comparison | null,
  gridOf: Sheets,
): readonly ConflictRow[] {
  const [first] = parts;
  if (!first) return [];
  const { annex } = first;
  const here = parts.flatMap((table) => table.inspection.records.map((record) => ({ table, row: record.row })));
  const room = roomBelow(parts, gridOf);
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
    ({ kind, name, before, after, cells }): ConflictRow => {
      const free = kind === 'removed' ? room() : null;
      const typed = kind === 'removed' ? (theirs.records[before ?? -1]?.source ?? {}) : {};
      return {
        kind,
        name,
        cells: cells.map((cell) => ({
          label: cell.label,
          theirs: typed[cell.field ?? ''] ?? text(cell.field, cell.before),
          mine: text(cell.field, cell.after),
          whose: cell.whose,
          place: free ? free(cell.field) : placeOf(after, cell.field),
        })),
      };
    },
  );
}

type Place = (field: string | null) => ConflictCell['place'];

/**
 * The blank rows that follow a list's last one, one after the other; null once there is none. A row with anything in it,
 * be it beside the table, or merged into another is not blank: nothing of the officer's is written over or torn apart.
 */
function roomBelow(parts: readonly Table[], gridOf: Sheets): () => Place | null {
  const table = parts.findLast(({ inspection }) => inspection.records.length > 0);
  const grid = table && gridOf(table.sheet);
  if (!table || !grid || table.annex.layout !== 'list') return () => null;
  let row = Math.max(...table.inspection.records.map((record) => record.row ?? 0));
  const columns = new Map(table.inspection.columns.map(({ field, cell }) => [field, cell.replace(/\d+$/, '')]));
  return () => {
    const next = row + 1;
    if (row === 0 || !isBlankRow(grid, next)) return null;
    row = next;
    return (field) => {
      const column = field === null ? undefined : columns.get(field);
      return column === undefined ? null : { sheet: table.sheet, cell: `${column}${next}` };
    };
  };
}
