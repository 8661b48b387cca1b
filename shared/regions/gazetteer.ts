/** What the divisions of the country are and are called: data, which the pane fetches instead of bundling it. */
export interface Gazetteer {
  /** As data/national.ts writes it. */
  readonly national: string;
  /** Short names, and names of one character, each with a division's code; old names with the codes they became. */
  readonly aliases: Readonly<Record<string, string>>;
  readonly letters: Readonly<Record<string, string>>;
  readonly renamed: Readonly<Record<string, readonly string[]>>;
}
