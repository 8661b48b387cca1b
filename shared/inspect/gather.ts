import type { RowReading } from '../extract/read-row.ts';
import type { Issue } from '../issue/issue.ts';
import type { AnnexRecord } from '../record/record.ts';
import type { Table } from './table.ts';

/** The rows of a table, gone through once. */
export interface Gathered {
  readonly records: readonly AnnexRecord[];
  readonly issues: readonly Issue[];
  /** Positions in `readings` of the rows that table findings are made of. */
  readonly totals: readonly number[];
  readonly several: readonly number[];
  readonly strays: readonly number[];
  /** The record of a sheet row; null for a row that is none. */
  indexOf(row: number): number | null;
}

function placedIssues(table: Table, at: number, reading: RowReading, record: number): readonly Issue[] {
  const known = table.placed[at];
  if (known && known.reading === reading && known.record === record) return known.issues;
  const issues = reading.issues.map((issue) => ({ ...issue, record }));
  table.placed[at] = { reading, record, issues };
  return issues;
}

/** Goes through the rows of a table. */
export function gather(table: Table): Gathered {
  const records: AnnexRecord[] = [];
  const issues: Issue[] = [];
  const totals: number[] = [];
  const several: number[] = [];
  const strays: number[] = [];
  const { readings } = table;
  const indexes = new Int32Array(readings.length).fill(-1);
  for (let i = 0; i < readings.length; i += 1) {
    const reading = readings[i] as RowReading;
    if (reading.kind.kind === 'total') totals.push(i);
    if (reading.severalItems) several.push(i);
    if (reading.strays.length > 0) strays.push(i);
    if (!reading.record) {
      for (const issue of reading.issues) issues.push(issue);
      continue;
    }
    indexes[i] = records.length;
    if (reading.issues.length > 0) {
      for (const issue of placedIssues(table, i, reading, records.length)) issues.push(issue);
    }
    records.push(reading.record);
  }
  const { top } = table.reader.shape;
  const indexOf = (row: number) => {
    const index = indexes[row - top] ?? -1;
    return index < 0 ? null : index;
  };
  return { records, issues, totals, several, strays, indexOf };
}
