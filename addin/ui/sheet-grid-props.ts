import type { Grid } from '../../shared/grid/grid.ts';
import type { Position } from './sheet-keys.ts';
import type { CellMark } from './sheet-row.tsx';
import type { HeaderRows } from './sheet-window.ts';

export interface SheetGridProps {
  readonly id: string;
  readonly label: string;
  readonly grid: Grid;
  /** First and last row of the table's header, which stays in view; null where there is none. */
  readonly header: HeaderRows | null;
  readonly marks: ReadonlyMap<string, CellMark>;
  readonly related: ReadonlySet<string>;
  readonly active: Position;
  /** Scroll to the active cell and focus it whenever this number changes. */
  readonly reveal: number;
  /** With every reveal: open the cell for editing. */
  readonly revealEditing?: boolean;
  readonly hiddenRowWord: string;
  onActive(at: Position): void;
  /** Absent: the sheet is for reading only. */
  onEdit?(at: Position, text: string): void;
  choicesOf?(column: number): readonly string[];
}
