import type { AnnexDefinition } from '../annex/definition.ts';
import type { Issue } from '../issue/issue.ts';

/** A column of the sheet (in a form: a value cell) that stands for a field. */
export interface MatchedField {
  readonly field: string;
  /** 1-based. In a list or matrix `row` is that of the header's leaf cell; in a form the value cell's. */
  readonly row: number;
  readonly column: number;
  /** The header's text as it stands. */
  readonly label: string;
  /** The unit the header states for money, when it is not the annex's own (M06). */
  readonly moneyUnit?: 'yuan' | 'yi';
}

/** What `recognise` found in one sheet: what it mapped, what it could not, and how sure it is. */
export interface Match {
  readonly annex: AnnexDefinition;
  /** 0 to 1. */
  readonly confidence: number;
  readonly fields: readonly MatchedField[];
  readonly unmapped: readonly { readonly row: number; readonly column: number; readonly label: string }[];
  /** Keys of fields no column was found for. */
  readonly missing: readonly string[];
  /** Rows of the header, 1-based inclusive; the data begins below. In a form: the form's own rows. */
  readonly headerTop: number;
  readonly headerBottom: number;
  /** Columns the table spans, 1-based inclusive. */
  readonly left: number;
  readonly right: number;
  /** Findings about the header itself: renamed, extra, missing columns. */
  readonly issues: readonly Issue[];
}
