import type { AnnexRecord, FieldValue } from '../record/record.ts';

/** One unit's counted submission, as the merge takes it. Merging the same ones in any order gives the same bytes. */
export interface MergeInput {
  /** Unit code; division order is code order, organisations after the divisions. */
  readonly unit: string;
  readonly unitName: string;
  /** A division, or an organisation hanging directly below the merging unit. */
  readonly kind: 'division' | 'organisation';
  readonly version: number;
  readonly receiptNumber: string;
  /** ISO 8601, UTC. */
  readonly receivedAt: string;
  /** 零报告. */
  readonly nil: boolean;
  readonly records: readonly AnnexRecord[];
}

/** Who should have reported and has (or has not). */
export interface Expected {
  readonly unit: string;
  readonly unitName: string;
}

export interface RecordSource {
  readonly unit: string;
  readonly unitName: string;
  readonly version: number;
  readonly receiptNumber: string;
}

export interface MergedRecord {
  readonly values: Readonly<Record<string, FieldValue>>;
  readonly extra: Readonly<Record<string, string>>;
  /** One for a list row or a form; all that were added for a matrix row. */
  readonly sources: readonly RecordSource[];
}

export interface Coverage {
  readonly expected: number;
  /** Units that must fill the annex and are counted, nil returns among them: never above `expected`. */
  readonly counted: number;
  readonly nil: number;
  readonly missing: readonly Expected[];
}

/** Reported to the merger, never removed (M74). */
export interface PossibleDuplicate {
  /** sameProject: same project, place and phone. sameOrganisation: one organisation under two names. */
  readonly kind: 'sameProject' | 'sameOrganisation';
  /** 0-based indexes into the merged records. */
  readonly records: readonly number[];
  readonly names: readonly string[];
}

/** 汇总. */
export interface Merge {
  readonly annex: string;
  readonly unit: string;
  readonly coverage: Coverage;
  readonly records: readonly MergedRecord[];
  readonly duplicates: readonly PossibleDuplicate[];
}
