/** A division of the tree, or a place below it. `code`: six digits (GB/T 2260; 66xxxx is 兵团). */
export interface Place {
  readonly code: string;
  /** The canonical path from the province down, such as 甘肃省临夏回族自治州东乡族自治县. */
  readonly name: string;
  /** What lies below the tree, such as a village, as typed. */
  readonly detail?: string;
}

/** `"2021-03"` or `"2021-03-15"`; `end` null: 至今. */
export interface DateRange {
  readonly start: string;
  readonly end: string | null;
}

export interface Contact {
  readonly name: string;
  readonly phone: string;
}

/** Money is a number of 万元 with at most 6 decimals (a 分 is 0.000001); sums go through record/money.ts. */
export type FieldValue = string | number | Place | DateRange | Contact;

/** 记录: one data row of a submission (a matrix row and a whole form are records too). */
export interface AnnexRecord {
  /** The sheet's own 1-based row; null when the record came without a sheet. A form: the row of its first field. */
  readonly row: number | null;
  /** Normalised values by field key. What could not be normalised is absent, never 0. */
  readonly values: Readonly<Record<string, FieldValue>>;
  /** The text as typed of every cell whose value differs from it. */
  readonly source: Readonly<Record<string, string>>;
  /** Columns the annex does not have, by their label. */
  readonly extra: Readonly<Record<string, string>>;
}
