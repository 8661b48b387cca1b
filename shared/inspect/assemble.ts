import { a1 } from '../grid/address.ts';
import { byPlace, mergeByPlace } from '../issue/place-order.ts';
import type { Match } from '../recognise/match.ts';
import type { SheetInspection } from './inspection.ts';
import type { Table } from './table.ts';
import { tableIssues } from './table-issues.ts';

/** The parts of an inspection that a match alone decides. */
export function matchParts(
  match: Match,
): Pick<SheetInspection, 'annex' | 'confidence' | 'columns' | 'unmapped' | 'missing'> {
  return {
    annex: match.annex.id,
    confidence: match.confidence,
    columns: match.fields.map(({ field, row, column, label }) => ({ field, cell: a1(row, column), label })),
    unmapped: match.unmapped.map(({ row, column, label }) => ({ cell: a1(row, column), label })),
    missing: match.missing,
  };
}

/** The inspection of a table. A column nothing was found for is said once, above the table, not at every row. */
export function assembleTable(table: Table): SheetInspection {
  const rows = table.gatherer.gather();
  const others = [...table.match.issues, ...table.around.issues, ...tableIssues(table, rows)].sort(byPlace);
  return {
    sheet: table.reader.shape.view.grid.sheet,
    ...matchParts(table.match),
    unit: table.around.unit,
    header: table.around.header,
    records: rows.records,
    issues: mergeByPlace(others, rows.issues),
  };
}
