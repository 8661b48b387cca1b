import { CATALOGUE } from '../../../shared/annex/catalogue/index.ts';
import { type Grid, valueAt } from '../../../shared/grid/grid.ts';
import { editSheet } from '../../../shared/inspect/edit-sheet.ts';
import { type InspectContext, inspectWorkbook } from '../../../shared/inspect/inspect.ts';
import type { ReportingUnit, SheetInspection } from '../../../shared/inspect/inspection.ts';
import { type LiveSheet, openSheet } from '../../../shared/inspect/live.ts';
import { nationalDivisions } from '../../../shared/regions/tree.ts';
import { withCells } from '../../ui/with-cells.ts';
import type { SheetEdit } from './protocol.ts';

/** Keeps the verdict on a workbook true while its cells change. */
export class Checker {
  grids: Grid[];
  inspections: SheetInspection[];
  /** Which sheet each inspection is of. */
  readonly sources: number[];
  private readonly context: InspectContext;
  /** Set where one table is all there is to judge: then only what an edit touches is read again. */
  private live: { sheet: LiveSheet; index: number } | null = null;

  constructor(grids: readonly Grid[], unit: ReportingUnit) {
    this.context = { divisions: nationalDivisions(), catalogue: CATALOGUE, unit };
    this.grids = [...grids];
    this.inspections = inspectWorkbook(grids, this.context);
    this.sources = this.inspections.map((inspection) => grids.findIndex((grid) => grid.sheet === inspection.sheet));
    const annexed = this.inspections.flatMap((inspection, i) => (inspection.annex === null ? [] : [i]));
    const [only] = annexed;
    const grid = only === undefined ? undefined : grids[this.sources[only] ?? -1];
    // Findings across tables, and about the workbook, take the whole of it.
    if (annexed.length === 1 && only !== undefined && grid && !grid.hidden) {
      this.live = { sheet: openSheet(grid, this.context), index: only };
    }
  }

  /** Writes cells and judges again; returns the indexes of the inspections that may have changed. */
  edit(edits: readonly SheetEdit[]): number[] {
    const changed = edits.filter((edit) => {
      const grid = this.grids[edit.sheet];
      return grid && valueAt(grid, edit.row, edit.column) !== edit.value;
    });
    for (const sheet of new Set(changed.map((edit) => edit.sheet))) {
      const grid = this.grids[sheet] as Grid;
      this.grids[sheet] = withCells(
        grid,
        changed.filter((edit) => edit.sheet === sheet),
      );
    }
    const { live } = this;
    const onLive = live ? changed.filter((edit) => edit.sheet === this.sources[live.index]) : [];
    if (live && onLive.length === changed.length) {
      editSheet(live.sheet, onLive);
      this.inspections[live.index] = live.sheet.inspection;
      return [live.index];
    }
    const again = inspectWorkbook(this.grids, this.context);
    // An edit of a header may make a table appear or vanish; then the views no longer fit, and each keeps its own sheet's.
    this.inspections = this.inspections.map((before, i) => {
      const same = again.filter((each) => each.sheet === before.sheet);
      const nth = this.sources.slice(0, i).filter((source) => source === this.sources[i]).length;
      return same[nth] ?? before;
    });
    return this.inspections.map((_, i) => i);
  }
}
