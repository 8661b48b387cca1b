import type { Mark, Tone } from '../../shared/compile/mark.ts';
import type { NativeRule } from '../../shared/field/field-type.ts';
import type { Area, CellValue } from '../../shared/grid/grid.ts';

/** A dropdown whose items stand in a named list: an inline one holds 255 characters. */
export interface NamedListRule {
  readonly type: 'named';
  readonly list: string;
}

/** What Excel itself refuses or asks about while the officer types into an area. */
export interface Guard {
  /** Unique on its sheet; letters, digits, `_`. It names the area, so that it is found again after rows were inserted. */
  readonly key: string;
  readonly area: Area;
  /** `any` guards nothing and only prompts. In formulas `{cell}` is the guarded cell's own relative address. */
  readonly validation: NativeRule['validation'] | NamedListRule;
  readonly style: NativeRule['style'];
  /** The dropdown only offers: whatever is typed passes without a word. */
  readonly quiet?: boolean;
  /** Digits stay as typed. */
  readonly asText: boolean;
  /** Tints that follow typing without a write; of several that hold the loudest shows. */
  readonly marks?: readonly Mark[];
  /** ≤ 32, 255, 32 and 224 characters. */
  readonly promptTitle: string;
  readonly promptText: string;
  readonly errorTitle: string;
  readonly errorText: string;
}

const LOUDNESS: Readonly<Record<Tone, number>> = { warning: 0, confirm: 1, error: 2 };

/** Sorts the louder behind: of two tints in one cell the loudest shows. */
export function louder(a: { readonly tone: Tone }, b: { readonly tone: Tone }): number {
  return LOUDNESS[a.tone] - LOUDNESS[b.tone];
}

/** A tint for some cells, by hand of the add-in: what was returned, say. The words are the pane's. */
export interface SheetMark {
  readonly area: Area;
  readonly tone: Tone;
  /** The tint goes by itself, without a write, once the first cell of the area holds anything else. Null: empty. */
  readonly whileHolds?: CellValue;
}

/** A button drawn into the sheet where it is not printed. */
export interface SheetButton {
  readonly text: string;
  /** For those who hear the sheet. */
  readonly description: string;
  /** Drawn over this cell's place or further right in its row, beside all that is printed. */
  readonly at: { readonly row: number; readonly column: number };
}

/** Everything that makes one sheet smart in place. */
export interface GuardPlan {
  readonly sheet: string;
  readonly guards: readonly Guard[];
  readonly lists: readonly NamedList[];
  readonly button?: SheetButton;
  /** What is installed on other sheets: where this one is a copy of such a sheet, that comes out first. */
  readonly elsewhere?: readonly Installed[];
}

/** The items of a dropdown, kept on a sheet that nobody sees. Lists with the same name are shared between plans. */
export interface NamedList {
  readonly name: string;
  readonly items: readonly string[];
}

/** What was done to a sheet and what stood there before. Plain JSON: it is kept in the workbook's metadata. */
export interface Installed {
  /** The sheet's id. */
  readonly sheet: string;
  /** Part of the hidden names that follow the guarded areas. */
  readonly token: string;
  readonly guards: readonly InstalledGuard[];
  readonly lists: readonly string[];
  readonly button: boolean;
  /** Guards that were left out because the officer's file has a validation of its own there. */
  readonly skipped: readonly string[];
  /** What guards of ours say: not kept. Told so, taking out finds the rules that copied and moved cells took along. */
  readonly says?: ReadonlySet<string>;
}

export interface InstalledGuard {
  readonly key: string;
  /** The number formats before ours, row by row from the top, equal neighbours once; absent where they were left alone. */
  readonly formats?: readonly { readonly rows: number; readonly format: string }[];
}

/** The hidden name that follows a guarded area through insertions and deletions. */
export function areaNameOf(token: string, key: string): string {
  return `${OURS}.${token}.${key}`;
}

export function listNameOf(list: string): string {
  return `${OURS}.list.${list}`;
}

/** What the names, sheets, shapes and formulas of ours begin with: by it they are found again and taken out. */
export const OURS = '_annexsync';

/** A sheet's id as part of a name. */
export function tokenOf(sheetId: string): string {
  return sheetId.replace(/[^A-Za-z0-9]/g, '') || 'sheet';
}
