import type { Grid } from '../grid/grid.ts';
import { withCrossAnnex } from '../validate/cross-annex.ts';
import type { InspectContext } from './context.ts';
import { inspectSheet, noAnnex } from './inspect-sheet.ts';
import type { SheetInspection } from './inspection.ts';
import { withSheetFindings } from './workbook-issues.ts';

export type { InspectContext } from './context.ts';

/**
 * Inspects one sheet: recognise → extract → normalise → validate. All issues at once, in place order. Of a sheet with
 * several tables, the first; inspectWorkbook gives them all.
 */
export function inspectGrid(grid: Grid, context: InspectContext): SheetInspection {
  return inspectSheet(grid, context)[0] ?? noAnnex(grid);
}

/** Inspects all sheets of a workbook, with the findings that take more than one of them. */
export function inspectWorkbook(grids: readonly Grid[], context: InspectContext): SheetInspection[] {
  const sheets = grids.flatMap((grid) => inspectSheet(grid, context));
  return withCrossAnnex(withSheetFindings(sheets, grids), context.divisions, context.catalogue);
}
