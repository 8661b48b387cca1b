import type { Grid } from '../grid/grid.ts';
import type { Params } from '../issue/issue.ts';

export type WorkbookFormat = 'xlsx' | 'xls' | 'ods';

/** A workbook as read: its sheets in order. */
export interface Workbook {
  readonly format: WorkbookFormat;
  readonly grids: readonly Grid[];
}

/** Why a file can't be read. `code` is stable and has its text in i18n (what it is, what to do). */
export interface WorkbookProblem {
  readonly code:
    | 'workbook.empty'
    | 'workbook.notWorkbook'
    | 'workbook.word'
    | 'workbook.wps'
    | 'workbook.picture'
    | 'workbook.encrypted'
    | 'workbook.corrupt'
    | 'workbook.tooLarge'
    | 'workbook.tooManyCells'
    | 'workbook.tooManySheets';
  readonly params: Params;
}

/** A cell to change in an existing workbook. */
export interface CellEdit {
  readonly sheet: string;
  /** A1 address. */
  readonly cell: string;
  readonly value: string | number | null;
}
