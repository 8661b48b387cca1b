import { type AnnexDefinition, fieldOf } from '../annex/definition.ts';
import type { Match } from '../recognise/match.ts';
import type { Content } from '../workbook/cell-xml.ts';
import { contentOf } from './field-content.ts';
import type { RenderRecord } from './list-plan.ts';
import type { SheetPlan } from './plan.ts';

/** A form: each value into its cell; a field without a value keeps what the blank prints there (the choices). */
export function planForm(annex: AnnexDefinition, match: Match, record: RenderRecord | undefined): SheetPlan {
  const cells = new Map<number, Map<number, Content>>();
  for (const { field: key, row, column } of match.fields) {
    const content = contentOf(fieldOf(annex, key))(record?.values[key]);
    if (content === null) continue;
    const cellsOfRow = cells.get(row) ?? new Map<number, Content>();
    cells.set(row, cellsOfRow.set(column, content));
  }
  const rows = match.fields.map((f) => f.row);
  return {
    insertions: [],
    contentAt: (row, column) => cells.get(row)?.get(column),
    columns: [...new Set(match.fields.map((f) => f.column))],
    data: { first: Math.min(...rows), last: Math.max(...rows) },
    merges: [],
  };
}
