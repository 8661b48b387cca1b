import type { RecordInput } from '../../../shared/api/contracts/record.ts';
import type { SubmissionJson } from '../../../shared/api/contracts/submission.ts';
import type { CellValue, Grid } from '../../../shared/grid/grid.ts';
import type { Locale } from '../../../shared/i18n/i18n.ts';
import type { ReportingUnit } from '../../../shared/inspect/inspection.ts';
import type { WorkbookFormat } from '../../../shared/workbook/workbook.ts';
import type { Finding } from '../../ui/finding.ts';
import type { MergedOrder } from '../../usecases/pull/render-merged.ts';
import type { Placed, ReasonPlace } from '../../usecases/returned.ts';
import type { KeptColumns } from './kept-columns.ts';

/**
 * What page and reading thread say to each other. The thread holds the workbook, its live sheets and the rules; the
 * page holds what it shows. Everything crosses as structured clones.
 */
export interface OpenOrder {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly unit: ReportingUnit;
  readonly locale: Locale;
  /** Of a version that is opened again: what its unit wrote beside the annex's columns. */
  readonly kept?: KeptColumns | undefined;
}

/** A version and records to go into it. */
export interface JoinOrder {
  readonly submission: Pick<SubmissionJson, 'annex' | 'header' | 'records'>;
  readonly unit: ReportingUnit;
}

export type Stage = 'reading' | 'recognising' | 'checking';

/** A table of the workbook as the page shows it: its sheet, and what is said of it. A sheet may hold several. */
export interface SheetView extends SheetFindings {
  readonly name: string;
  /** Index of its sheet in the workbook. */
  readonly source: number;
  readonly grid: Grid;
  /** Annex id; null for a sheet that is none. */
  readonly annex: string | null;
  /** Rows of the table's header; null for a form or no annex. */
  readonly header: { readonly top: number; readonly bottom: number } | null;
  /** Field key by 1-based column (list, matrix). */
  readonly fields: Readonly<Record<number, string>>;
}

/** What changes with every edit. `index`: of the view. */
export interface SheetFindings {
  readonly index: number;
  readonly records: number;
  readonly findings: readonly Finding[];
}

export interface Opened {
  readonly format: WorkbookFormat;
  readonly sheets: readonly SheetView[];
}

export interface SheetEdit {
  /** `source` of the view. */
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
  readonly value: CellValue;
}

/** The body of a submission, but for what only the page knows (notice, base version, answers). */
export interface Content {
  readonly header: Record<string, string>;
  readonly records: RecordInput[];
  /** Which column each field stands in. */
  readonly columns: Record<string, string>;
  /** Where a sheet's records begin in `records` (several forms in one workbook are several records). */
  readonly offsets: Readonly<Record<number, number>>;
  readonly hash: string;
}

export interface Orders {
  join: { ask: JoinOrder; answer: Uint8Array | null };
  renderMerged: { ask: MergedOrder; answer: Uint8Array };
  open: { ask: OpenOrder; answer: { ok: true; value: Opened } | { ok: false; message: string; code: string } };
  edit: { ask: { edits: readonly SheetEdit[] }; answer: readonly SheetFindings[] };
  describe: { ask: { locale: Locale }; answer: readonly SheetFindings[] };
  content: { ask: { sheets: readonly number[]; notice: string; unit: string }; answer: Content };
  /** `sheet` of a place: index of its view. */
  places: {
    ask: { of: Placed; sheets: readonly number[] };
    answer: ReadonlyMap<string, ReasonPlace>;
  };
  save: { ask: { edits: readonly SheetEdit[] }; answer: { name: string; bytes: Uint8Array } };
}

export type OrderName = keyof Orders;

export interface Order<N extends OrderName = OrderName> {
  readonly id: number;
  readonly name: N;
  readonly ask: Orders[N]['ask'];
}

export type Report =
  | {
      readonly id: number;
      readonly kind: 'progress';
      readonly stage: Stage;
      readonly done: number;
      readonly of: number;
    }
  | { readonly id: number; readonly kind: 'answer'; readonly answer: unknown }
  /** A bug: nothing an officer did. */
  | { readonly id: number; readonly kind: 'broken'; readonly detail: string };
