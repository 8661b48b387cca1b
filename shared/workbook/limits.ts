/** What a workbook may hold before it is refused. Counted while it is read: what a file says of itself may be a lie. */
export interface ReadLimits {
  /** Bytes of the parts that are read, unpacked. */
  readonly inflatedBytes: number;
  readonly sheets: number;
  /** Places in the Grid of a sheet, up to the last filled cell of each row. */
  readonly cells: number;
  readonly merges: number;
  /** Entries of the zip. */
  readonly entries: number;
  /** Bytes of an .xls, which is not packed. */
  readonly xlsBytes: number;
}

/** 100,000 rows of 8 columns with their texts take some 60 MB. */
export const READ_LIMITS: ReadLimits = {
  inflatedBytes: 120 << 20,
  sheets: 500,
  cells: 2_000_000,
  merges: 100_000,
  entries: 5_000,
  xlsBytes: 40 << 20,
};

/** In a Worker everything shares 128 MB: some 20,000 rows. */
export const WORKER_LIMITS: ReadLimits = { ...READ_LIMITS, inflatedBytes: 24 << 20, cells: 400_000, xlsBytes: 8 << 20 };

/** Excel's own. */
export const LAST_ROW = 1_048_576;
export const LAST_COLUMN = 16_384;
