/** A further sheet behind the annex, such as 报送情况 or 来源. */
export interface Appendix {
  /** Stands on the sheet's tab (31 characters at most) and above the table. */
  readonly title: string;
  /** Widths in characters, as Excel counts them. */
  readonly columns: readonly { readonly label: string; readonly width: number }[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** Lines below the table. */
  readonly notes?: readonly string[];
}
