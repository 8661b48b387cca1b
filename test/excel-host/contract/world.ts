import type { SheetHost } from '../../../addin/host/sheet-host.ts';
import type { Tone } from '../../../shared/compile/mark.ts';
import type { Area, Grid } from '../../../shared/grid/grid.ts';

/** What stands in the workbook, told by the workbook and not by the host under test. */
export interface Standing {
  readonly sheets: readonly { readonly name: string; readonly visibility: 'visible' | 'hidden' | 'veryHidden' }[];
  /** Every validated area with the kind of its rule. */
  readonly validations: readonly { readonly area: string; readonly type: string }[];
  /** How many conditional formats (rules and marks) there are. */
  readonly formats: number;
  /** Their tones, the quietest first. */
  readonly tones: readonly Tone[];
  readonly buttons: readonly string[];
  /** Names of ours in the workbook. */
  readonly names: number;
  readonly charts: readonly string[];
}

/** A workbook under a SheetHost, with an officer before it. References are `B6`, on the first sheet. */
export interface World {
  readonly host: SheetHost;
  standing(): Promise<Standing>;
  cell(reference: string): Promise<{ readonly value: unknown; readonly numberFormat: string }>;
  /** false: Excel's own validation refused it. */
  type(reference: string, text: string): Promise<boolean>;
  /** What `mark` tints the cell with now. */
  tint(reference: string): Promise<Tone | null>;
  /** null: the cell has no dropdown. */
  dropdown(reference: string): Promise<readonly string[] | null>;
  paste(reference: string, values: readonly (readonly (string | number | null)[])[]): Promise<void>;
  remoteEdit(reference: string, value: string): Promise<void>;
  insertRows(row: number, count: number): Promise<void>;
  pressButton(): Promise<void>;
  select(reference: string): Promise<void>;
  activate(sheet: string): Promise<void>;
  deleteSheet(sheet: string): Promise<void>;
  close(): Promise<void>;
}

export interface Opening {
  readonly workbook: Uint8Array;
  /** The same workbook for hosts that read none. */
  readonly grids: readonly Grid[];
  /** A validation of the file's own. */
  readonly foreign?: Area;
  /** Cells struck through, such as `B7`. */
  readonly struck?: readonly string[];
  /** Bytes a message may have, where there are messages. */
  readonly messageBytes?: number;
}

export type OpenWorld = (opening: Opening) => Promise<World>;
