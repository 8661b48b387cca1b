import type { RowReading } from '../extract/read-row.ts';
import type { Issue } from '../issue/issue.ts';
import type { AnnexRecord } from '../record/record.ts';

/** Rows gathered at a time: an edit gathers one such run again, not the sheet. */
const RUN = 256;

/** What a run of rows gives. */
interface Run {
  /** How many records stand above it; its issues carry indexes that begin here. */
  readonly base: number;
  readonly records: readonly AnnexRecord[];
  readonly issues: readonly Issue[];
  /** Record of each row, from `base`; -1 for a row that is none. */
  readonly indexes: Int16Array;
  readonly totals: readonly number[];
  readonly several: readonly number[];
  readonly strays: readonly number[];
}

/** The rows of a table, gone through. Lists of rows are positions in the readings. */
export interface Gathered {
  readonly records: readonly AnnexRecord[];
  /** In place order, each with the index of its record. */
  readonly issues: readonly Issue[];
  readonly totals: readonly number[];
  readonly several: readonly number[];
  readonly strays: readonly number[];
  /** The record of a row by its position; null for a row that is none. */
  indexOf(at: number): number | null;
}

/** Gathers the rows of one table again and again while they change. */
export interface Gatherer {
  changed(at: number): void;
  gather(): Gathered;
}

function gatherRun(readings: readonly RowReading[], from: number, base: number): Run {
  const to = Math.min(from + RUN, readings.length);
  const records: AnnexRecord[] = [];
  const issues: Issue[] = [];
  const totals: number[] = [];
  const several: number[] = [];
  const strays: number[] = [];
  const indexes = new Int16Array(to - from).fill(-1);
  for (let at = from; at < to; at += 1) {
    const reading = readings[at] as RowReading;
    if (reading.kind.kind === 'total') totals.push(at);
    if (reading.severalItems) several.push(at);
    if (reading.strays.length > 0) strays.push(at);
    if (!reading.record) {
      for (const issue of reading.issues) issues.push(issue);
      continue;
    }
    const record = base + records.length;
    indexes[at - from] = records.length;
    for (const issue of reading.issues) issues.push({ ...issue, record });
    records.push(reading.record);
  }
  return { base, records, issues, indexes, totals, several, strays };
}

/** `flat` visits each element; `concat` copies whole arrays, which 10,000 rows at every edit are glad of. */
function joined<T>(lists: readonly (readonly T[])[]): readonly T[] {
  return ([] as readonly T[]).concat(...lists);
}

/** A gatherer over readings that are replaced in place and may grow. */
export function gatherer(readings: readonly RowReading[]): Gatherer {
  const runs: (Run | undefined)[] = [];
  return {
    changed(at) {
      runs[Math.floor(at / RUN)] = undefined;
    },
    gather() {
      let base = 0;
      const count = Math.ceil(readings.length / RUN);
      for (let i = 0; i < count; i += 1) {
        const known = runs[i];
        const run = known?.base === base ? known : gatherRun(readings, i * RUN, base);
        runs[i] = run;
        base += run.records.length;
      }
      const all = runs.slice(0, count) as Run[];
      return {
        records: joined(all.map((run) => run.records)),
        issues: joined(all.map((run) => run.issues)),
        totals: all.flatMap((run) => run.totals),
        several: all.flatMap((run) => run.several),
        strays: all.flatMap((run) => run.strays),
        indexOf(at) {
          const run = all[Math.floor(at / RUN)];
          const index = run?.indexes[at % RUN] ?? -1;
          return run === undefined || index < 0 ? null : run.base + index;
        },
      };
    },
  };
}
