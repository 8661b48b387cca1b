import { a1 } from '../../../shared/grid/address.ts';
import type { Area } from '../../../shared/grid/grid.ts';
import { rangeOf } from './range-of.ts';

/** Each round trip narrows a mixed block down to a 64th: three of them for 10,000 rows and 40 columns. */
const PARTS = 64;

/** Asks one thing of a block; after the next sync: whether it is so, or null where it is so for a part of it. */
export type Ask = (range: Excel.Range) => () => boolean | null;

/**
 * Finds the parts of a block for which something is so, by narrowing down: the calls that tell it cell by cell count as
 * writes and cost the officer's undo. Its questions travel with whatever else is asked in a round trip.
 */
export class Narrowing {
  readonly found: Area[] = [];
  readonly #sheet: Excel.Worksheet;
  readonly #ask: Ask;
  readonly #split: (area: Area) => Area[];
  #open: Area[];
  #asked: { readonly area: Area; readonly answer: () => boolean | null }[] = [];

  constructor(sheet: Excel.Worksheet, whole: readonly Area[], ask: Ask, split: (area: Area) => Area[]) {
    this.#sheet = sheet;
    this.#ask = ask;
    this.#split = split;
    this.#open = [...whole];
  }

  get isOpen(): boolean {
    return this.#open.length > 0;
  }

  ask(): void {
    this.#asked = this.#open.map((area) => ({ area, answer: this.#ask(rangeOf(this.#sheet, area)) }));
  }

  /** After a sync. */
  take(): void {
    this.#open = [];
    for (const { area, answer } of this.#asked) {
      const is = answer();
      if (is === true) this.found.push(area);
      else if (is === null) this.#open.push(...this.#split(area));
    }
    this.#asked = [];
  }
}

export const isStruck: Ask = ({ format: { font } }) => {
  font.load('strikethrough');
  return () => font.strikethrough;
};

export const isRowHidden: Ask = (range) => {
  range.load('rowHidden');
  return () => range.rowHidden;
};

export const isColumnHidden: Ask = (range) => {
  range.load('columnHidden');
  return () => range.columnHidden;
};

/** Bands of rows; a single row stays what it is. */
export function rowBands(area: Area): Area[] {
  const height = Math.ceil((area.bottom - area.top + 1) / PARTS);
  const bands: Area[] = [];
  for (let top = area.top; top <= area.bottom; top += height) {
    bands.push({ ...area, top, bottom: Math.min(area.bottom, top + height - 1) });
  }
  return bands;
}

export function columns(area: Area): Area[] {
  const each: Area[] = [];
  for (let column = area.left; column <= area.right; column++) each.push({ ...area, left: column, right: column });
  return each;
}

/** Bands of rows; of a single row its cells. */
export function bandsThenCells(area: Area): Area[] {
  return area.top === area.bottom ? columns(area) : rowBands(area);
}

export function cellNames(areas: readonly Area[]): Set<string> {
  const names = new Set<string>();
  for (const { top, left, bottom, right } of areas) {
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) names.add(a1(row, column));
    }
  }
  return names;
}
