import type { AnnexDefinition } from '../../shared/annex/definition.ts';
import type { AnnexRecord } from '../../shared/record/record.ts';
import type { FolderFile } from './folder.ts';
import type { LeftOut } from './open-cells.ts';
import type { SheetUnit } from './unit-of-sheet.ts';

/** One annex of one unit, as one file of the folder holds it. */
export interface FileSubmission {
  readonly annex: AnnexDefinition;
  readonly unit: SheetUnit;
  readonly file: FolderFile;
  readonly sheets: readonly string[];
  /** The workbook has a sheet 报送情况: it is a merge itself, of a lower level or of this very folder. */
  readonly merge: boolean;
  readonly records: readonly AnnexRecord[];
  readonly leftOut: readonly LeftOut[];
}

/** Something that is not counted at all. */
export interface NotCounted {
  readonly file: string;
  readonly sheet: string | null;
  readonly annex: AnnexDefinition | null;
  readonly unitName: string | null;
  /** For people. */
  readonly reason: string;
}

/** What the files of a folder hold. */
export interface Reading {
  readonly submissions: readonly FileSubmission[];
  readonly notCounted: readonly NotCounted[];
  /** Sheets that are no annex in workbooks that hold one: 示例, Sheet3. Named, and of no matter. */
  readonly passedOver: readonly { readonly file: string; readonly sheet: string }[];
}
