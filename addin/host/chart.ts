import type { Area } from '../../shared/grid/grid.ts';

/** A native chart of a block whose first row holds the series' names and whose first column the categories. */
export interface ChartSpec {
  readonly name: string;
  readonly title: string;
  readonly kind: 'bars' | 'columns' | 'pie' | 'line';
  readonly source: { readonly sheet: string; readonly area: Area };
  /** The cells it covers. */
  readonly place: Area;
}
