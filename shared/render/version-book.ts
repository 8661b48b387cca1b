import { a1 } from '../grid/address.ts';
import { patchCells } from '../workbook/patch.ts';
import type { CellEdit } from '../workbook/workbook.ts';
import { Blank } from './blank.ts';
import { type RenderInput, renderAnnex } from './render.ts';

/**
 * A version as the workbook it was. Columns that its unit put beside a list stand beside it again, so that the file,
 * filled in further and handed in anew, loses nothing of them; a table with groups and a form have them on a sheet apart.
 */
export function renderVersion(input: RenderInput): Uint8Array {
  const beside = input.annex.layout === 'list' ? besideTable(input) : [];
  if (beside.length === 0) return renderAnnex(input);
  const records = input.records.map(({ values }) => ({ values }));
  return patchCells(renderAnnex({ ...input, records }), beside);
}

/** The cells right of the table: labels in the header's last row, one row for each record below. */
function besideTable({ annex, blank, records }: RenderInput): CellEdit[] {
  const labels = [...new Set(records.flatMap(({ extra }) => Object.keys(extra ?? {})))];
  if (labels.length === 0) return [];
  const { name: sheet, match } = new Blank(annex, blank);
  const column = match.right + 1;
  return labels.flatMap((label, i): CellEdit[] => {
    const texts = [label, ...records.map(({ extra }) => extra?.[label] ?? null)];
    return texts.flatMap((value, row) =>
      value === null ? [] : [{ sheet, cell: a1(match.headerBottom + row, column + i), value }],
    );
  });
}
