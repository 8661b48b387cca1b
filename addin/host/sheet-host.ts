/**
 * The narrow port between annex-sync and whatever program shows the workbook. Nothing behind it knows Excel's own
 * types, so that tests, the page and a WPS adapter can stand in its place.
 *
 * A sheet is named by its id (`SheetInfo.id`) or its name. Rows and columns are 1-based.
 */
import type { Area, CellValue, Grid } from '../../shared/grid/grid.ts';
import type { ChartSpec } from './chart.ts';
import type { Guard, GuardPlan, Installed, SheetMark } from './guard.ts';
import type { HostResult } from './host-problem.ts';

export interface SheetInfo {
  readonly id: string;
  readonly name: string;
  readonly visibility: 'visible' | 'hidden' | 'veryHidden';
  readonly active: boolean;
}

export interface Capabilities {
  /** Such as `1.14`; empty for a host that is not Excel. */
  readonly apiLevel: string;
  /** Several writes can be one step of undo. */
  readonly undoGroup: boolean;
  /** Whole sheets can be taken over from an .xlsx. */
  readonly insertSheets: boolean;
  /** Reading merges leaves the officer's undo alone. */
  readonly quietMergeReads: boolean;
}

export interface ReadOptions {
  /** Default true. On an older Excel this costs the officer's undo: leave it out where the merges are known. */
  readonly merges?: boolean;
  /** Told what sheets the workbook has, along with the reading: no round trip of its own. */
  readonly told?: (sheets: readonly SheetInfo[]) => void;
}

/** A block of values to write: text stays text, whatever it looks like; null leaves a cell as it is, '' empties it. */
export interface Block {
  readonly sheet: string;
  readonly top: number;
  readonly left: number;
  readonly rows: readonly (readonly (string | number | boolean | null)[])[];
}

export interface RowShift {
  readonly at: number;
  readonly by: number;
}

export interface WriteOptions {
  /** 0 to 1, after every message. */
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal;
}

export interface AreaLooks {
  readonly rowHidden: boolean | null;
  readonly columnHidden: boolean | null;
  readonly struck: boolean | null;
}

/** An area read again after an edit. */
export interface AreaReading {
  readonly rows: readonly (readonly CellValue[])[];
  /** Whether its rows and columns are hidden and its cells struck through; null: some are. */
  readonly looks: AreaLooks;
  /** Keys of the given guards whose validation no longer stands over the whole of its part of the area. */
  readonly damaged: readonly string[];
}

export interface Edit {
  readonly sheet: string;
  /** `rowsArranged`: sorted, hidden or shown again. */
  readonly kind: 'cells' | 'rowsInserted' | 'rowsDeleted' | 'columnsInserted' | 'columnsDeleted' | 'rowsArranged';
  readonly areas: readonly Area[];
  /** `remote`: a co-author's. Our own writes are not told at all. */
  readonly source: 'local' | 'remote';
}

export interface Listeners {
  readonly edited?: (edit: Edit) => void;
  readonly activated?: (sheet: string) => void;
  /** A sheet is no longer in the workbook. Also told of those that we took out. */
  readonly removed?: (sheet: string) => void;
  /** Not told by Excel below ExcelApi 1.17: names may be older than they seem. */
  readonly renamed?: (sheet: string, name: string) => void;
  /** What the officer has selected now; of several areas the first. */
  readonly selected?: (sheet: string, area: Area) => void;
  /** The button of a sheet was pressed. Clicking it twice in a row may tell once only. */
  readonly pressed?: (sheet: string) => void;
  /** Calls are waiting until the officer leaves the cell they are editing. */
  readonly waiting?: (waits: boolean) => void;
}

/** How a table written cell by cell looks: title large, header tinted and framed, rows framed. */
export interface Dressing {
  readonly sheet: string;
  readonly title?: Area;
  readonly header: Area;
  readonly rows?: Area;
  /** Of the title and the header. */
  readonly merges: readonly Area[];
  /** In Chinese characters, from the first column on. */
  readonly widths: readonly number[];
}

export interface NewSheet {
  readonly name: string;
  readonly visibility?: SheetInfo['visibility'];
}

export interface SheetHost {
  readonly capabilities: Capabilities;

  sheets(): HostResult<readonly SheetInfo[]>;
  /** The used block of each sheet, in as few round trips as its size allows (one, up to some thousand rows). */
  read(sheets: readonly string[], options?: ReadOptions): HostResult<readonly Grid[]>;
  /** One round trip. */
  readArea(sheet: string, area: Area, guards?: readonly Guard[]): HostResult<AreaReading>;
  /** Messages stay under 1.5 MB. What was written before a failure or a cancel stays written. */
  write(blocks: readonly Block[], options?: WriteOptions): HostResult<void>;

  /** Puts whole rows in above a row (`by` > 0), or takes them out from there; in order, each after the one before. */
  shiftRows(sheet: string, steps: readonly RowShift[]): HostResult<void>;

  /**
   * Puts a plan into its sheet. Where the file guards itself already, ours stays out. With the record of an earlier
   * time, what still stands is left as it is: installing twice changes nothing.
   */
  install(plan: GuardPlan, before?: Installed): HostResult<Installed>;
  /** Takes everything of a plan out again and restores what stood there. */
  uninstall(installed: Installed): HostResult<void>;
  /** Where the guarded areas are now: rows may have been inserted. Those deleted altogether are missing. */
  guardedAreas(installed: Installed): HostResult<Readonly<Record<string, Area>>>;
  /** Puts destroyed validations and marks back over the guards' whole areas, as one batch that writes. */
  restore(sheet: string, guards: readonly Guard[]): HostResult<void>;
  /**
   * Tints cells until `unmark`, or until they hold something else: no cell's value or own format is touched. Replaces
   * earlier marks of the sheet; guards' marks stay, and the louder tint shows.
   */
  mark(sheet: string, marks: readonly SheetMark[]): HostResult<void>;
  unmark(sheet: string): HostResult<void>;

  /** Told from now on; a page that is loaded anew listens anew. The value stops it. */
  listen(listeners: Listeners): HostResult<() => HostResult<void>>;

  /** What annex-sync keeps in the workbook: it stays without the add-in. Undefined where nothing was kept. */
  metadata(): HostResult<string | undefined>;
  /** An empty text takes it out of the workbook. */
  setMetadata(text: string): HostResult<void>;

  addSheet(sheet: NewSheet): HostResult<SheetInfo>;
  removeSheet(sheet: string): HostResult<void>;
  /** Gives a sheet the wanted name, or the next free and legal one; the value tells which. */
  renameSheet(sheet: string, wanted: string): HostResult<string>;
  /** Gives cells that were written one by one the look of a table. */
  dress(dressing: Dressing): HostResult<void>;
  /** Takes the sheets of an .xlsx over, behind the present ones. */
  insertSheets(bytes: Uint8Array): HostResult<readonly SheetInfo[]>;
  addCharts(sheet: string, charts: readonly ChartSpec[]): HostResult<void>;
  select(sheet: string, area: Area): HostResult<void>;
}
