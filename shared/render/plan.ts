import type { Area } from '../grid/grid.ts';
import type { Content } from '../workbook/cell-xml.ts';
import type { Insertion } from './shift.ts';

/** How one sheet of the blank is filled. Rows are 1-based: `row` as they stand once the insertions are in. */
export interface SheetPlan {
  readonly insertions: readonly (Insertion & {
    /** The blank's row whose style, height and merges the new rows take. */
    readonly template: number;
  })[];
  /** undefined: the cell stays as issued. */
  contentAt(row: number, column: number): Content | undefined;
  /** Columns a data row must have cells in, drawn in the blank or not. */
  readonly columns: readonly number[];
  /** Rows that hold records, as they stand once filled: for the rules and the text format. */
  readonly data: { readonly first: number; readonly last: number };
  /** Merges the blank does not have. */
  readonly merges: readonly Area[];
}
