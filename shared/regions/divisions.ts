import type { Place } from '../record/record.ts';

export interface Division {
  /** Six digits, GB/T 2260; 660000 and 66NN00 for 兵团 and its divisions are ours. */
  readonly code: string;
  readonly name: string;
  readonly level: 'province' | 'prefecture' | 'county';
  readonly parent: string | null;
}

/** What a text says about a place. */
export type Resolution =
  | {
      readonly kind: 'one';
      readonly place: Place;
      readonly division: Division;
      /** Every level from the province down was named. */
      readonly fullPath: boolean;
      /** The old name that was typed, for a renamed or merged division. */
      readonly renamed?: string;
    }
  /** Several divisions bear the name. */
  | { readonly kind: 'many'; readonly candidates: readonly Place[] }
  /** Several places are named, or 全国, 多地 (then `places` is empty). */
  | { readonly kind: 'several'; readonly places: readonly Place[] }
  | { readonly kind: 'none' };

export interface Divisions {
  get(code: string): Division | undefined;
  /** In division order; of null: the provinces and 兵团. */
  children(code: string | null): readonly Division[];
  /** From the province down to the division itself. */
  path(code: string): readonly Division[];
  /** 甘肃省临夏回族自治州东乡族自治县. */
  pathName(code: string): string;
  /** `area`: the reporting unit's area; a name several divisions bear is then the one inside it. */
  resolve(text: string, area: string | null): Resolution;
  /** Whether `code` lies in `area` (or is it). 659xxx lies in 650000 and in 660000. */
  inside(code: string, area: string): boolean;
  /** The area a unit's name speaks of: 甘肃省民政厅 → 620000, 无锡市民政局 → 320200. */
  areaOfUnitName(name: string): Division | undefined;
}
