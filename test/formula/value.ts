import type { CellError } from '../../shared/grid/grid.ts';

/** A blank cell holds null, which counts as 0, "" or FALSE, as asked for. */
export type Plain = string | number | boolean | null;
/** What one cell can hold. */
export type Scalar = Plain | CellError;
export type Value = Scalar | Block;

/** Cells in rows and columns: looked up only where a function asks, so that `$C:$C` costs nothing. */
export class Block {
  readonly height: number;
  readonly width: number;
  /** Rows that may hold anything: the rest of a whole column is blank. */
  readonly used: number;
  readonly #at: (row: number, column: number) => Scalar;

  constructor(size: Pick<Block, 'height' | 'width' | 'used'>, at: (row: number, column: number) => Scalar) {
    this.height = size.height;
    this.width = size.width;
    this.used = Math.min(size.used, size.height);
    this.#at = at;
  }

  /** 1-based, within the block. */
  at(row: number, column: number): Scalar {
    return this.#at(row, column);
  }

  /** Row by row, as far as it is used. */
  scalars(): Scalar[] {
    const line = Array.from({ length: this.width }, (_, column) => column + 1);
    return Array.from({ length: this.used }, (_, row) => line.map((column) => this.#at(row + 1, column))).flat();
  }
}

export function blockOf(value: Value): Block {
  return value instanceof Block ? value : new Block({ height: 1, width: 1, used: 1 }, () => value);
}

export type ErrorSign = '#VALUE!' | '#DIV/0!' | '#REF!' | '#NAME?' | '#NUM!' | '#N/A';

export function failed(error: ErrorSign): CellError {
  return { error };
}

export function isError(value: unknown): value is CellError {
  return typeof value === 'object' && value !== null && 'error' in value;
}

/** The one value asked for. Excel would go through the cells of a larger block: that is not calculated here. */
export function single(value: Value): Scalar {
  if (!(value instanceof Block)) return value;
  if (value.height > 1 || value.width > 1) throw new Error('a block of cells where one value is asked for');
  return value.at(1, 1);
}
