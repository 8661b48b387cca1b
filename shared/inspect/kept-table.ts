import type { SheetView } from '../recognise/sheet-view.ts';
import type { Table } from './table.ts';

/** A kept table and where its notes and headings stand, which no re-reading of single rows may change. */
export interface Kept {
  readonly table: Table;
  readonly view: SheetView;
  /** Position of the first row of notes; -1 without. */
  readonly footer: number;
  readonly groups: readonly number[];
}

/** Takes a table that has just been read whole. */
export function keep(table: Table, view: SheetView): Kept {
  const { readings } = table;
  return {
    table,
    view,
    footer: readings.findIndex(({ kind }) => kind.kind === 'footer'),
    groups: readings.flatMap(({ kind }, at) => (kind.kind === 'group' ? [at] : [])),
  };
}
