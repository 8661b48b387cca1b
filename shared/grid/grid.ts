/**
 * One sheet as the core sees it: values by position, nothing of Excel. The add-in (Office.js), the upload page and
 * the CLI (a workbook reader) and tests (literals) each make Grids; everything after that is the same code.
 */

/** An error value such as #REF!, as the workbook shows it. */
export interface CellError {
  readonly error: string;
}

/** A number that the workbook formats as a date. `serial`: days in the 1900 system (1904 workbooks are shifted by the reader). */
export interface CellDate {
  readonly serial: number;
}

export type CellValue = string | number | boolean | null | CellError | CellDate;

/** 1-based, inclusive on both ends, in the sheet's own coordinates. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface Grid {
  readonly sheet: string;
  /** `rows[r - 1]?.[c - 1]` is the cell in sheet row r, column c. Rows may be short; what is not there is blank. */
  readonly rows: readonly (readonly CellValue[])[];
  readonly merges: readonly Area[];
  /** 1-based. */
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
  /** The sheet itself is hidden in the workbook. */
  readonly hidden: boolean;
  /** A1 addresses of cells whose formula reads another workbook (M35), where the reader gives formulas. */
  readonly externalCells: ReadonlySet<string>;
  /** A1 addresses of struck-through cells (M20), where the reader gives fonts. */
  readonly struckCells: ReadonlySet<string>;
}

/** A Grid from literal rows, for tests and for callers that have values only. */
export function gridOf(
  sheet: string,
  rows: readonly (readonly CellValue[])[],
  rest: Partial<Omit<Grid, 'sheet' | 'rows'>> = {},
): Grid {
  return {
    sheet,
    rows,
    merges: [],
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    hidden: false,
    externalCells: new Set(),
    struckCells: new Set(),
    ...rest,
  };
}

/** The value at a 1-based sheet position; null outside the grid. */
export function valueAt(grid: Grid, row: number, column: number): CellValue {
  return grid.rows[row - 1]?.[column - 1] ?? null;
}
