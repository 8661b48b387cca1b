/** What the divisions of the country are and are called: data, which the pane fetches instead of bundling it. */
export interface Gazetteer {
  /** As data/national.ts writes it. */
  readonly national: string;
  /** Short names, and names of one character, each with a division's code; old names with the codes they became. */
  readonly aliases: Readonly<Record<string, string>>;
  readonly letters: Readonly<Record<string, string>>;
  readonly renamed: Readonly<Record<string, readonly string[]>>;
  /** 第一师 to 第十四师 of 兵团 in order, each with the code of its city and the city's name; null: it has none. */
  readonly corps: readonly (readonly [name: string, cityCode: string | null, city: string | null])[];
  /** Peoples in the names of autonomous divisions, divided by `|`; those without 族 too. */
  readonly peoples: string;
  /** Words of a path that name no division. */
  readonly fillers: readonly string[];
}
