import type { Issue } from '../issue/issue.ts';
import type { AnnexRecord } from '../record/record.ts';

/** The reading of one sheet: the inspection JSON, before texts are made for its issues. */
export interface SheetInspection {
  readonly sheet: string;
  /** Annex id, or null for a sheet that is none. */
  readonly annex: string | null;
  readonly confidence: number;
  /** The 单位 as written on the sheet; null where it is blank. */
  readonly unit: string | null;
  /** contactName, contactPhone, 填表人 …: whatever stands around the table. */
  readonly header: Readonly<Record<string, string>>;
  readonly columns: readonly { readonly field: string; readonly cell: string; readonly label: string }[];
  readonly unmapped: readonly { readonly cell: string; readonly label: string }[];
  /** Keys of fields that have no column. */
  readonly missing: readonly string[];
  readonly records: readonly AnnexRecord[];
  readonly issues: readonly Issue[];
}

/** Who is reporting, where that is known (signed in); the CLI goes by the name on the sheet. */
export interface ReportingUnit {
  readonly code: string;
  readonly name: string;
  /** Division code of its area; an organisation's is that of the unit it hangs below. */
  readonly area: string;
}
