import { a1 } from '../grid/address.ts';
import type { Area, CellValue, Grid } from '../grid/grid.ts';
import { LAST_COLUMN, LAST_ROW, type ReadLimits } from './limits.ts';
import { ReadFailure } from './read-failure.ts';

/** Rows between filled ones: one and the same empty row. */
const EMPTY: readonly CellValue[] = [];
/** A merge may reach this far beyond the last filled cell; one over a whole sheet is cut there. */
const MARGIN = { rows: 200, columns: 50 };

const isBlankText = (value: CellValue): boolean => typeof value === 'string' && value.trim() === '';

/** Collects a sheet's cells into a Grid that ends at the last filled cell of each row, within the limits. */
export class GridBuilder {
  private readonly sheet: string;
  private readonly limits: ReadLimits;
  private readonly rows: (readonly CellValue[])[] = [];
  private readonly merges: Area[] = [];
  private readonly hiddenRows = new Set<number>();
  private readonly hiddenColumns = new Set<number>();
  private readonly externalCells = new Set<string>();
  private readonly struckCells = new Set<string>();
  private places = 0;
  private widest = 0;

  constructor(sheet: string, limits: ReadLimits) {
    this.sheet = sheet;
    this.limits = limits;
  }

  /** 1-based. Blank values and texts of spaces leave no trace. */
  set(row: number, column: number, value: CellValue): void {
    if (value === null || isBlankText(value)) return;
    if (!(row >= 1 && row <= LAST_ROW && column >= 1 && column <= LAST_COLUMN))
      throw new ReadFailure('workbook.corrupt');
    const cells = this.rowAt(row);
    this.grow(Math.max(0, column - cells.length));
    while (cells.length < column) cells.push(null);
    cells[column - 1] = value;
    this.widest = Math.max(this.widest, column);
  }

  private rowAt(row: number): CellValue[] {
    if (this.rows.length < row) this.grow(0);
    while (this.rows.length < row) this.rows.push(EMPTY);
    const known = this.rows[row - 1];
    if (known !== undefined && known !== EMPTY) return known as CellValue[];
    const fresh: CellValue[] = [];
    this.rows[row - 1] = fresh;
    return fresh;
  }

  private grow(places: number): void {
    this.places += places;
    if (this.places > this.limits.cells) {
      throw new ReadFailure('workbook.tooManyCells', { sheet: this.sheet, limit: this.limits.cells });
    }
  }

  merge(area: Area): void {
    if (area.top === area.bottom && area.left === area.right) return;
    if (this.merges.length >= this.limits.merges) {
      throw new ReadFailure('workbook.tooManyCells', { sheet: this.sheet, limit: this.limits.merges });
    }
    this.merges.push(area);
  }

  hideRow(row: number): void {
    this.hiddenRows.add(row);
  }

  hideColumns(from: number, to: number): void {
    for (let column = Math.max(1, from); column <= Math.min(to, LAST_COLUMN); column++) this.hiddenColumns.add(column);
  }

  external(row: number, column: number): void {
    this.externalCells.add(a1(row, column));
  }

  strike(row: number, column: number): void {
    this.struckCells.add(a1(row, column));
  }

  /** What lies beyond the last filled cell says nothing: hidden rows and columns, merges. */
  build(hidden: boolean): Grid {
    const bottom = this.rows.length + MARGIN.rows;
    const right = this.widest + MARGIN.columns;
    const merges = this.merges.filter((m) => m.top <= bottom && m.left <= right);
    return {
      sheet: this.sheet,
      rows: this.rows,
      merges: merges.map((m) => ({ ...m, bottom: Math.min(m.bottom, bottom), right: Math.min(m.right, right) })),
      hiddenRows: new Set([...this.hiddenRows].filter((row) => row <= this.rows.length)),
      hiddenColumns: new Set([...this.hiddenColumns].filter((column) => column <= this.widest)),
      hidden,
      externalCells: this.externalCells,
      struckCells: this.struckCells,
    };
  }
}
